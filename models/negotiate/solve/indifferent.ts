import type { Scenario } from '../../scenario/parse.ts'
import type { Estimate } from '../../scenario/schema/figures.ts'
import type { IndifferentSheets, Solution } from '../../scenario/schema/solve.ts'
import { estimateOfMeans } from '../../summarise/estimate.ts'
import type { Lever } from '../lever.ts'
import { leversOfDeal } from '../levers.ts'
import type { Solving } from './asked.ts'
import { figureOf, lessMeans, type Measure } from './figure.ts'
import { type Equation, offerAt } from './held.ts'
import type { Telling } from './sheet.ts'
import { leverAnswer, type SolvedAt, solutionsOf } from './solutions.ts'

type IndifferentRow = IndifferentSheets['rows'][number]

/** Futures of the tables: enough for the two or three digits of an offer. */
const tableTrials = 4096

interface Asked {
  readonly scenario: Scenario
  readonly solving: Solving
  readonly equation: Equation
  readonly telling: Telling
}

/**
 * Term sheets between which the held party is indifferent: for values of a second term, the value of the first that keeps it at its
 * target. Over one second term in seven steps, or over every other term of the deal a half lower and a half higher.
 */
export const indifferentSheets = (asked: Asked): readonly IndifferentSheets[] => {
  const { solving, equation } = asked
  const trials = Math.min(
    equation.trials,
    Math.ceil(tableTrials / equation.held.replicates) * equation.held.replicates,
  )
  const seconds = solving.against === null ? others(asked) : [solving.against]
  const rising = solving.against === null ? around : stepsOf
  return seconds.map((second) => ({
    lever: leverAnswer(second),
    trials,
    rows: rising(second).map((value) => {
      const row = { second, value, trials }
      const { solutions } = solutionsAt(asked, row)
      const solution = nearest(solutions, solving.lever)
      return { value, solution, solutions: solutions.length, effect: effectOf(asked, row, solution) }
    }),
  }))
}

/** Terms that the deal has, but for the one that is solved for and those that were changed. */
const others = ({ scenario, solving }: Asked): readonly Lever[] => {
  const taken = [solving.lever, ...solving.with.map(({ lever }) => lever)].map(({ name }) => name)
  return leversOfDeal({ scenario, deal: solving.deal }).filter(
    ({ name, present, unit }) =>
      !taken.includes(name) &&
      present !== null &&
      (present > 0 || unit === 'switch') &&
      !belongs(name, solving.lever),
  )
}

/** A path to a number of the same clause would move what is solved for. */
const belongs = (name: string, { name: solved, edits, present }: Lever): boolean =>
  solved.includes('tiers') &&
  name === 'rate' &&
  edits(present ?? 0).some(({ path }) => path.includes('tiers'))

const around = ({ present, lower, upper, step, unit }: Lever): readonly number[] => {
  if (unit === 'switch') return [1 - present!]
  const width = step === null ? present! / 2 : Math.max(step, Math.round(present! / 4 / step) * step)
  return [present! - width, present! + width].filter((value) => value >= lower && value <= upper)
}

const stepsOf = ({ from, to, step, present }: Lever): readonly number[] => {
  const even = Array.from({ length: 7 }, (_, i) => from + ((to - from) * i) / 6)
  const all = step === null ? even : even.map((value) => from + Math.round((value - from) / step) * step)
  return [...new Set([...all, ...(present === null ? [] : [present])])].sort((a, b) => a - b)
}

interface Row {
  readonly second: Lever
  readonly value: number
  readonly trials: number
}

const solutionsAt = (asked: Asked, row: Row): SolvedAt =>
  solutionsOf(equationAt(asked, row), asked.solving, asked.telling)

const equationAt = ({ solving, equation }: Asked, { second, value, trials }: Row): Equation => ({
  ...equation,
  trials,
  solving: { lever: solving.lever, with: [...solving.with, { lever: second, value }] },
})

/** What the other side gains by a term sheet, future by future against the deal as it stands. */
const effectOf = (asked: Asked, row: Row, solution: Solution | null): IndifferentRow['effect'] => {
  const { offers, deal, held } = asked.equation
  const party = held.party === 'licensor' ? 'licensee' : 'licensor'
  const before = offers.at(deal, [], [], row.trials)
  const after = solution === null ? null : offerAt(equationAt(asked, row), solution.value, row.trials)
  if (!before.ok || after === null || !after.ok) return null
  const gain = (measure: Measure): Estimate | null => {
    const own = { ...held, party, measure } as const
    const [a, b] = [figureOf(after.value, own), figureOf(before.value, own)]
    return a === null || b === null ? null : estimateOfMeans(lessMeans(a, b))
  }
  const tolerance = asked.telling[party]
  const expected = gain({ kind: 'mean' })
  if (expected === null) return null
  return { expected, certainty: tolerance === null ? null : gain({ kind: 'certainty', tolerance }) }
}

const nearest = (solutions: readonly Solution[], { present }: Lever): Solution | null => {
  const far = ({ value }: Solution): number => Math.abs(value - (present ?? 0))
  return [...solutions].sort((a, b) => far(a) - far(b))[0] ?? null
}
