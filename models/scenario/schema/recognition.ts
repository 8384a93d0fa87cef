import { z } from 'zod'

const yearSchema = z
  .strictObject({
    year: z.number().int(),
    due: z
      .number()
      .meta({ description: 'Accrued: receipts of the sales of the year, fees that fall due in it' }),
    withheld: z.number().meta({ description: 'Tax at source on it: neither cash nor receivable' }),
    cash: z.number(),
    recognised: z.number(),
    receivable: z
      .number()
      .meta({ description: 'At the end of the year: due to date less tax at source and cash to date' }),
    contractLiability: z
      .number()
      .meta({ description: 'Due to date less recognised to date, where that is above 0: deferred' }),
    contractAsset: z.number().meta({ description: 'The same where it is below 0: recognised ahead' }),
  })
  .meta({ id: 'RecognitionYear' })

/** Cash beside revenue: a working view, not an opinion on an accounting treatment. */
export const recognitionSchema = z
  .strictObject({
    label: z.string(),
    fixedFees: z.enum(['point-in-time', 'over-time']),
    guarantee: z.enum(['as-earned', 'fixed']),
    methods: z.array(z.strictObject({ what: z.string(), how: z.string(), source: z.string() })),
    years: z.array(yearSchema),
    lines: z.array(z.strictObject({ line: z.string(), due: z.number(), recognised: z.number() })),
    reconciliation: z.strictObject({
      cash: z.number(),
      withheld: z.number(),
      receivable: z.number(),
      due: z.number(),
      contractAsset: z.number(),
      contractLiability: z.number(),
      recognised: z.number(),
      gap: z
        .number()
        .meta({ description: 'cash + withheld + receivable + asset − liability − recognised: 0' }),
    }),
  })
  .meta({ id: 'Recognition' })

export type RecognitionView = z.infer<typeof recognitionSchema>
