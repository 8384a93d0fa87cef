/**
 * The words of RSL 1.0 (Really Simple Licensing, RSL-SPEC-1.0, Recommendation of 10 December 2025 with its errata;
 * https://rslstandard.org/rsl): sections 3.2 to 3.17, vocabularies of 3.4.1 and 3.7.
 */
export const rslNamespace = 'https://rslstandard.org/rsl'
export const rslMediaType = 'application/rsl+xml'

/** Section 3.7. */
export const paymentTypes = [
  ...(['purchase', 'subscription', 'training', 'crawl', 'use'] as const),
  ...(['contribution', 'attribution', 'free'] as const),
] as const
export type PaymentType = (typeof paymentTypes)[number]

/** The drafts before 1.0 wrote `inference` for what 1.0 calls `use`; both share one namespace. */
export const draftPaymentType = 'inference'

export const isPaymentType = (type: string): type is PaymentType =>
  (paymentTypes as readonly string[]).includes(type)

/** Section 3.4.1.1. */
export const usageTokens: readonly string[] = ['all', 'ai-all', 'ai-train', 'ai-input', 'ai-index', 'search']

/** What an element may hold. */
export interface Shape {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** values of an attribute, where they are a closed list */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** how often a child may stand there */
  readonly children: Readonly<Record<string, 'once' | 'any' | 'least-one' | 'once-per-type'>>
  readonly text: 'none' | 'some' | 'free'
}

const shape = (given: Partial<Shape>): Shape => ({
  required: [],
  optional: [],
  values: {},
  children: {},
  text: 'none',
  ...given,
})

const some = shape({ text: 'some' })
const rights = shape({
  required: ['type'],
  values: { type: ['usage', 'user', 'geo'] },
  text: 'some',
})

/** Every element of RSL 1.0 by its name; what is not here is no RSL. */
export const shapes: ReadonlyMap<string, Shape> = new Map([
  ['rsl', shape({ optional: ['max-age'], children: { content: 'least-one' } })],
  [
    'content',
    shape({
      required: ['url'],
      optional: ['server', 'encrypted', 'lastmod'],
      values: { encrypted: ['true', 'false'] },
      children: { license: 'least-one', alternate: 'any', schema: 'once', copyright: 'once', terms: 'once' },
    }),
  ],
  [
    'license',
    shape({
      children: {
        permits: 'once-per-type',
        prohibits: 'once-per-type',
        payment: 'once',
        reporting: 'any',
        legal: 'once-per-type',
      },
    }),
  ],
  ['permits', rights],
  ['prohibits', rights],
  [
    'payment',
    shape({
      optional: ['type'],
      values: { type: [...paymentTypes, draftPaymentType] },
      children: { standard: 'once', custom: 'once', amount: 'once', accepts: 'once' },
    }),
  ],
  ['standard', some],
  ['custom', some],
  ['amount', shape({ required: ['currency'], text: 'some' })],
  ['accepts', shape({ required: ['type'], text: 'free' })],
  [
    'reporting',
    shape({
      required: ['type', 'profile'],
      optional: ['endpoint'],
      values: { type: ['telemetry', 'provenance', 'audit'] },
    }),
  ],
  [
    'legal',
    shape({
      required: ['type'],
      values: { type: ['warranty', 'disclaimer', 'attestation', 'contact', 'proof'] },
      text: 'some',
    }),
  ],
  ['alternate', shape({ optional: ['type'], text: 'some' })],
  ['schema', shape({ optional: ['type'], text: 'free' })],
  [
    'copyright',
    shape({
      optional: ['type', 'contactEmail', 'contactUrl'],
      values: { type: ['person', 'organization'] },
      text: 'free',
    }),
  ],
  ['terms', some],
])
