import { z } from 'zod'
import { optionKinds } from '../optionsPlan.ts'
import { estimateSchema } from './figures.ts'

/** What the answer says of an option of a deal. */
export const optionAnswerSchema = z
  .strictObject({
    term: z.number().meta({ description: 'Index of the clause' }),
    kind: z.enum(optionKinds),
    by: z.enum(['licensor', 'licensee']).meta({ description: 'Who decides' }),
    exercised: z
      .array(z.strictObject({ year: z.number(), probability: estimateSchema }))
      .meta({ description: 'How often, by the year in which it takes effect' }),
    worth: z.strictObject({ licensor: estimateSchema, licensee: estimateSchema }).meta({
      description: 'Expected worth of the deal with the option less the deal in which it is never used',
    }),
    inSample: estimateSchema.meta({
      description:
        'Worth to who decides, had the decisions been fitted on the trials that they are valued on',
    }),
    outOfSample: estimateSchema.meta({
      description: 'Worth to who decides, each trial decided by what the other half of the trials has taught',
    }),
  })
  .meta({ id: 'Option' })

export type OptionAnswer = z.infer<typeof optionAnswerSchema>
