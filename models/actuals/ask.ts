import { faultsOf } from '../scenario/faults.ts'
import type { Actuals } from '../scenario/schema/actuals.ts'
import { actualsRequest } from '../scenario/schema/reports.ts'
import type { Progress } from '../simulate/passes.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result } from '../units/result.ts'
import { type Overrides, prepare } from '../valuation.ts'
import { actualsOf, forecastTrials } from './actuals.ts'

/** Asks of a body `{ document, deal?, reports, … }`; faults of the document stand under `/document`. */
export const actuals = (body: unknown, asked: Overrides, progress?: Progress): Result<Actuals, Failure> => {
  const read = actualsRequest.safeParse(body)
  if (!read.success) return failure(...faultsOf(read.error, body))
  const { document, ...request } = read.data
  const prepared = prepare(document, { ...asked, trials: asked.trials ?? forecastTrials })
  if (prepared.ok) return actualsOf({ ...prepared.value, given: document, progress }, request)
  return failure(...prepared.faults.map((fault) => ({ ...fault, pointer: `/document${fault.pointer}` })))
}
