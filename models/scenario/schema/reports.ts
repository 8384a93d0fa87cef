import { z } from 'zod'
import { civilDate, identifier, strict } from './object.ts'

/** What a payment by itself pays: what falls due with a report that another row tells, or without anything being sold. */
export const paymentLines = [
  'report',
  'upfrontFee',
  'advance',
  'annualFee',
  'trueUp',
  'milestones',
  'terminationFee',
  'optionFee',
  'buyout',
  'holdback',
] as const

const word = z.string().min(1).max(200)
const amount = z.number()

/** One row of a royalty report, or with `line` one payment: of a fee, or a later one of what a report made due. */
export const reportRow = strict({
  at: word
    .optional()
    .meta({ description: 'Where the row stands in a file, such as "line 4" or "Reports!A4"' }),
  deal: identifier.optional(),
  period: z.union([z.number().int().min(1), word]).meta({
    description:
      'A period of the document: its number from 1, "2027", "2027-Q1", "2027-03" or "2027-01-01/2027-12-31"',
  }),
  line: z.enum(paymentLines).optional().meta({
    description:
      'Of a payment that reports no sales: what it pays; `report` is what a report of other rows makes due',
  }),
  field: word.optional(),
  territory: word.optional(),
  product: word.optional().meta({ description: 'A name for the reader; rows of several products add up' }),
  gross: amount.optional(),
  deductions: amount.optional(),
  net: amount.optional(),
  units: amount.optional(),
  unit: word.optional(),
  royalty: amount.optional().meta({ description: 'What the licensee says it owes for the row' }),
  paid: amount.optional(),
  paidOn: civilDate.optional(),
  currency: word,
  creditNote: word.optional().meta({ description: 'Of negative amounts: the document that they rest on' }),
})

const ended = strict({
  contractYear: z.number().int().min(0).meta({ description: 'Contract years that ran to their end' }),
  cause: z.enum(['failure', 'gate', 'termination', 'changeOfControl']),
})

/** How receipts are recognised as revenue, where the standard leaves a choice to the facts. */
export const recognition = strict({
  fixedFees: z.enum(['point-in-time', 'over-time']).optional(),
  guarantee: z.enum(['as-earned', 'fixed']).optional(),
})

/** What `actuals` is asked: a document, the deal or deals, and what was reported and paid. */
export const actualsRequest = strict({
  document: z.unknown(),
  deal: identifier.optional().meta({ description: 'Of rows that name none' }),
  reports: z.array(reportRow).min(1).max(5000),
  asOf: civilDate
    .optional()
    .meta({ description: 'Interest runs until here; without it the last date there is' }),
  ended: z.record(identifier, ended).optional().meta({ description: 'By deal: how it ended early' }),
  facts: z
    .record(z.string(), z.union([z.number(), z.boolean()]))
    .optional()
    .meta({
      description: 'What is known by now of uncertain inputs, by path; of a gate whether it was passed',
    }),
  recognition: recognition.optional(),
})

export type ReportRow = z.infer<typeof reportRow>
export type ActualsRequest = z.infer<typeof actualsRequest>
export type EndedEarly = z.infer<typeof ended>
export type Recognition = z.infer<typeof recognition>
