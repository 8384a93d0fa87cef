import { z } from '@hono/zod-openapi'
import { query, run, wholeNumber } from './query.ts'

/** Queries of the questions that compare, negotiate and say what drives a deal. */

const dealId = z.string({ error: 'the id of a deal' }).min(1, 'the id of a deal')

const words = (what: string) => z.string({ error: what }).min(1, what).max(400, what).optional()

/** Which terms of a deal move, between which values, and what is held against the walk-aways. */
export const zoneQuery = query({
  ...run,
  deal: dealId,
  terms: words('one or two terms of the deal').openapi({ example: 'upfront=0..3M,rate' }),
  measure: words('mean or certainty').openapi({ example: 'mean' }),
})

/** What moves a deal. Words are read by the question itself, so that every way of asking is refused alike. */
export const driversQuery = query({
  ...run,
  deal: dealId,
  party: z.string().max(40, 'licensor or licensee').openapi({ example: 'licensor' }).optional(),
  measure: z.string().max(40, 'npv, own-rates or gain').openapi({ example: 'npv' }).optional(),
  input: z.string().max(1000, 'the path of an input').openapi({ example: 'inputs.inflation' }).optional(),
  total: z.string().max(5, 'true or false').openapi({ example: 'true' }).optional(),
})

/** Over which terms of a deal the parties bargain. */
export const bargainQuery = query({
  ...run,
  deal: dealId,
  terms: z
    .string({ error: 'one or two terms' })
    .max(300, 'one or two terms')
    .openapi({ example: 'upfront,rate' })
    .optional(),
  alpha: z
    .string({ error: 'a bargaining weight' })
    .max(30, 'a bargaining weight')
    .openapi({ example: '0.5' })
    .optional(),
})

/** Which versions of a scenario to bridge, and which deal. */
export const bridgeQuery = query({
  ...run,
  deal: dealId.optional(),
  from: wholeNumber('the number of a version', 1),
  to: wholeNumber('the number of a version', 2),
})

/** Whose choice is asked about: of one licensee's deals, among the strategies, or every one. */
export const informationQuery = query({
  ...run,
  licensee: z.string({ error: 'the id of a licensee' }).min(1, 'the id of a licensee').optional(),
  strategies: z.enum(['true', 'false'], { error: 'true or false' }).optional(),
  party: z.enum(['licensor', 'licensee'], { error: 'licensor or licensee' }).optional(),
})

/** What stands beside each other, whether what would be refused does, and the input whose break-even is asked for. */
export const compareQuery = query({
  ...run,
  deals: z
    .string({ error: 'ids of deals or strategies' })
    .max(1000, 'ids of deals or strategies')
    .openapi({ example: 'flat,royalty' }),
  refused: z.enum(['include'], { error: 'include, or nothing' }).optional(),
  input: z.string({ error: 'the path of an input' }).max(500, 'the path of an input').optional(),
})

/** A deal, and which of its clauses is left out or read otherwise. */
export const risksQuery = query({
  ...run,
  deal: dealId,
  without: z.string({ error: 'a clause' }).max(100, 'a clause').openapi({ example: 'royalty' }).optional(),
  with: z.string({ error: 'a reading' }).max(100, 'a reading').openapi({ example: 'clock=year' }).optional(),
})

/** Which term of a deal is solved for, and what it holds where. */
export const solveQuery = query({
  ...run,
  deal: dealId,
  for: words('a term of the deal, or the path of a number').openapi({ example: 'upfront' }),
  hold: words('licensor or licensee').openapi({ example: 'licensor' }),
  measure: words('mean, certainty, or a percentile').openapi({ example: 'q10' }),
  target: words('an amount, or walk-away').openapi({ example: 'walk-away' }),
  as: words('the id of a deal'),
  with: words('terms and their values').openapi({ example: 'rate=6%' }),
  against: words('a second term of the deal').openapi({ example: 'minimum' }),
  from: words('the least value').openapi({ example: '0' }),
  to: words('the greatest value').openapi({ example: '2M' }),
})
