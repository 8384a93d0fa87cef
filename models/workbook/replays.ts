import { count } from '../report/figures.ts'
import { dealName } from '../report/names.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Drafting, WrittenDeal } from './exporting.ts'
import type { Assumptions } from './sheets/assumptions.ts'
import { type TrialsSheet, trialsSheet } from './sheets/trials.ts'
import { firstOf, replayOf } from './trials/replay.ts'

/** How many futures a workbook replays. */
const replayed = 1000
const mostCells = 1_200_000
/** Below so many a sheet of futures says nothing about percentiles. */
const fewest = 16

interface Replaying {
  readonly called: (wanted: string) => string
  readonly assumptions: Assumptions
  readonly parts: readonly Pick<WrittenDeal, 'deal' | 'recreates'>[]
}

/** Sheets of futures, and of what has none why. */
export interface Replays {
  readonly sheets: readonly TrialsSheet[]
  readonly notes: readonly string[]
}

/** The first futures of a deal, live. A deal with options is decided future by future, which no row of cells can do. */
export const replaysOf = (
  { prepared, document }: Drafting,
  { called, assumptions, parts }: Replaying,
): Result<Replays, Failure> => {
  const sheets: TrialsSheet[] = []
  const notes: string[] = []
  const { plan } = prepared.compiled
  for (const { deal, recreates } of parts) {
    if (deal.options !== null) continue
    const trials = Math.min(prepared.trials, replayed)
    const { lawAt } = assumptions
    const replay = replayOf(prepared, { deal, recreates, trials, lawAt })
    if (!replay.ok) return replay
    // a deal of many steps is replayed in as many futures as a spreadsheet still holds with ease
    const nodes = replay.value.shown
    const fit = Math.floor(mostCells / nodes.length)
    if (fit < fewest) {
      const room = `${count(nodes.length)} columns of inputs and steps, and ${count(mostCells)} cells hold ${fit} futures of them, fewer than ${fewest}`
      notes.push(`${deal.id}: no futures are replayed: one future of it takes ${room}.`)
      continue
    }
    if (fit < trials)
      notes.push(
        `${deal.id}: the first ${fit} futures are replayed, as many as ${count(mostCells)} cells hold.`,
      )
    const isKnown = deal.positions.every(
      ({ position }) => plan.positions[position]!.utility.kind !== 'unknown',
    )
    const { nameOf, partOf } = assumptions
    const name = called(`${deal.id} futures`)
    sheets.push(
      trialsSheet({
        ...{ name, deal: dealName(document, deal.id), plan, nameOf, partOf, isKnown, nodes },
        replay: firstOf(replay.value, fit),
      }),
    )
  }
  return success({ sheets, notes })
}
