import { fixed, plain } from '../../models/report/decimals.ts'
import { atLeast, estimated, roughly } from '../../models/report/figures.ts'

/**
 * How the page writes figures. Digits are decided in one place for sentences, exports and the page: a figure has
 * no more of them than its standard error supports. Here a figure is taken apart, so that the error can be set
 * more quietly than the figure and the full figure be shown on focus.
 */
export interface Figure {
  /** `1.84 M` */
  readonly text: string
  /** `0.03`, in the scale of the figure; '' when it is exact or carries no error of its own */
  readonly error: string
  /** every digit a reader could want */
  readonly full: string
  readonly value: number
}

const DIGITS = 3
const PARTS = /^(?<value>\S+)(?: ± (?<error>\S+))?(?: (?<mark>[kMB]))?$/

const taken = (words: string, value: number, full: string): Figure => {
  const parts = PARTS.exec(words.trim())?.groups ?? {}
  const mark = parts.mark === undefined ? '' : ` ${parts.mark}`
  return { text: `${parts.value ?? words}${mark}`, error: parts.error ?? '', full, value }
}

/** The figure in full, grouped: 1,843,211.07. */
export const fullText = (value: number): string =>
  Math.abs(value) >= 1000 ? fixed(value, 2) : plain(Number(value.toPrecision(8)))

/** A simulated figure and its standard error, in one scale. */
export const figure = (value: number, standardError: number, digits = DIGITS): Figure => {
  const words = estimated({ value, standardError }, '', digits)
  const error = standardError > 0 ? ` ± ${fullText(standardError)}` : ''
  return taken(words, value, `${fullText(value)}${error}`)
}

/** What is paid whatever happens: exact, and never rounded up. */
export const leastFigure = (value: number): Figure => taken(atLeast(value, ''), value, fullText(value))

/** A figure known exactly, or one whose error is not reported, as short as it can be said: 1.3 M, 800 k. */
export const plainFigure = (value: number, digits = DIGITS): Figure =>
  taken(roughly(value, '', digits), value, fullText(value))

/** `1.84 ± 0.03 M`, for sentences and read-outs. */
export const inline = ({ text, error }: Figure): string => {
  if (error === '') return text
  const [value, mark] = text.split(' ')
  return `${value} ± ${error}${mark === undefined ? '' : ` ${mark}`}`
}

/** A whole number of an amount; what is not nothing is never written as 0. */
export const wholeText = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.5 ? `${value < 0 ? '> −' : '< '}1` : fixed(Math.round(value), 0)

/** A count with its thousands grouped. */
export const countText = (value: number): string => fixed(Math.round(value), 0)
