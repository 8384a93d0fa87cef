import { compileWith } from '../../scenario/compile.ts'
import { noDeal } from '../../scenario/noDeal.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { RiskClause, RiskDriver, Risks } from '../../scenario/schema/risks.ts'
import { pointColumns } from '../../simulate/drawnColumns.ts'
import { columnsOf } from '../../summarise/columns.ts'
import { type DriverInput, driverInputs } from '../../summarise/drivers/inputs.ts'
import { firstNonFinite } from '../../summarise/finite.ts'
import { describeFailure, type Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { Worth } from '../compare/play.ts'
import type { CompareQuestion } from '../compare/question.ts'
import {
  type Bearing,
  type Born,
  bearingOf,
  bornBy,
  bornFigures,
  type DriverPoints,
  driverPoints,
  isBeyond,
  partyRisk,
} from './bearing.ts'
import { movedBy } from './borne.ts'
import { type ClauseChange, changesOf, type NamedClauses } from './changes.ts'
import { type Parties, worthsOf } from './worths.ts'

/** Drivers that are told of. */
const most = 12

/**
 * Who bears which risk of a deal (domain page, section 9): each party's variance and worst 5 % by what drives them, for the
 * deal as it is; and what each clause moves, from the deal without it (or read otherwise) on the same futures. Refuses a deal,
 * a clause and a reading that are not there, and a run that is too long.
 */
export const risksOf = (
  question: CompareQuestion,
  { deal: id, ...named }: NamedClauses & { readonly deal: string },
): Result<Risks, Failure> => {
  const { document } = question.scenario
  const of = document.deals.findIndex((deal) => deal.id === id)
  const deal = document.deals[of]
  if (deal === undefined) return failure(noDeal(id, document.deals))
  const changes = changesOf({ deal, of }, named)
  if (!changes.ok) return changes
  const compiled = compileWith(
    document,
    changes.value.map(({ variant }) => variant),
  )
  if (!compiled.ok) return compiled
  const { plan, variants } = compiled.value
  const places = [of, ...variants.flatMap((place) => (place.ok ? [place.value] : []))]
  const found = worthsOf(question, plan, places)
  if (!found.ok) return found
  const inputs = driverInputs(plan, document)
  const dividing = dividingOf(question, plan, inputs)
  const answer = answerOf(dividing, found.value, {
    deal: id,
    changes: changes.value.map((change, c) => ({ change, place: variants[c]! })),
    places,
  })
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}

/** The inputs with the points behind them in every future. */
interface Dividing {
  readonly trials: number
  readonly replicates: number
  readonly inputs: readonly DriverInput[]
  readonly points: readonly DriverPoints[]
}

const dividingOf = (
  { how, trials }: CompareQuestion,
  plan: Plan,
  inputs: readonly DriverInput[],
): Dividing => {
  const places = inputs.flatMap((input) => input.places)
  const columns = pointColumns(plan, places, { how, trials })
  let next = 0
  const points = inputs.map(({ places: own }) => {
    next += own.length
    return driverPoints(columns.slice(next - own.length, next), how.replicates)
  })
  return { trials, replicates: how.replicates, inputs, points }
}

interface Asked {
  readonly deal: string
  readonly changes: readonly { readonly change: ClauseChange; readonly place: Result<number, Failure> }[]
  readonly places: readonly number[]
}

/** A party of the deal as it is, with what every input does to it. */
interface Divided {
  readonly bearing: Bearing
  readonly born: readonly Born[]
}

const answerOf = (dividing: Dividing, worths: readonly Parties[], asked: Asked): Risks => {
  const { replicates, trials, inputs } = dividing
  const divided = (worth: Worth | null): Divided | null => {
    if (worth === null) return null
    const bearing = bearingOf(worth, replicates)
    return { bearing, born: dividing.points.map((points) => bornBy(bearing, points)) }
  }
  const [ours, theirs] = [divided(worths[0]!.licensor)!, divided(worths[0]!.licensee)]
  const told = toldInputs([ours, ...(theirs === null ? [] : [theirs])])
  const whole = ({ bearing, born }: Divided) =>
    partyRisk(bearing, {
      told: told.map((i) => born[i]!),
      others: born.filter((_, i) => !told.includes(i)),
    })
  return {
    deal: asked.deal,
    trials,
    licensor: whole(ours),
    licensee: theirs === null ? null : whole(theirs),
    drivers: told.map((i): RiskDriver => {
      const { path, kind, known } = inputs[i]!
      const own = {
        path,
        kind,
        grade: known.grade,
        belief: known.belief,
        licensor: bornFigures(ours.born[i]!),
      }
      return { ...own, licensee: theirs === null ? null : bornFigures(theirs.born[i]!) }
    }),
    clauses: asked.changes.map(({ change, place }): RiskClause => {
      const { variant: _, ...clause } = change
      if (!place.ok)
        return {
          ...clause,
          licensor: null,
          licensee: null,
          refused: place.faults.map(describeFailure).join(' '),
        }
      const after = worths[asked.places.indexOf(place.value)]!
      const moved = (before: Divided | null, worth: Worth | null) =>
        before === null || worth === null ? null : movedOf(dividing, before, { worth, told })
      return {
        ...clause,
        licensor: moved(ours, after.licensor),
        licensee: moved(theirs, after.licensee),
        refused: null,
      }
    }),
  }
}

const movedOf = (
  { trials, replicates, inputs, points }: Dividing,
  { bearing, born }: Divided,
  { worth, told }: { readonly worth: Worth; readonly told: readonly number[] },
) =>
  movedBy(bearing, bearingOf(worth, replicates), {
    told: told.map((i) => ({ path: inputs[i]!.path, points: points[i]!, before: born[i]! })),
    columns: columnsOf(trials, replicates),
  })

/** Inputs whose share of a party's variance is beyond its error, those with the greatest share of any party first. */
const toldInputs = (parties: readonly Divided[]): readonly number[] => {
  const shares = (i: number) => parties.map(({ born }) => bornFigures(born[i]!).share)
  const strength = (i: number): number => Math.max(...shares(i).map(({ value }) => value))
  return parties[0]!.born
    .map((_, i) => i)
    .filter((i) => shares(i).some((share) => share.value > 0 && isBeyond(share)))
    .sort((a, b) => strength(b) - strength(a))
    .slice(0, most)
}
