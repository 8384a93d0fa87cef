import type { Chart } from 'chart.js'
import type { Step } from './drawing.ts'

interface Place {
  readonly x: number
  readonly y: number
}

const placeOf = (chart: Chart, step: Step): Place | undefined => {
  const point = chart.getDatasetMeta(step.layer).data[step.index]
  return point === undefined ? undefined : { x: point.x, y: point.y }
}

/** The stop nearest to a place on the canvas; distance along the picture counts more than across it. */
export const nearestStep = (chart: Chart, steps: readonly Step[], at: Place): number => {
  const distances = steps.map((step) => {
    const place = placeOf(chart, step)
    return place === undefined ? Number.POSITIVE_INFINITY : Math.hypot(place.x - at.x, (place.y - at.y) / 3)
  })
  const least = Math.min(...distances)
  return distances.indexOf(least)
}
