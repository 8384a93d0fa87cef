import type { Fan, FanPicture } from '../../models/report/fanPicture.ts'
import { partyColours, words } from './picture.ts'

/** Points of the picture: two panels beside each other. */
const [width, height, gap, axis, foot] = [499, 92, 24, 40, 14] as const
const panel = (width - gap) / 2

/** Yearly cash as SVG: the band holds 80 of 100 futures, the line is their middle. */
export const fanSvg = ({ fans, from, to, ticks }: FanPicture): string => {
  const y = (value: number): number => 6 + ((to - value) / (to - from)) * (height - foot - 6)
  const drawn = fans.map((fan, f) => {
    const left = f * (panel + gap)
    const lines = ticks.map(({ at, text }) => {
      const colour = at === 0 ? '#5B6B79' : '#DDE3E8'
      const line = `<line x1="${(left + axis).toFixed(2)}" y1="${y(at).toFixed(2)}" x2="${(left + panel).toFixed(2)}" y2="${y(at).toFixed(2)}" stroke="${colour}" stroke-width="0.6"/>`
      return (
        line + words(text, { x: left + axis - 4, y: y(at) + 2.4, size: 6.5, anchor: 'end', fill: '#5B6B79' })
      )
    })
    return lines.join('') + fanPath(fan, { left, y })
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join('')}</svg>`
}

interface Panel {
  readonly left: number
  readonly y: (value: number) => number
}

const fanPath = ({ party, points }: Fan, { left, y }: Panel): string => {
  const colour = partyColours[party]
  const last = Math.max(1, points.length - 1)
  const x = (i: number): number => left + axis + 4 + (i / last) * (panel - axis - 10)
  const spot = (i: number, value: number): string => `${x(i).toFixed(2)} ${y(value).toFixed(2)}`
  const high = points.map((point, i) => spot(i, point.high))
  const low = points.map((point, i) => spot(i, point.low)).reverse()
  const middle = points.map((point, i) => spot(i, point.middle))
  const every = Math.ceil(points.length / 10)
  const years = points.map(({ year }, i) =>
    i % every === 0
      ? words(String(year), { x: x(i), y: height - 3, size: 6.5, anchor: 'middle', fill: '#5B6B79' })
      : '',
  )
  const band = `<path d="M ${[...high, ...low].join(' L ')} Z" fill="${colour}" fill-opacity="0.25"/>`
  return `${band}<path d="M ${middle.join(' L ')}" fill="none" stroke="${colour}" stroke-width="1.4"/>${years.join('')}`
}
