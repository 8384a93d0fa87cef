import { z } from 'zod'
import { recognitionSchema } from './recognition.ts'

const periodSchema = z
  .strictObject({ number: z.number().int(), from: z.string(), to: z.string() })
  .meta({ id: 'ActualPeriod' })

const lineSchema = z.strictObject({ line: z.string(), term: z.number().nullable(), amount: z.number() })

const paymentSchema = z.strictObject({
  on: z.string(),
  amount: z.number(),
  daysLate: z.number().int(),
  interest: z.number(),
  rows: z.array(z.number().int()).meta({ description: 'Rows of the reports, from 0' }),
})

/** One thing that was due: a period's report, or one fee. */
const dueSchema = z
  .strictObject({
    kind: z.string().meta({ description: '"report", or the line of a fee' }),
    period: periodSchema,
    contractYear: z.number().int().nullable(),
    dueOn: z.string(),
    isDue: z.boolean().meta({ description: 'Due by the date that everything is told of' }),
    gross: z.number(),
    deductions: z.strictObject({ claimed: z.number(), allowed: z.number() }),
    base: z.number(),
    lines: z.array(lineSchema),
    due: z.number(),
    withheld: z.number(),
    payable: z.number().meta({ description: 'What has to arrive: due less tax at source' }),
    reported: z.number().nullable().meta({ description: 'What the licensee said it owed' }),
    misreckoned: z.number().nullable().meta({ description: 'Reported less due' }),
    paid: z.number(),
    difference: z
      .number()
      .meta({ description: 'Paid less payable, to the minor unit; negative: too little' }),
    interest: z.number(),
    payments: z.array(paymentSchema),
  })
  .meta({ id: 'ActualDue' })

const bandSchema = z
  .strictObject({
    measure: z.enum(['gross', 'royalty', 'due']),
    year: z.number().int(),
    actual: z.number(),
    mean: z.number(),
    q10: z.number(),
    q50: z.number(),
    q90: z.number(),
    percentile: z.number().meta({ description: 'Share of the futures below it, half of those equal to it' }),
    inside: z.boolean().meta({ description: 'Between the 10th and the 90th percentile' }),
    crps: z.number().meta({ description: 'Continuous ranked probability score, in money; less is better' }),
    absoluteError: z.number().meta({ description: 'Of the mean alone' }),
  })
  .meta({ id: 'ForecastBand' })

const findingSchema = z
  .strictObject({
    kind: z.string(),
    rows: z.array(z.number().int()),
    amount: z.number().nullable(),
    text: z.string(),
  })
  .meta({ id: 'ActualFinding' })

const splitSchema = z
  .strictObject({
    contributors: z.array(z.strictObject({ id: z.string(), name: z.string(), hundredths: z.number().int() })),
    statements: z.array(
      z.strictObject({
        received: z.string(),
        amount: z.number().int(),
        parts: z.array(z.number().int()),
      }),
    ),
    total: z.strictObject({ amount: z.number().int(), parts: z.array(z.number().int()) }),
  })
  .meta({ id: 'ReceivedSplit', description: 'What arrived, divided among contributors, in minor units' })

const totalsSchema = z
  .strictObject({
    due: z.number(),
    withheld: z.number(),
    payable: z.number(),
    paid: z.number(),
    difference: z.number(),
    interest: z.number(),
  })
  .meta({ id: 'ActualTotals' })

const licenceSchema = z
  .strictObject({
    deal: z.string(),
    licensee: z.string(),
    dues: z.array(dueSchema),
    totals: totalsSchema,
    bands: z.array(bandSchema),
    interest: z.strictObject({ rate: z.number().nullable(), text: z.string() }),
    findings: z.array(findingSchema),
    beyond: z
      .array(z.strictObject({ line: z.string(), period: periodSchema, amount: z.number() }))
      .meta({ description: 'What the document expects of lines that no report tells; not in what was due' }),
    recognition: recognitionSchema,
    contributors: splitSchema.nullable(),
  })
  .meta({ id: 'ActualLicence' })

const accuracySchema = z
  .strictObject({
    measure: z.enum(['gross', 'royalty', 'due']),
    count: z.number().int(),
    covered: z.number().meta({ description: 'Share of the actuals in their 80 % band' }),
    standardError: z.number().meta({ description: 'Of that share were it 80 % and the actuals independent' }),
    crps: z.number(),
    absoluteError: z.number(),
    bias: z.number().meta({ description: 'Mean of actual less expected' }),
  })
  .meta({ id: 'ForecastAccuracy' })

/** What was due on what was reported, beside what was paid and what was forecast (domain page, section 13). */
export const actualsSchema = z
  .strictObject({
    currency: z.string(),
    decimals: z.number().int(),
    valuationDate: z.string().meta({ description: 'From which years are counted' }),
    asOf: z.strictObject({ date: z.string(), stated: z.boolean() }),
    forecast: z.strictObject({ trials: z.number().int(), seed: z.number().int(), sampling: z.string() }),
    licences: z.array(licenceSchema),
    accuracy: z.array(accuracySchema),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Actuals' })

export type Actuals = z.infer<typeof actualsSchema>
export type ActualLicence = z.infer<typeof licenceSchema>
export type ActualDue = z.infer<typeof dueSchema>
export type ForecastBand = z.infer<typeof bandSchema>
export type ActualFinding = z.infer<typeof findingSchema>
export type ForecastAccuracy = z.infer<typeof accuracySchema>
