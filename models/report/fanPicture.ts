import type { DealAnswer } from '../scenario/schema/answer.ts'
import { type MoneyScale, moneyScale } from './boardPicture.ts'

/** Cash of one year: 10, 50 and 90 of 100 futures bring less. */
export interface FanPoint {
  readonly year: number
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface Fan {
  readonly party: 'licensor' | 'licensee'
  readonly points: readonly FanPoint[]
}

/** The yearly cash of a deal to both parties as two fans on one scale; one where the licensee's is unknown. */
export interface FanPicture extends MoneyScale {
  readonly fans: readonly Fan[]
}

/** Of a deal with cash in two years or more; null without, for a fan of one year is a line that stands. */
export const fanPicture = ({ cash }: DealAnswer): FanPicture | null => {
  if (cash.length < 2) return null
  const fans = (['licensor', 'licensee'] as const).flatMap((party): readonly Fan[] => {
    const points = cash.flatMap((row): readonly FanPoint[] => {
      const own = row[party]
      return own === null ? [] : [{ year: row.year, low: own.q10, middle: own.q50, high: own.q90 }]
    })
    return points.length === 0 ? [] : [{ party, points }]
  })
  const amounts = fans.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]))
  return { fans, ...moneyScale(amounts, { steps: 3, currency: '' }) }
}
