import { rootBetween } from '../../numerics/roots.ts'
import { compile } from '../../scenario/compile.ts'
import type { MovedInput, VerdictPair } from '../../scenario/schema/compare.ts'
import { differenceOf } from '../../summarise/compare.ts'
import { estimateOfMeans, type Means } from '../../summarise/estimate.ts'
import { describeFailure, type Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type Move, withQuantity } from '../moves.ts'
import type { Contestant } from './contestants.ts'
import { play } from './play.ts'
import { type CompareQuestion, firstTrials } from './question.ts'

/** The first futures on which changed documents are valued. */
const movedTrials = 4096

/** Values at which all pairs are looked at, so that an answer that goes up and down again is found. */
const cells = 12

/** Two contestants as one party sees them. */
interface Party {
  readonly a: string
  readonly b: string
  readonly party: 'licensor' | 'licensee'
}

/** What the second is expected to be worth more, by pair and party. */
type Gains = readonly Means[]

type Valued = (value: number) => Result<Gains, Failure>

/**
 * Where an input has to be for two of a comparison to be expected to be worth the same: the document is changed and valued
 * anew on the same futures, the first 4,096; every sign change on a scan of the range is followed to its root. A value that
 * the document does not take is left out, with the reason.
 */
export const movedInput = (
  question: CompareQuestion,
  contestants: readonly Contestant[],
  { move, verdicts }: { readonly move: Move; readonly verdicts: readonly VerdictPair[] },
): Result<MovedInput, Failure> => {
  const trials = firstTrials(movedTrials, question)
  const parties = partiesOf(verdicts)
  const valued = valuing({ ...question, trials, progress: undefined }, contestants, { move, parties })
  const now = valued(move.now)
  if (!now.ok) return failure(...now.faults)
  const { low, high } = move
  const grid = Array.from({ length: cells + 1 }, (_, c) => low + ((high - low) * c) / cells)
  const scanned = grid.map(valued)
  const refused = scanned.flatMap((found) => (found.ok ? [] : found.faults.map(describeFailure)))
  return success({
    path: move.location.path,
    pointer: move.location.pointer,
    ...{ now: move.now, move: move.move, low, high, trials },
    refused: refused[0] ?? null,
    pairs: parties.map((party, p) => ({
      ...party,
      now: estimateOfMeans(now.value[p]!),
      at: grid.slice(1).flatMap((to, c) => rootIn(valued, p, [grid[c]!, to])),
    })),
  })
}

const partiesOf = (verdicts: readonly VerdictPair[]): readonly Party[] =>
  verdicts.flatMap(({ a, b, licensee }): readonly Party[] => [
    { a, b, party: 'licensor' },
    ...(licensee === null ? [] : [{ a, b, party: 'licensee' } as const]),
  ])

interface Moving {
  readonly move: Move
  readonly parties: readonly Party[]
}

/** Values the document with the input moved; what was valued before is not valued again. */
const valuing = (
  question: CompareQuestion,
  contestants: readonly Contestant[],
  { move, parties }: Moving,
): Valued => {
  const known = new Map<number, Result<Gains, Failure>>()
  const value: Valued = (to) => {
    const document = withQuantity(question.scenario.document, move.quantity, move.to(to))
    const compiled = compile(document)
    if (!compiled.ok) return compiled
    const found = play({ ...question, plan: compiled.value.plan }, contestants)
    if (!found.ok) return found
    const { played, columns } = found.value
    const gain = ({ a, b, party }: Party): Means => {
      const [one, other] = [a, b].map((id) => played.find((each) => each.id === id)![party]!.flow)
      return columns.means(differenceOf(one!, other!).column)
    }
    return success(parties.map(gain))
  }
  return (to) => {
    const found = known.get(to) ?? value(to)
    known.set(to, found)
    return found
  }
}

type Root = MovedInput['pairs'][number]['at'][number]

/** The root of one difference between two values; none where it has one sign, or cannot be valued. */
const rootIn = (valued: Valued, pair: number, [low, high]: readonly [number, number]): readonly Root[] => {
  const [below, above] = [valued(low), valued(high)]
  if (!below.ok || !above.ok) return []
  const [first, last] = [below.value[pair]!.all, above.value[pair]!.all]
  // a root at the end of one cell is the start of the next
  if (first * last > 0 || last === 0) return []
  const at = (value: number): number => {
    const found = valued(value)
    return found.ok ? found.value[pair]!.all : Number.NaN
  }
  const value = rootBetween(at, [low, high], (high - low) * 1e-6)
  const found = value === null ? null : valued(value)
  if (value === null || found === null || !found.ok) return []
  const gain = estimateOfMeans(found.value[pair]!)
  const slope = (last - first) / (high - low)
  return [
    {
      value,
      standardError: Math.abs(gain.standardError / slope),
      above: slope > 0 ? 'b' : 'a',
      jump: Math.abs(gain.value) > 1e-3 * Math.abs(last - first),
    },
  ]
}
