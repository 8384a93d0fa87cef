import type { Band, BoardPicture } from '../../models/report/boardPicture.ts'
import { escaped } from './xml.ts'

/** Points of the picture. */
const [width, labels, values, rowHeight, top] = [499, 150, 74, 30, 4] as const

/** Colours of the parties, in every picture of a report. */
export const partyColours: Readonly<Record<Band['party'], string>> = {
  licensor: '#14455C',
  licensee: '#B7791F',
}

/** Letters of a name that fit on a line beside its bands. */
const room = 34

/** A name on at most two lines. */
const lined = (label: string): readonly string[] => {
  if (label.length <= room) return [label]
  const end = label.lastIndexOf(' ', room)
  const [first, rest] =
    end > 0 ? [label.slice(0, end), label.slice(end + 1)] : [label.slice(0, room), label.slice(room)]
  return [first, rest.length > room ? `${rest.slice(0, room - 1)}…` : rest]
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
}

export const words = (text: string, { x, y, size = 8, anchor = 'start', fill = '#1F2933' }: Placed): string =>
  `<text x="${x.toFixed(2)}" y="${y.toFixed(2)}" font-family="Roboto" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escaped(text)}</text>`

/** The board's picture as SVG: a band for each deal and party, with the middle named beside it. */
export const pictureSvg = ({ rows, from, to, ticks }: BoardPicture): string => {
  const right = width - values
  const at = (value: number): number => labels + ((value - from) / (to - from)) * (right - labels)
  const bottom = top + rows.length * rowHeight
  const lines = ticks.map(({ at: value, text }) => {
    const x = at(value)
    const colour = value === 0 ? '#5B6B79' : '#DDE3E8'
    return `<line x1="${x.toFixed(2)}" y1="${top}" x2="${x.toFixed(2)}" y2="${bottom}" stroke="${colour}" stroke-width="0.6"/>${words(text, { x, y: bottom + 10, size: 7, anchor: 'middle', fill: '#5B6B79' })}`
  })
  const bars = rows.map(({ label, bands }, r) => {
    const y = top + r * rowHeight
    const drawn = bands.map((band, b) => bandSvg(band, { at, y: y + 8 + b * 11, right }))
    const names = lined(label)
    const named = names.map((line, l) => words(line, { x: 0, y: y + 22 - 5 * names.length + 10 * l }))
    return named.join('') + drawn.join('')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${bottom + 16}" viewBox="0 0 ${width} ${bottom + 16}">${lines.join('')}${bars.join('')}</svg>`
}

interface Scale {
  readonly at: (value: number) => number
  readonly y: number
  readonly right: number
}

const bandSvg = ({ party, low, middle, high, text }: Band, { at, y, right }: Scale): string => {
  const fill = partyColours[party]
  const [from, to] = [at(low), Math.max(at(high), at(low) + 1)]
  const bar = `<rect x="${from.toFixed(2)}" y="${y}" width="${(to - from).toFixed(2)}" height="6" rx="1" fill="${fill}" fill-opacity="0.45"/>`
  const mark = `<rect x="${(at(middle) - 1).toFixed(2)}" y="${y - 1}" width="2" height="8" fill="${fill}"/>`
  return bar + mark + words(text, { x: right + 8, y: y + 6, size: 7.5, fill })
}
