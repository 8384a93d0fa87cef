import { z } from '@hono/zod-openapi'
import { formats } from '../../models/exchange/priced.ts'
import { samplings } from '../../models/scenario/samplings.ts'
import { civilDate, identifier } from '../../models/scenario/schema/object.ts'
import { recognition } from '../../models/scenario/schema/reports.ts'
import { readTarget, targetWords } from '../../models/scenario/stopRule.ts'
import { nearestWord } from '../../models/scenario/suggest.ts'
import { type ParameterFault, parameterFault } from '../problem.ts'

/** The query of a route. A key it does not know is refused: `trails=100` must not run the default trials. */
export const query = <const Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : undefined),
  })

/** What is wrong with a query, parameter by parameter. */
export const parameterFaults = (
  issues: readonly z.core.$ZodIssue[],
  url: string,
): readonly ParameterFault[] => {
  const given = new URL(url).searchParams
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(key, issue.message.split(', ')))
      : [valueFault(String(issue.path[0] ?? ''), issue, given)],
  )
}

const unknownKey = (key: string, known: readonly string[]): ParameterFault => {
  const parameter = key.slice(0, 100)
  const suggestion = nearestWord(key, known)
  const expected = `a query parameter of this address (one of ${known.join(', ')})`
  const found = JSON.stringify(parameter)
  return parameterFault({ parameter, kind: 'unknown-key', expected, found, suggestion })
}

const valueFault = (parameter: string, issue: z.core.$ZodIssue, given: URLSearchParams): ParameterFault => {
  const written = given.getAll(parameter).join(', ').slice(0, 100)
  const accepted = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const suggestion = nearestWord(written, accepted)
  const found = JSON.stringify(written)
  return parameterFault({ parameter, kind: 'value', expected: issue.message, found, suggestion })
}

export const digits = (what: string) => z.string({ error: what }).regex(/^\d{1,10}$/, what)

export const wholeNumber = (what: string, example: number) =>
  digits(what).transform(Number).openapi({ type: 'integer', minimum: 0, example })

/** What of a run a question may set. */
export const run = {
  trials: wholeNumber('a whole number of trials', 16384).optional(),
  seed: wholeNumber('a whole number', 1).optional(),
  sampling: z.enum(samplings, { error: `one of ${samplings.join(', ')}` }).optional(),
}

/** What a caller may set instead of the document's `simulation`. */
export const runQuery = query({
  ...run,
  until: z
    .string({ error: targetWords })
    .transform((text, context) => {
      const target = readTarget(text)
      if (target === null) context.addIssue({ code: 'custom', message: targetWords })
      return target ?? z.NEVER
    })
    .openapi({ type: 'string', example: '0.5%' })
    .optional(),
  maximum: wholeNumber('a whole number of trials', 1_048_576).optional(),
})

/** A question about one deal. */
export const dealQuery = query({
  ...run,
  deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal'),
})

/** A question about every deal, or about one. */
export const anyDealQuery = query({
  ...run,
  deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal').optional(),
})

/** A question about every licensee, or about one. */
export const licenseeQuery = query({
  ...run,
  licensee: z.string({ error: 'the id of a licensee' }).min(1, 'the id of a licensee').optional(),
})

/** What is asked of royalty reports beside them: how long the forecast's run is. */
export const actualsQuery = query(run)

/** What is asked of the reports that are kept with a scenario, beside them. */
export const keptActualsQuery = query({
  ...run,
  deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal').optional(),
  asOf: civilDate.optional(),
  fees: recognition.shape.fixedFees,
  guarantee: recognition.shape.guarantee,
})

/** What is asked of measured points: the seed of the bootstrap. */
export const fitQuery = query({ seed: run.seed })

/** What is to be divided among the contributors beside the shares. */
export const contributorsQuery = query({
  ...run,
  deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal').optional(),
  amount: z
    .string({ error: 'an amount such as 1234567.89' })
    .max(40, 'an amount such as 1234567.89')
    .openapi({ example: '1234567.89' })
    .optional(),
})

export const explanationQuery = query({
  ...run,
  deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal'),
  trial: z
    .string({ error: 'the number of a trial, from 0' })
    .regex(/^\d{1,9}$/, 'the number of a trial, from 0')
    .transform(Number)
    .openapi({ type: 'integer', minimum: 0, example: 0 }),
})

/** Which deal goes out as which price list, and what that is for. */
export const pricingQuery = query({
  deal: z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal'),
  format: z.enum(formats, { error: `one of ${formats.join(', ')}` }),
  url: z.string().max(2000, 'at most 2000 characters').optional(),
})

/** The names that a template is given. */
export const placeQuery = query({ licensee: identifier.optional(), field: identifier.optional() })

/** Which page of a list; other keys are ignored, so that a filter nobody offers changes nothing. */
export const pageQuery = z.object({
  limit: wholeNumber('a whole number from 1 to 100', 50)
    .refine((limit) => limit >= 1 && limit <= 100, 'a whole number from 1 to 100')
    .optional(),
  cursor: wholeNumber('the `next` of the page before', 1).optional(),
})
