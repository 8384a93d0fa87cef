import { z } from 'zod'
import { defaultTrials, samplings } from '../samplings.ts'
import { identifier, strict } from './object.ts'

const trials = z.number().int().min(1).max(1_000_000_000)

/**
 * The stop rule: a run is extended, by doubling, until the standard error of a measure of what a deal turns out to be
 * worth to the licensor is small enough, or until `maximum` trials.
 */
const untilSchema = strict({
  standardError: z.number().positive().optional().meta({ description: 'In money' }),
  relativeError: z.number().positive().optional().meta({ description: 'As a share of the measure' }),
  measure: z.enum(['mean', 'median']).optional(),
  deal: identifier.optional().meta({ description: 'The deal to know so well; every deal without it' }),
  maximum: trials.optional(),
}).refine(
  ({ standardError, relativeError }) => (standardError === undefined) !== (relativeError === undefined),
  // a misspelt key is told by itself
  { when: ({ issues }) => issues.length === 0, error: 'one of standardError and relativeError' },
)

/** The first batch of a run with a stop rule, of a document that may have faults elsewhere. */
const firstBatchOf = (simulation: unknown): unknown => numberAt(simulation, 'trials') ?? defaultTrials

const maximumOf = (simulation: unknown): unknown => numberAt(memberOf(simulation, 'until'), 'maximum')

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const numberAt = (value: unknown, key: string): number | undefined => {
  const found = memberOf(value, key)
  return typeof found === 'number' ? found : undefined
}

/** How a run is simulated (domain page, section 2). */
export const simulationSchema = strict({
  trials: trials.optional().meta({ description: 'Of the run; of its first batch where `until` extends it' }),
  seed: z.number().int().min(0).max(4294967295).optional(),
  sampling: z.enum(samplings).optional(),
  replicates: z.number().int().min(16).max(1024).optional(),
  until: untilSchema.optional(),
}).refine((simulation) => Number(maximumOf(simulation) ?? Infinity) >= Number(firstBatchOf(simulation)), {
  // beside other faults too: all of them are told at once
  when: () => true,
  error: ({ input }) => `at least the trials of the first batch, ${firstBatchOf(input)}`,
  path: ['until', 'maximum'],
})

export type Until = z.output<typeof untilSchema>
