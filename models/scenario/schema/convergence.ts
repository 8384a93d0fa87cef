import { z } from 'zod'
import { samplings } from '../samplings.ts'
import { estimateSchema } from './figures.ts'

const figuresSchema = z
  .strictObject({ mean: estimateSchema, q05: estimateSchema, q50: estimateSchema, q95: estimateSchema })
  .meta({ id: 'ConvergenceFigures', description: 'Of the net present value that the deal turns out to have' })

/** How the figures of one deal settle as trials are added: a row for each length of the run. */
export const convergenceSchema = z
  .strictObject({
    deal: z.string(),
    sampling: z.enum(samplings),
    seed: z.number(),
    replicates: z.number(),
    rows: z.array(
      z.strictObject({
        trials: z.number().meta({ description: 'First trials of the run that the row is made of' }),
        licensor: figuresSchema,
        licensee: figuresSchema.nullable().meta({ description: 'null while a utility is unknown' }),
      }),
    ),
  })
  .meta({ id: 'Convergence' })

export type ConvergenceFigures = z.infer<typeof figuresSchema>
export type Convergence = z.infer<typeof convergenceSchema>
