/**
 * What a place in the document will take: the range of its values, whether it is a share of a whole (then two
 * percentiles are read as logit-normal), and whether it is read every period (then a formula may use t).
 */
export interface Slot {
  readonly lower: number | null
  readonly upper: number | null
  readonly whole: boolean
  readonly eachPeriod: boolean
  /** what belongs here, in words for a fault */
  readonly meaning: string
}

const slot = (meaning: string, lower: number | null, upper: number | null, whole = false): Slot => ({
  meaning,
  lower,
  upper,
  whole,
  eachPeriod: false,
})

export const share = slot('a share between 0 and 1', 0, 1, true)
export const probability = slot('a probability between 0 and 1', 0, 1, true)
export const margin = slot('a margin between 0 and 1', 0, 1, true)
export const rate = slot('a yearly rate above −1, such as 0.08 or "8%"', -0.999999, null)
/** A tax of everything would leave nothing to divide by. */
export const taxRate = slot('a tax rate from 0 to 0.999', 0, 0.999)
export const erosion = slot('a yearly price erosion from −1 to 1', -1, 1)
export const money = slot('an amount of money, 0 or more', 0, null)
export const signedMoney = slot('an amount of money', null, null)
export const count = slot('a count, 0 or more', 0, null)
export const years = slot('a number of years, 0 or more', 0, null)
export const positiveYears = slot('a number of years above 0', 1e-9, null)
export const positive = slot('a number above 0', 1e-9, null)
export const factor = slot('a factor, 0 or more', 0, null)
export const anyNumber = slot('a number', null, null)

/** The same slot, read every period. */
export const eachPeriod = (base: Slot): Slot => ({ ...base, eachPeriod: true })
