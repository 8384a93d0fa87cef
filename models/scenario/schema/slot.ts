/** What an amount is: money, or money a year; a pure number, or one a year; years; a count of things. */
export type Measure = 'money' | 'rate' | 'number' | 'years' | 'count'

/**
 * What a place in the document will take: the range of its values, whether it is a share of a whole (then two
 * percentiles are read as logit-normal), and whether it is read every period (then a formula may use t).
 */
export interface Slot {
  readonly lower: number | null
  readonly upper: number | null
  readonly whole: boolean
  readonly eachPeriod: boolean
  /** what a declared unit must measure; any unit where it is null */
  readonly measures: Measure | null
  /** what belongs here, in words for a fault */
  readonly meaning: string
}

const slot = (
  measures: Measure | null,
  meaning: string,
  [lower, upper]: readonly [number | null, number | null],
  whole = false,
): Slot => ({
  measures,
  meaning,
  lower,
  upper,
  whole,
  eachPeriod: false,
})

export const share = slot('number', 'a share between 0 and 1', [0, 1], true)
export const probability = slot('number', 'a probability between 0 and 1', [0, 1], true)
export const margin = slot('number', 'a margin between 0 and 1', [0, 1], true)
export const rate = slot('rate', 'a yearly rate above −1, such as 0.08 or "8%"', [-0.999999, null])
/** A tax of everything would leave nothing to divide by. */
export const taxRate = slot('number', 'a tax rate from 0 to 0.999', [0, 0.999])
/** Of what is grossed up something must be left to pay. */
export const withheldShare = slot('number', 'a share from 0 to 0.999', [0, 0.999], true)
export const erosion = slot('rate', 'a yearly price erosion from −1 to 1', [-1, 1])
export const money = slot('money', 'an amount of money, 0 or more', [0, null])
export const signedMoney = slot('money', 'an amount of money', [null, null])
export const count = slot('count', 'a count, 0 or more', [0, null])
export const years = slot('years', 'a number of years, 0 or more', [0, null])
export const months = slot(null, 'a number of months, 0 or more', [0, null])
export const positiveYears = slot('years', 'a number of years above 0', [1e-9, null])
export const positive = slot(null, 'a number above 0', [1e-9, null])
export const factor = slot(null, 'a factor, 0 or more', [0, null])
export const anyNumber = slot(null, 'a number', [null, null])

/** The same slot, read every period. */
export const eachPeriod = (base: Slot): Slot => ({ ...base, eachPeriod: true })
