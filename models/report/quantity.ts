import { readShorthand, type Slot } from '../distributions/shorthand.ts'
import type { QuantityInput } from '../scenario/schema/quantity.ts'
import { agreed, money, percent } from './figures.ts'
import { listed, quoted } from './words.ts'

/**
 * A quantity as people wrote it, in words that fit into a sentence: "8 %", "between 3 % and 12 % (10th to 90th
 * percentile)", "as much as the input reportingLeak". `Scale` says how its numbers are shown.
 */
export interface Scale {
  readonly slot: Slot
  readonly show: (value: number) => string
}

const free: Slot = { lower: null, upper: null, whole: false }

export const shareScale: Scale = { slot: { lower: 0, upper: 1, whole: true }, show: percent }
export const rateScale: Scale = { slot: free, show: percent }
export const plainScale: Scale = { slot: free, show: agreed }
export const moneyScale = (currency: string): Scale => ({
  slot: { ...free, lower: 0 },
  show: (value) => money(value, currency),
})

type Spec = Readonly<Record<string, unknown>>

type Reading =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'formula'; readonly source: string }
  | { readonly kind: 'spec'; readonly spec: Spec }
  /** text that is no quantity: shown as it stands, the document's check says what is wrong with it */
  | { readonly kind: 'unread'; readonly text: string }

const readQuantity = (quantity: QuantityInput, slot: Slot): Reading => {
  if (typeof quantity === 'number') return { kind: 'constant', value: quantity }
  if (typeof quantity === 'string') return readText(quantity, slot)
  if ('kind' in quantity) return { kind: 'spec', spec: quantity }
  const inner = quantity.value
  return typeof inner === 'number' || typeof inner === 'string' || isObject(inner)
    ? readQuantity(inner, slot)
    : { kind: 'unread', text: JSON.stringify(quantity) }
}

const isObject = (value: unknown): value is Spec =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readText = (text: string, slot: Slot): Reading => {
  const read = readShorthand(text, slot)
  if (!read.ok) return { kind: 'unread', text }
  const form = read.value
  if (form.form === 'constant') return { kind: 'constant', value: form.value }
  if (form.form === 'formula') return { kind: 'formula', source: form.source }
  return { kind: 'spec', spec: { ...form.spec } }
}

/** The number, where the quantity is one. */
export const constantOf = (quantity: QuantityInput | undefined, scale: Scale = plainScale): number | null => {
  if (quantity === undefined) return null
  const reading = readQuantity(quantity, scale.slot)
  return reading.kind === 'constant' ? reading.value : null
}

/** Neither absent nor 0: what a clause has to mention. */
export const isGiven = (quantity: QuantityInput | undefined): quantity is QuantityInput =>
  quantity !== undefined && constantOf(quantity) !== 0

/** Whether a quantity is drawn: a distribution, written out or as a shorthand. */
export const isDrawn = (quantity: QuantityInput): boolean => readQuantity(quantity, free).kind === 'spec'

export const inWords = (quantity: QuantityInput, scale: Scale): string => {
  const reading = readQuantity(quantity, scale.slot)
  switch (reading.kind) {
    case 'constant':
      return scale.show(reading.value)
    case 'formula':
      return formulaInWords(reading.source)
    case 'spec':
      return specInWords(reading.spec, scale)
    case 'unread':
      return quoted(reading.text)
    default:
      return reading satisfies never
  }
}

const formulaInWords = (source: string): string =>
  /^[A-Za-z_]\w*$/.test(source)
    ? `as much as the input ${source}`
    : `as much as the formula ${quoted(source)} gives`

const normal90 = 1.2815515655446004

const specInWords = (spec: Spec, scale: Scale): string => {
  const said = percentilesInWords(spec, scale) ?? boundsInWords(spec, scale) ?? casesInWords(spec, scale)
  if (said !== null) return said
  const kind = String(spec.kind)
  return `drawn from ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${familyNames[kind] ?? kind} distribution`
}

const familyNames: Readonly<Record<string, string>> = {
  logitnormal: 'logit-normal',
  studentT: "Student's t",
}

const numberAt = (spec: Spec, key: string): number | null => {
  const value = spec[key]
  return typeof value === 'number' ? value : null
}

const percentilesInWords = (spec: Spec, { show }: Scale): string | null => {
  const mean = numberAt(spec, 'mean')
  const sd = numberAt(spec, 'sd')
  const symmetric = spec.kind === 'normal' && mean !== null && sd !== null
  const low = symmetric ? Number((mean - normal90 * sd).toPrecision(3)) : numberAt(spec, 'p10')
  const high = symmetric ? Number((mean + normal90 * sd).toPrecision(3)) : numberAt(spec, 'p90')
  if (low === null || high === null) {
    return mean === null || sd === null
      ? null
      : `about ${show(mean)} on average with a standard deviation of ${show(sd)}`
  }
  const middle = symmetric ? mean : numberAt(spec, 'p50')
  const about = middle === null ? '' : `about ${show(middle)}, `
  return `${about}between ${show(low)} and ${show(high)} (10th to 90th percentile)`
}

const boundsInWords = (spec: Spec, scale: Scale): string | null => {
  const { show } = scale
  const min = numberAt(spec, 'min')
  const mode = numberAt(spec, 'mode')
  const max = numberAt(spec, 'max')
  if (spec.kind === 'truncated' && isObject(spec.of)) {
    const limits = [min === null ? '' : `at least ${show(min)}`, max === null ? '' : `at most ${show(max)}`]
    return `${specInWords(spec.of, scale)}, ${listed(limits.filter((limit) => limit !== ''))}`
  }
  if (min === null || max === null) return null
  if (mode === null) return `anywhere between ${show(min)} and ${show(max)}`
  return `most likely ${show(mode)}, between ${show(min)} and ${show(max)}`
}

const casesInWords = (spec: Spec, { show }: Scale): string | null => {
  const { kind, values } = spec
  if (kind === 'bernoulli' && typeof spec.p === 'number') return `1 with a probability of ${percent(spec.p)}`
  if (kind === 'poisson' && typeof spec.mean === 'number') return `about ${show(spec.mean)} on average`
  if (!Array.isArray(values)) return null
  if (kind === 'empirical') return `one of ${values.length} observed values`
  const shown = values.filter((value) => typeof value === 'number').map(show)
  return kind === 'discrete' ? listed(shown, 'or') : null
}
