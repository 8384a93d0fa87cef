import type { Plugin } from 'chart.js'
import { type CurvesData, drawCurves, LAYERS, type Place } from './curves.ts'
import { type Canvas, type Draw, faded, type Inks, type Layer } from './drawing.ts'

/** A layer of a plane: around each of its places a cell, shaded from nothing to 1. */
export interface Cells {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** by y, then by x */
  readonly shades: readonly (readonly number[])[]
  readonly ink: keyof Pick<Inks, 'licensor' | 'licensee' | 'agree'>
}

export interface PlaneData extends CurvesData {
  readonly cells: Cells
  /** places that can be read out, drawn only while they are */
  readonly readings: readonly Place[]
}

/** The layer of the readings: after the lines. */
export const readingLayer = ({ lines }: Pick<CurvesData, 'lines'>): number => LAYERS.lines + lines.length

/** Ends of the cells around values in order: half way to the neighbours, and at the edges the values themselves. */
const ends = (values: readonly number[], pixel: (value: number) => number): readonly number[] => {
  const middles = values.slice(1).map((value, i) => (value + (values[i] ?? value)) / 2)
  return [values[0] ?? 0, ...middles, values.at(-1) ?? 0].map((value) => Math.round(pixel(value)))
}

/** On whole pixels, so that no seam shows between cells that are shaded alike. */
const shading = ({ xs, ys, shades, ink }: Cells, { inks }: Canvas): Plugin<'scatter'> => ({
  id: 'cells',
  beforeDatasetsDraw: ({ ctx, scales }) => {
    const pixel = (axis: 'x' | 'y') => (value: number) => scales[axis]?.getPixelForValue(value) ?? 0
    const [across, up] = [ends(xs, pixel('x')), ends(ys, pixel('y'))]
    for (const [j, row] of shades.entries())
      for (const [i, shade] of row.entries()) {
        const [left = 0, right = 0] = across.slice(i, i + 2)
        const [bottom = 0, top = 0] = up.slice(j, j + 2)
        ctx.fillStyle = faded(inks[ink], shade)
        ctx.fillRect(left, top, right - left, bottom - top)
      }
  },
})

const readingsLayer = ({ readings }: PlaneData, { inks }: Canvas): Layer => ({
  data: readings.map(({ x, y }) => ({ x, y })),
  clip: 12,
  pointRadius: 0,
  pointHoverRadius: 6,
  pointHoverBackgroundColor: inks.ink,
  pointHoverBorderColor: inks.paper,
  pointHoverBorderWidth: 2,
})

/** Lines and marks over a plane whose cells are shaded. */
export const drawPlane =
  (data: PlaneData): Draw =>
  (canvas: Canvas) => {
    const drawing = drawCurves(data)(canvas)
    const datasets = [...drawing.data.datasets, readingsLayer(data, canvas)]
    return { ...drawing, data: { datasets }, plugins: [shading(data.cells, canvas)] }
  }
