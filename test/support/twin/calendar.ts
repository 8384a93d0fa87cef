import { inside, type Place, text } from './place.ts'

/** Period k of section 2.1: it covers (from, to] in years from the valuation date. */
export interface Period {
  readonly index: number
  readonly from: number
  readonly to: number
  /** Δ */
  readonly length: number
  /** t_k */
  readonly middle: number
  /** y = ⌈kΔ⌉ */
  readonly year: number
  /** τ_k, when the period's cash moves */
  readonly cash: number
}

const dayMilliseconds = 86_400_000

const partsOf = (date: string): readonly number[] => date.split('-').map(Number)

const daysBetween = (from: string, to: number): number => {
  const [year = 0, month = 1, day = 1] = partsOf(from)
  return (to - Date.UTC(year, month - 1, day)) / dayMilliseconds
}

/** Years from one date to another, as days / 365. */
export const yearsBetween = (from: string, to: string): number => {
  const [year = 0, month = 1, day = 1] = partsOf(to)
  return daysBetween(from, Date.UTC(year, month - 1, day)) / 365
}

/** The same day of the month, months later; the month's last day where it is shorter. */
const monthsLater = (date: string, months: number): number => {
  const [year = 0, month = 1, day = 1] = partsOf(date)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return Date.UTC(year, month - 1 + months, Math.min(day, lastDay))
}

const cashTime = (root: Place, index: number, perYear: number): number => {
  const timing = text(inside(root, 'timing'), 'mid-period')
  if (timing === 'mid-period') return (index - 0.5) / perYear
  if (timing === 'end-period') return index / perYear
  const from = text(inside(root, 'valuationDate'))
  return daysBetween(from, monthsLater(from, (12 * index) / perYear)) / 365
}

/** All periods up to the horizon. */
export const periodsOf = (root: Place): readonly Period[] => {
  const perYear = Number(inside(root, 'periodsPerYear').node ?? 1)
  const count = Number(inside(root, 'horizonYears').node) * perYear
  return Array.from({ length: count }, (_, before) => ({
    index: before + 1,
    from: before / perYear,
    to: (before + 1) / perYear,
    length: 1 / perYear,
    middle: (before + 0.5) / perYear,
    year: Math.ceil((before + 1) / perYear),
    cash: cashTime(root, before + 1, perYear),
  }))
}

/** The row of a statement that a date belongs to; a date on the boundary closes the year. */
export const rowYear = (time: number): number => Math.max(0, Math.ceil(time - 1e-9))
