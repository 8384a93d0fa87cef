import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { roughly } from './figures.ts'
import { dealName } from './names.ts'

/** A band of the picture: from the 10th to the 90th of 100 futures, a mark at the 50th. */
export interface Band {
  readonly party: 'licensor' | 'licensee'
  readonly low: number
  readonly middle: number
  readonly high: number
  /** the middle in words */
  readonly text: string
}

export interface BandRow {
  readonly label: string
  readonly bands: readonly Band[]
}

/** What each deal turns out to be worth, as bands on one scale that holds 0. */
export interface BoardPicture extends MoneyScale {
  readonly rows: readonly BandRow[]
}

/** Of the deals worth most to the licensor at most so many: a picture for one page. */
const most = 7

export const boardPicture = ({ deals }: Answer, document: FieldfareDocument): BoardPicture => {
  const best = deals.toSorted((a, b) => b.licensor.expected.value - a.licensor.expected.value).slice(0, most)
  const rows = best.map((deal): BandRow => {
    const bands = (['licensor', 'licensee'] as const).flatMap((party): readonly Band[] => {
      const side = deal[party]
      if (side === null) return []
      const { q10, q50, q90 } = side.npv
      return [{ party, low: q10, middle: q50, high: q90, text: roughly(q50, document.currency, 3) }]
    })
    return { label: dealName(document, deal.id), bands }
  })
  const ends = rows.flatMap(({ bands }) => bands.flatMap(({ low, high }) => [low, high]))
  return { rows, ...moneyScale(ends, { steps: 5, currency: document.currency }) }
}

/** A scale of money that holds 0 and all that is drawn on it, marked at round amounts. */
export interface MoneyScale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** The scale for some amounts, of about so many steps; without a currency its marks are bare figures. */
export const moneyScale = (
  amounts: readonly number[],
  { steps, currency }: { readonly steps: number; readonly currency: string },
): MoneyScale => {
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)]
  const step = stepOf((high > low ? high - low : 1) / steps)
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)]
  const ticks = Array.from({ length: last - first + 1 }, (_, t) => {
    const at = (first + t) * step
    return { at, text: at === 0 ? '0' : roughly(at, currency, 2).trim() }
  })
  return { from: first * step, to: last * step, ticks }
}

/** 1, 2 or 5 times a power of ten, at least so large. */
const stepOf = (least: number): number => {
  let unit = 1
  while (unit > least) unit /= 10
  while (unit * 10 <= least) unit *= 10
  return [1, 2, 5, 10].map((times) => times * unit).find((step) => step >= least) ?? unit * 10
}
