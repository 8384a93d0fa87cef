import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { readNumber, type WrittenNumber, writeNumber } from './readNumber.ts'
import type { DistributionSpec } from './spec.ts'

/** What the place takes: its bounds, and whether it is a share, probability or margin of a whole. */
export interface Slot {
  readonly lower: number | null
  readonly upper: number | null
  readonly whole: boolean
}

/** A shorthand as read; `echo` says the reading in words, so that nobody is surprised by it. */
export type ShorthandForm = (
  | { readonly form: 'constant'; readonly value: number }
  | { readonly form: 'distribution'; readonly spec: DistributionSpec }
  /** `source` is the text after "=", without blanks around it; positions in it count from 0 */
  | { readonly form: 'formula'; readonly source: string }
) & { readonly echo: string }

export interface ShorthandFault {
  readonly expected: string
  readonly found: string
}

type Reading = Result<ShorthandForm, ShorthandFault>

const aNumber = 'a number such as 4.2, 4.2M or 6.5%'
const aRange = 'a range from small to large such as 2M to 5M'
const threePercentiles = 'three rising percentiles such as p10 4% / p50 9% / p90 18%'
const threeValues = 'least, most likely and greatest such as 1M / 2M / 4M'
const anyForm =
  `${aNumber}, a range 2M to 5M, p10 4% / p50 9% / p90 18%, 1M / 2M / 4M, ` + 'or a formula "= size * share"'

/** The 90th percentile of the standard normal. */
const normal90 = 1.2815515655446004

/**
 * Reads a quantity written as text (domain page, section 3): "4.2M" is a constant; "2M to 5M" the 10th to
 * 90th percentile of a lognormal if both are above 0, of a logit-normal in a slot that is part of a whole,
 * else of a normal with mean (a+b)/2 and sd (b−a)/(2·1.2815515655446004); "p10 4% / p50 9% / p90 18%" a
 * metalog with the slot's bounds; "1M / 2M / 4M" a PERT; "= …" a formula. Refuses, naming an accepted form,
 * whatever could be read in two ways: "1,500", "4 to 9M", "15" where a share is asked. Whether values lie
 * within the slot is the caller's to check.
 */
export const readShorthand = (text: string, slot: Slot): Reading => {
  const written = text.trim()
  if (written.startsWith('=')) return readFormulaText(written.slice(1).trim())
  const parts = written.split('/').map((part) => part.trim())
  if (parts.length === 3 && parts.every((part) => /^p\d/i.test(part))) return readPercentiles(parts, slot)
  if (parts.length === 3) return readPert(parts, slot)
  const ends = written.split(/\s+to\s+/i)
  if (parts.length === 1 && ends.length === 2) return readRange(ends, slot)
  return parts.length === 1 && ends.length === 1 ? readConstant(written, slot) : refuse(anyForm, written)
}

const refuse = (expected: string, text: string): Reading =>
  failure({ expected, found: text === '' ? 'nothing' : quoted(text) })

const readFormulaText = (source: string): Reading =>
  source === ''
    ? refuse('a formula after "=" such as = size * share', '=')
    : success({ form: 'formula', source, echo: `formula ${source}` })

const readConstant = (text: string, slot: Slot): Reading => {
  const number = readNumber(text)
  if (number === null) return refuse(text === '' ? anyForm : numberAdvice(text), text)
  const fault = percentFault([number], slot)
  if (fault !== null) return refuse(fault, text)
  const echo = writeNumber(number.value, number.percent)
  return success({ form: 'constant', value: number.value, echo })
}

/** Words the advice for texts that are nearly a number. */
const numberAdvice = (text: string): string => {
  const comma = /^[+-]?(\d{1,3}),(\d{3})(\D?)$/.exec(text)
  if (comma === null) return anyForm
  const [, thousands = '', rest = '', suffix = ''] = comma
  return `${thousands}${rest}${suffix} or ${thousands}.${rest}${suffix} (one comma can be read both ways)`
}

/** A share written without % and above 1: nobody can know whether 15 means 15% or 1500%. */
const percentFault = (numbers: readonly WrittenNumber[], slot: Slot): string | null => {
  const large = numbers.find((number) => slot.whole && !number.percent && number.value > 1)
  if (large === undefined) return null
  const readings = `${large.value}% or ${writeNumber(large.value, true)}`
  return `a share: ${readings}, written with the % sign, or a number from 0 to 1`
}

/** Reads several numbers that belong together; null when one is no number or the suffix may belong to all. */
const readTogether = (texts: readonly string[]): readonly WrittenNumber[] | null => {
  const numbers = texts.map(readNumber).filter((number) => number !== null)
  return numbers.length === texts.length && !hasFloatingSuffix(numbers) ? numbers : null
}

/**
 * "4 to 9M" may mean 4M to 9M, "8 to 24%" may mean 8% to 24%: refused whenever the last suffix, given to
 * the bare numbers, keeps the order. "500 to 1k" and "0 to 5M" have one reading.
 */
const hasFloatingSuffix = (numbers: readonly WrittenNumber[]): boolean => {
  const scale = numbers.at(-1)?.scale ?? 0
  const bare = numbers.some((number) => number.scale === 0 && number.value !== 0)
  if (scale === 0 || !bare) return numbers.some((number) => number.percent) && bare
  const power = Number(`1e${scale}`)
  const scaled = numbers.map((number) => (number.scale === 0 ? number.value * power : number.value))
  return scaled.every((value, index) => index === 0 || value >= (scaled[index - 1] ?? 0))
}

const rises = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))

const percentShown = (numbers: readonly WrittenNumber[], slot: Slot): boolean =>
  slot.whole || numbers.some((number) => number.percent)

const readRange = (texts: readonly string[], slot: Slot): Reading => {
  const text = texts.join(' to ')
  const numbers = readTogether(texts)
  const [low, high] = numbers ?? []
  if (numbers === null || low === undefined || high === undefined)
    return refuse(`${aRange}, each number with its own suffix`, text)
  if (low.value >= high.value) return refuse(low.value === high.value ? `${texts[0]} alone` : aRange, text)
  const fault = percentFault(numbers, slot) ?? insideFault([low.value, high.value], slot)
  if (fault !== null) return refuse(fault, text)
  const percent = percentShown(numbers, slot)
  const range = `${writeNumber(low.value, percent)} – ${writeNumber(high.value, percent)}`
  const { spec, family } = rangeSpec(low.value, high.value, slot)
  return success({ form: 'distribution', spec, echo: `10th to 90th percentile ${range}, ${family}` })
}

/** Percentiles of a part of a whole lie strictly within it: at 0% or 100% no such curve exists. */
const insideFault = (values: readonly number[], slot: Slot): string | null =>
  slot.whole && values.some((value) => value <= 0 || value >= 1)
    ? 'shares strictly between 0% and 100% such as 2% to 30%'
    : null

const rangeSpec = (p10: number, p90: number, slot: Slot): { spec: DistributionSpec; family: string } => {
  if (slot.whole) return { spec: { kind: 'logitnormal', p10, p90 }, family: 'logit-normal' }
  if (p10 > 0) return { spec: { kind: 'lognormal', p10, p90 }, family: 'lognormal' }
  const sd = (p90 - p10) / (2 * normal90)
  return { spec: { kind: 'normal', mean: (p10 + p90) / 2, sd }, family: 'normal' }
}

const readPercentiles = (parts: readonly string[], slot: Slot): Reading => {
  const text = parts.join(' / ')
  const labels = ['p10', 'p50', 'p90']
  const labelled = parts.every((part, index) => part.slice(0, 3).toLowerCase() === labels[index])
  const numbers = labelled ? readTogether(parts.map((part) => part.slice(3).trim())) : null
  const [p10, p50, p90] = (numbers ?? []).map((number) => number.value)
  if (numbers === null || p10 === undefined || p50 === undefined || p90 === undefined)
    return refuse(threePercentiles, text)
  if (!rises([p10, p50, p90])) return refuse(threePercentiles, text)
  const fault = percentFault(numbers, slot) ?? boundsFault(p10, p90, slot)
  if (fault !== null) return refuse(fault, text)
  const percent = percentShown(numbers, slot)
  const values = [p10, p50, p90].map((value) => writeNumber(value, percent)).join(' – ')
  const echo = `10th, 50th and 90th percentile ${values}, metalog${boundsInWords(slot, percent)}`
  return success({ form: 'distribution', spec: { kind: 'metalog', p10, p50, p90, ...boundsOf(slot) }, echo })
}

const boundsFault = (p10: number, p90: number, { lower, upper }: Slot): string | null => {
  if (p10 > (lower ?? -Infinity) && p90 < (upper ?? Infinity)) return null
  const above = lower === null ? [] : [`above ${lower}`]
  const below = upper === null ? [] : [`below ${upper}`]
  return `percentiles strictly ${[...above, ...below].join(' and ')}`
}

const boundsOf = ({ lower, upper }: Slot): { lower?: number; upper?: number } => ({
  ...(lower === null ? {} : { lower }),
  ...(upper === null ? {} : { upper }),
})

const boundsInWords = ({ lower, upper }: Slot, percent: boolean): string => {
  if (lower !== null && upper !== null)
    return ` between ${writeNumber(lower, percent)} and ${writeNumber(upper, percent)}`
  if (lower !== null) return ` above ${writeNumber(lower, percent)}`
  return upper === null ? '' : ` below ${writeNumber(upper, percent)}`
}

const readPert = (texts: readonly string[], slot: Slot): Reading => {
  const text = texts.join(' / ')
  const numbers = readTogether(texts)
  const [min, mode, max] = (numbers ?? []).map((number) => number.value)
  if (numbers === null || min === undefined || mode === undefined || max === undefined)
    return refuse(`${threeValues}, each number with its own suffix`, text)
  if (min > mode || mode > max || min === max) return refuse(threeValues, text)
  const fault = percentFault(numbers, slot)
  if (fault !== null) return refuse(fault, text)
  const [least, likely, most] = [min, mode, max].map((value) =>
    writeNumber(value, percentShown(numbers, slot)),
  )
  const echo = `least ${least}, most likely ${likely}, greatest ${most}, PERT`
  return success({ form: 'distribution', spec: { kind: 'pert', min, mode, max }, echo })
}
