import { exp, log } from '../numerics/elementary.ts'
import { internalRateOfReturn } from './internalRateOfReturn.ts'

/** When the cash of year y counts: in the middle of the year, y − ½, or at its end, y. Row 0 is cash at time 0. */
export type YearlyDates = 'middle' | 'end'

export interface YearlyRate {
  /** the rate nearest to 0 in ln(1 + rate); `null` when there is none */
  readonly value: number | null
  /** whether more than one rate makes the worth 0 */
  readonly several: boolean
}

/**
 * The internal rate of return of yearly cash, quickly: what `internalRateOfReturn` says of the same flows. With the
 * discount factor w = 1/(1 + rate) the worth is cash₀ + √w·P(w), or cash₀ + w·P(w) at year ends, P a polynomial. There
 * are at most as many positive rates as the running sums of the cash change sign, and at most as many negative ones as
 * the running sums from the last year back do; an odd number of changes means an odd number of rates (Laguerre 1883;
 * G. J. O. Jameson, "Counting zeros of generalised polynomials", Mathematical Gazette 90 (2006) 223–234). Where each
 * side has one at most, Halley's method finds it; else all roots are looked for.
 */
export const yearlyInternalRate = (cash: Float64Array, dates: YearlyDates): YearlyRate => {
  const rows = usedRows(cash)
  const total = sumOf(cash, rows)
  const positive = changesForward(cash, rows)
  const negative = changesBackward(cash, rows)
  if (positive > 1 || negative > 1 || (total === 0 && rows > 0)) return searched(cash, rows, dates)
  if (positive + negative === 0) return none
  const start = startingFactor(cash, rows, dates)
  const below =
    positive === 0 ? 0 : factorWithin(cash, { rows, dates, start, low: least, high: 1, rises: total > 0 })
  const above =
    negative === 0 ? 0 : factorWithin(cash, { rows, dates, start, low: 1, high: most, rises: total < 0 })
  if (Number.isNaN(below + above)) return searched(cash, rows, dates)
  // of one below and one above 1 the nearer to 1 is the one that the product leans away from
  if (below > 0 && above > 0) return { value: 1 / (below * above > 1 ? below : above) - 1, several: true }
  return { value: 1 / (below + above) - 1, several: false }
}

const none: YearlyRate = { value: null, several: false }

/** Discount factors looked at: rates up to a million percent and down to −99.99 %. Beyond, all roots are looked for. */
const least = 1e-4
const most = 1e4

const usedRows = (cash: Float64Array): number => {
  let rows = cash.length
  while (rows > 0 && cash[rows - 1] === 0) rows--
  return rows
}

const sumOf = (cash: Float64Array, rows: number): number => {
  let sum = 0
  for (let row = 0; row < rows; row++) sum += cash[row]!
  return sum
}

const searched = (cash: Float64Array, rows: number, dates: YearlyDates): YearlyRate => {
  const shift = dates === 'middle' ? 0.5 : 0
  const years = Array.from({ length: rows }, (_, row) => (row === 0 ? 0 : row - shift))
  const { value, roots } = internalRateOfReturn([...cash.subarray(0, rows)], years)
  return { value, several: roots.length > 1 }
}

/** How often cash₀, cash₀ + cash₁, … change sign. */
const changesForward = (cash: Float64Array, rows: number): number => {
  let sum = 0
  let last = 0
  let changes = 0
  for (let row = 0; row < rows; row++) {
    sum += cash[row]!
    if (sum * last < 0) changes++
    if (sum !== 0) last = sum > 0 ? 1 : -1
  }
  return changes
}

/** How often the sums of the last row, the last two, … change sign. */
const changesBackward = (cash: Float64Array, rows: number): number => {
  let sum = 0
  let last = 0
  let changes = 0
  for (let row = rows - 1; row >= 0; row--) {
    sum += cash[row]!
    if (sum * last < 0) changes++
    if (sum !== 0) last = sum > 0 ? 1 : -1
  }
  return changes
}

/** The factor at which all that is paid at its mean date is worth all that is received at its mean date. */
const startingFactor = (cash: Float64Array, rows: number, dates: YearlyDates): number => {
  const shift = dates === 'middle' ? 0.5 : 0
  let [received, receivedTime, paid, paidTime] = [0, 0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const amount = cash[row]!
    const time = row === 0 ? 0 : row - shift
    if (amount > 0) {
      received += amount
      receivedTime += amount * time
    } else {
      paid -= amount
      paidTime -= amount * time
    }
  }
  return exp(log(paid / received) / (receivedTime / received - paidTime / paid))
}

interface Within {
  readonly rows: number
  readonly dates: YearlyDates
  readonly start: number
  readonly low: number
  readonly high: number
  /** whether the worth is above 0 at `high` */
  readonly rises: boolean
}

/** A relative step after which the next one would be below the precision of a number, since errors are cubed. */
const closeEnough = 1e-5

/**
 * The one discount factor between `low` and `high` at which the worth is 0, NaN when it is not there. Halley's method,
 * halving the bracket where it leaves it. Long because it is the hot loop.
 */
const factorWithin = (cash: Float64Array, within: Within): number => {
  const { rows, start, rises } = within
  const middle = within.dates === 'middle'
  let { low, high } = within
  let factor = start > low && start < high ? start : Math.sqrt(low * high)
  for (let i = 0; i < 100; i++) {
    let worth = 0
    let slope = 0
    let bend = 0
    for (let row = rows - 1; row > 0; row--) {
      bend = bend * factor + slope
      slope = slope * factor + worth
      worth = worth * factor + cash[row]!
    }
    const lead = middle ? Math.sqrt(factor) : factor
    const leadSlope = middle ? 0.5 / lead : 1
    const leadBend = middle ? (-0.5 * leadSlope) / factor : 0
    bend = leadBend * worth + 2 * leadSlope * slope + 2 * lead * bend
    slope = leadSlope * worth + lead * slope
    worth = lead * worth + cash[0]!
    if (worth === 0) return factor
    if (worth > 0 === rises) high = factor
    else low = factor
    const step = (2 * worth * slope) / (2 * slope * slope - worth * bend)
    const next = factor - step
    const inside = next > low && next < high
    if (inside && Math.abs(step) <= closeEnough * factor) return next
    factor = inside ? next : Math.sqrt(low * high)
  }
  return Number.NaN
}
