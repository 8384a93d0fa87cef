import { z } from 'zod'
import type { Distribution } from '../../distributions/distribution.ts'
import { buildDistribution } from '../../distributions/fromSpec.ts'
import { readShorthand } from '../../distributions/shorthand.ts'
import type { DistributionSpec } from '../../distributions/spec.ts'
import type { FailureDetail } from '../../units/failure.ts'
import type { Formula } from '../formula.ts'
import { parseFormula } from '../formula.ts'
import { reach, shown } from '../shown.ts'
import { nearestWord } from '../suggest.ts'
import { type About, aboutKeys, aboutSchema, aboutWords } from './about.ts'
import type { Slot } from './slot.ts'

/** A quantity as read: what it is, and what is known about it (domain page, section 3). */
export interface Quantity {
  readonly form: Form
  readonly slot: Slot
  /** the reading in words: "10th to 90th percentile 2 M – 5 M, lognormal" */
  readonly echo: string
  readonly about: About
}

export type Form =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'distribution'; readonly distribution: Distribution; readonly spec: DistributionSpec }
  | { readonly kind: 'formula'; readonly formula: Formula }

export type QuantityInput = number | string | { readonly [key: string]: unknown }

/** A fault of a quantity; `at` is the rest of the pointer. */
export interface QuantityFault {
  readonly at: readonly (string | number)[]
  readonly expected: string
  readonly found: string
  readonly detail: FailureDetail
  readonly suggestion?: string | undefined
}

/** Every slot schema made, so that the JSON Schema can point all of them to one definition. */
const slotSchemas = new WeakSet<object>()

export const isQuantitySchema = (schema: object): boolean => slotSchemas.has(schema)

/** Every quantity read, so that a document can be walked for its quantities. */
const read = new WeakSet<object>()

/** Whether a value of a read document is a quantity. */
export const isQuantity = (value: unknown): value is Quantity =>
  typeof value === 'object' && value !== null && read.has(value)

/** The schema of one slot: the reader's text becomes a `Quantity`, or faults at their exact place. */
export const quantity = (slot: Slot) => {
  const schema = z.custom<QuantityInput>().transform((raw, context) => {
    const faults: QuantityFault[] = []
    const result = readQuantity(raw, slot, faults)
    for (const fault of faults) {
      const { at: _, ...params } = fault
      context.issues.push({
        code: 'custom',
        input: raw,
        message: fault.expected,
        path: [...fault.at],
        params,
      })
    }
    return result ?? z.NEVER
  })
  slotSchemas.add(schema)
  return schema
}

const value = (slot: Slot, raw: unknown, at: readonly (string | number)[] = []): QuantityFault => ({
  at,
  expected: slot.meaning,
  found: shown(raw),
  detail: { kind: raw === undefined ? 'missing-key' : 'value' },
})

/** Reads one quantity; faults are added to the list, and then there is no result. */
const readQuantity = (raw: unknown, slot: Slot, faults: QuantityFault[]): Quantity | null => {
  if (typeof raw === 'number' || typeof raw === 'string')
    return readScalar(raw, slot, { about: {}, at: [], faults })
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    faults.push(value(slot, raw))
    return null
  }
  const entries = Object.entries(raw)
  const about = aboutSchema.safeParse(Object.fromEntries(entries.filter(([key]) => aboutKeys.has(key))))
  if (!about.success) {
    for (const issue of about.error.issues) {
      const at = issue.path.filter((part) => typeof part !== 'symbol')
      const written = at.reduce<unknown>(
        (node, key) => (node as Record<string, unknown> | undefined)?.[key],
        raw,
      )
      faults.push({
        at,
        expected: aboutWords(String(at[0])),
        found: shown(written),
        detail: { kind: 'value' },
      })
    }
    return null
  }
  const rest = Object.fromEntries(entries.filter(([key]) => !aboutKeys.has(key)))
  if ('kind' in rest) return readSpec(rest, slot, { about: about.data, at: [], faults })
  const accepted = ['value', 'kind', ...aboutKeys]
  for (const key of Object.keys(rest).filter((name) => name !== 'value')) {
    const near = nearestWord(key, accepted)
    faults.push({
      at: [key],
      expected: `one of the keys ${accepted.join(', ')}`,
      found: `the key "${key}"`,
      detail: { kind: 'unknown-key' },
      ...(near === null ? {} : { suggestion: `"${near}"` }),
    })
  }
  const written = (rest as { value?: unknown }).value
  if (typeof written === 'number' || typeof written === 'string')
    return readScalar(written, slot, { about: about.data, at: ['value'], faults })
  if (Object.keys(rest).length === 0 || 'value' in rest)
    faults.push(value(slot, written, 'value' in rest ? ['value'] : []))
  return null
}

interface Reading {
  readonly about: About
  readonly at: readonly (string | number)[]
  readonly faults: QuantityFault[]
}

const readScalar = (raw: number | string, slot: Slot, reading: Reading): Quantity | null => {
  if (typeof raw === 'number') return constant(raw, slot, { raw, reading, echo: '' })
  const short = readShorthand(raw, slot)
  if (!short.ok) {
    for (const fault of short.faults)
      reading.faults.push({ at: reading.at, ...fault, detail: { kind: 'value' } })
    return null
  }
  const { form, echo } = { form: short.value, echo: short.value.echo }
  if (form.form === 'constant') return constant(form.value, slot, { raw, reading, echo })
  if (form.form === 'formula') return readFormula(form.source, slot, { ...reading, echo })
  return readSpec(form.spec, slot, { ...reading, echo })
}

const readFormula = (source: string, slot: Slot, reading: Reading & { echo: string }): Quantity | null => {
  const parsed = parseFormula(source)
  if (parsed.ok)
    return keep({
      form: { kind: 'formula', formula: parsed.value },
      slot,
      echo: reading.echo,
      about: reading.about,
    })
  for (const { position, ...fault } of parsed.faults)
    reading.faults.push({ at: reading.at, ...fault, detail: { kind: 'formula', position } })
  return null
}

const constant = (
  number: number,
  slot: Slot,
  { raw, reading, echo }: { raw: unknown; reading: Reading; echo: string },
): Quantity | null => {
  const inside =
    Number.isFinite(number) && number >= (slot.lower ?? -Infinity) && number <= (slot.upper ?? Infinity)
  if (!inside) {
    reading.faults.push(value(slot, raw, reading.at))
    return null
  }
  return keep({ form: { kind: 'constant', value: number }, slot, echo, about: reading.about })
}

const readSpec = (spec: object, slot: Slot, reading: Reading & { echo?: string }): Quantity | null => {
  // buildDistribution checks every key itself; a fault names the key
  const built = buildDistribution(spec as DistributionSpec)
  if (!built.ok) {
    for (const { at, expected, found } of built.faults) {
      const rest = at.split('/').filter((part) => part !== '')
      reading.faults.push({ at: [...reading.at, ...rest], expected, found, detail: { kind: 'distribution' } })
    }
    return null
  }
  const [low, high] = built.value.support
  if (low < (slot.lower ?? -Infinity) || high > (slot.upper ?? Infinity)) {
    const found = `a ${built.value.kind} distribution ${reach(low, high)}; truncate it or use a bounded one`
    reading.faults.push({ at: reading.at, expected: slot.meaning, found, detail: { kind: 'distribution' } })
    return null
  }
  const form = { kind: 'distribution', distribution: built.value, spec: spec as DistributionSpec } as const
  return keep({ form, slot, echo: reading.echo ?? built.value.kind, about: reading.about })
}

/** The same quantity, of another form: as much of the document as the one that was read. */
export const withForm = (quantity: Quantity, form: Form): Quantity => keep({ ...quantity, form })

const keep = (found: Quantity): Quantity => {
  read.add(found)
  return found
}
