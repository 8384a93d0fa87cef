import { bound, closed, type Decision, free, type Game, waysOf } from '../options/tree.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { OptionsPlan } from '../scenario/optionsPlan.ts'
import { knownName, knownOutputs } from './knownOutputs.ts'
import type { DealOutcomes } from './outcomes.ts'

/**
 * The options of a deal as a game: what its ways came to, at the flows' own rates, and what was known. There is something
 * to decide where the deal would go on beyond the date, in one way or another.
 */
export const gameOf = (options: OptionsPlan<DealPlan>, ways: readonly DealOutcomes[]): Game => {
  const written = ways[options.written]!
  const trials = written.ends.length
  const { moments } = written.deal.known!
  const outputs = knownOutputs(written.deal)
  const momentOf = ({ date }: Decision): number => moments.indexOf(date)
  const measured = (decision: Decision): Float64Array =>
    written.known[outputs.findIndex(({ output }) => output === knownName(momentOf(decision), 'measured'))]!
  const stateOf = (decision: Decision): Uint8Array => {
    const ends = waysOf(decision).map((way) => ways[way]!.endTime)
    const { test } = options.options[decision.option]!
    const result = test === null ? null : measured(decision)
    return Uint8Array.from({ length: trials }, (_, i) => {
      if (!ends.some((end) => end[i]! > decision.effect + 1e-9)) return closed
      if (test === null || result === null) return free
      if (!(result[i]! >= test.atLeast)) return closed
      return test.mustGoOn ? bound : free
    })
  }
  const states = new Map<Decision, Uint8Array>()
  return {
    tree: options.tree,
    trials,
    holder: ({ option }) => options.options[option]!.by,
    worth: (way, party) => ways[way]![party].flow,
    known: (decision) => {
      const { by } = options.options[decision.option]!
      const moment = momentOf(decision)
      return outputs.flatMap((output, o) =>
        output.moment === moment && (output.to === 'both' || output.to === by) ? [written.known[o]!] : [],
      )
    },
    state: (decision) => {
      const found = states.get(decision) ?? stateOf(decision)
      states.set(decision, found)
      return found
    },
  }
}
