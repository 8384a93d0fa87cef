import { z } from 'zod'
import { estimateSchema } from './figures.ts'

/** What is expected to leak from a field of a deal into another one (domain page, section 5). */
export const leakSchema = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    probability: z.number(),
    atStake: estimateSchema.meta({
      description: 'Present value of product revenue of the licensees there, at their rates',
    }),
    detection: z.number().meta({ description: 'Grows with monitoring' }),
    recovery: z.number().meta({ description: 'Agreed compensation as a share of what is at stake' }),
    leaked: estimateSchema.meta({ description: 'probability · atStake · (1 − detection · recovery)' }),
  })
  .meta({ id: 'Leak' })

export type Leak = z.infer<typeof leakSchema>
