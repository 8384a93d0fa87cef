import type { Plan } from '../../scenario/plan.ts'
import type { PartyDrivers } from '../../scenario/schema/drivers.ts'
import type { FirstFutures } from '../../simulate/drawnColumns.ts'
import { inputReader } from './inputColumns.ts'
import type { DriverInput } from './inputs.ts'
import { type PartyQuestion, partyReader } from './party.ts'
import type { Totals } from './total.ts'

export interface PartiesQuestion {
  readonly futures: FirstFutures
  readonly parties: readonly PartyQuestion[]
  /** by input; null unless asked for */
  readonly totals: Totals | null
}

/** What moves each party's worth: every input is read once for all of them, and its columns make room for the next. */
export const partiesOf = (
  plan: Plan,
  inputs: readonly DriverInput[],
  { futures, parties, totals }: PartiesQuestion,
): PartyDrivers[] => {
  const read = inputReader(plan, futures)
  const readers = parties.map((question) => ({ party: question.party, reader: partyReader(question) }))
  for (const [i, input] of inputs.entries()) {
    const columns = read(input)
    for (const { party, reader } of readers) reader.take({ columns, total: totals?.[i]?.[party] ?? null })
  }
  return readers.map(({ reader }) => reader.tell())
}
