import type { PartyRisk } from '../../scenario/schema/risks.ts'
import { type Classes, classesOfPoints } from '../../summarise/drivers/classes.ts'
import {
  betweenInput,
  classesOfInput,
  type Spread,
  shareOf,
  spreadOf,
} from '../../summarise/drivers/firstOrder.ts'
import { intervalOf, type LeftOut, leftOutOf, sumOf } from '../../summarise/drivers/jackknife.ts'
import type { Worth } from '../compare/play.ts'
import { combined, estimateOfParted, type Parted, sumOfParted, type Tail, tailOf, tailPart } from './tail.ts'

/** What one input does to a party's worth by itself: a share of its variance, and a part of its worst futures. */
export interface Born {
  readonly share: LeftOut
  readonly tail: Parted
}

/** A party's worth in every future, ready to be divided among inputs. */
export interface Bearing {
  readonly worth: Worth
  readonly spread: Spread
  readonly tail: Tail
  readonly deviation: LeftOut
}

export const bearingOf = (worth: Worth, replicates: number): Bearing => {
  const spread = spreadOf(worth.time, replicates)
  const deviation = leftOutOf([spread.variance], ([variance]) => Math.sqrt(Math.max(0, variance!)))
  return { worth, spread, tail: tailOf(worth.time, spread), deviation }
}

/** The points behind an input, several where inputs are tied, with their classes. */
export interface DriverPoints {
  readonly points: readonly Uint32Array[]
  readonly classes: readonly Classes[]
}

export const driverPoints = (points: readonly Uint32Array[], replicates: number): DriverPoints => ({
  points,
  classes: points.map((own) => classesOfPoints(own, replicates)),
})

/** Tied inputs count as one; in the tail each of their points by itself. */
export const bornBy = ({ spread, tail }: Bearing, { points, classes }: DriverPoints): Born => ({
  share: shareOf(betweenInput(spread, classesOfInput(points, spread.replicates)), spread),
  tail: sumOfParted(
    classes.map((own) => tailPart(spread, own, tail)),
    spread.replicates,
  ),
})

/** A figure with the error that leaving out one replicate after the other shows. */
export const estimateOfLeftOut = (figure: LeftOut): { value: number; standardError: number } => {
  const { value, standardError } = intervalOf(figure)
  return { value, standardError }
}

export const bornFigures = ({ share, tail }: Born): PartyRisk['others'] => ({
  share: estimateOfLeftOut(share),
  tail: estimateOfParted(tail),
})

const sumOfBorn = (parts: readonly Born[], replicates: number): Born => ({
  share: sumOf(
    parts.map(({ share }) => share),
    replicates,
  ),
  tail: sumOfParted(
    parts.map(({ tail }) => tail),
    replicates,
  ),
})

/** A party's risk as a whole; what no told input explains is with the others, or interaction. Parts add up exactly. */
export const partyRisk = (
  { worth, spread, tail, deviation }: Bearing,
  { told, others }: { readonly told: readonly Born[]; readonly others: readonly Born[] },
): PartyRisk => {
  const { replicates } = spread
  const rest = sumOfBorn(others, replicates)
  const all = sumOfBorn([...told, ...others], replicates)
  const varies = spread.variance[0]! > 0
  const interaction: Born = {
    share: leftOutOf([all.share], ([explained]) => (varies ? 1 - explained! : 0)),
    tail: combined(tail.gap, all.tail, [1, -1]),
  }
  const mean = meanOf(worth.time, replicates)
  return {
    mean: estimateOfParted(mean),
    sd: estimateOfLeftOut(deviation),
    worst5: estimateOfParted(combined(mean, tail.gap, [1, -1])),
    gap: estimateOfParted(tail.gap),
    others: bornFigures(rest),
    interaction: bornFigures(interaction),
  }
}

const meanOf = (values: Float64Array, replicates: number): Parted => {
  const each = new Float64Array(replicates)
  const count = values.length / replicates
  for (let i = 0; i < values.length; i++) each[i % replicates]! += values[i]! / count
  return { all: each.reduce((sum, one) => sum + one, 0) / replicates, each }
}

/** Less than a billionth of what it is a part of is rounding, and no change. */
const rounding = 1e-9

const changed = (after: number, before: number, whole: number): number =>
  Math.abs(after - before) <= rounding * whole ? 0 : after - before

/** After less before of two bearings: what their inputs make, their deviations, their gaps. */
export const changesBetween = (before: Bearing, after: Bearing) => {
  const wholes = [before, after].map(({ tail }) => Math.abs(tail.gap.all))
  const parted = (one: Parted, other: Parted): Parted => ({
    all: changed(one.all, other.all, Math.max(...wholes)),
    each: one.each.map((own, r) => changed(own, other.each[r]!, Math.max(...wholes))),
  })
  return {
    born: (one: Born, other: Born): Born => ({
      share: leftOutOf([one.share, other.share], ([own, was]) => changed(own!, was!, 1)),
      tail: parted(one.tail, other.tail),
    }),
    deviation: leftOutOf([after.deviation, before.deviation], ([own, was]) => changed(own!, was!, was!)),
    gap: parted(after.tail.gap, before.tail.gap),
  }
}

/** Whether a figure is beyond three of its errors. */
export const isBeyond = ({ value, standardError }: { value: number; standardError: number }): boolean =>
  Math.abs(value) > 3 * standardError && Math.abs(value) > 0
