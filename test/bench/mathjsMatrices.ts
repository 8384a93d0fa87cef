import { all, create, type Matrix } from 'mathjs'
import { distributionsOf, Random } from './distributions.ts'
import * as factors from './factors.ts'
import { facts, inputNames } from './facts.ts'
import { byTrial, type Peer, type Row } from './peer.ts'

/**
 * The model as one text of formulas on matrices, compiled once and evaluated per trial. They have a row for each
 * field and a column for each year, so that each formula is evaluated once a trial instead of once a field and year.
 * Present values are matrix products with prepared factors. `x + abs(x)`, with its half in the constants, stands for
 * 2·max(0, x), since `max` works on whole matrices; a column is spread over years by a product with a row of ones,
 * since mathjs broadcasts slowly. Milestones look at the number of years before the sales they wait for. Inputs are
 * drawn in JavaScript.
 */
const formulas = `
yearly = (1 + growth) .* (1 - erosion)
revenue = (gate .* size .* peakShare * ones) .* (yearly * ones) .^ years .* adoption
worth = revenue * midYear
benefit = (share .* margin) * worth
sales = fields * revenue
toDate = cumsum(sales)

before = [
  sum(cumsum(sales >= sales0) < 1), sum(toDate < sales1), sum(toDate < sales2), sum(toDate < sales3),
  sum(cumsum(sales >= sales4) < 1), sum(toDate < sales5), sum(toDate < sales6)]
milestones = milestoneAfter[before + 1, :] .* pays
gates = (gate * four) .* gatePays

over2 = revenue - limits2
over3 = revenue - limits3
royalty = rates1 .* revenue + rises2 .* (over2 + abs(over2)) + rises3 .* (over3 + abs(over3))
royalties = royalty * midYear
byYear = fields * royalty
earned = cumsum(byYear)
recouped = (earned + advance - abs(earned - advance)) / 2
advances = advancePaid - recouped * recoupedToDate
short = guaranteed - byYear
minimum = (short + abs(short)) * halfEndOfYear

revenueShares = shares .* worth
receipts = dealOf * milestones + [
  fields * gates, fields * royalties + advances + minimum, fields * revenueShares]
net = keep .* (sides .* receipts + certain + licensee .* [benefit, benefit, benefit])
`

const math = create(all!)

/** A matrix with a row for each field, and with a column for each year unless told otherwise. */
const byField = (value: (field: number, k: number) => number, columns = facts.years): Matrix =>
  math.matrix(
    facts.fields.map((_, field) => Array.from({ length: columns }, (_, column) => value(field, column))),
  )

const rows = (values: readonly (readonly number[])[]): Matrix => math.matrix(values.map((row) => [...row]))

/** The milestones on sales of all deals, those on the sales of a year first in each. */
const milestones = facts.deals.flatMap((_, deal) =>
  [...factors.clausesOf(deal, 'salesAnnual'), ...factors.clausesOf(deal, 'salesCumulative')].map(
    (clause) => ({
      ...clause,
      deal,
    }),
  ),
)

const forEachDeal = (values: readonly number[]): Matrix => rows(facts.deals.map(() => values))

const constants = (): Readonly<Record<string, unknown>> => ({
  ones: rows([factors.years.map(() => 1)]),
  four: rows([[1, 1, 1, 1]]),
  fields: math.matrix(facts.fields.map(() => 1)),
  years: byField((_, k) => k),
  adoption: byField((field, k) => facts.fields[field]!.adoption[k]!),
  midYear: rows(factors.midYear),
  milestoneAfter: rows(factors.milestoneAfter),
  recoupedToDate: rows(factors.recoupedToDate),
  halfEndOfYear: rows(factors.endOfYear.map((row) => row.map((factor) => factor / 2))),
  keep: forEachDeal(factors.keep),
  sides: forEachDeal(factors.side),
  licensee: forEachDeal([0, 0, 1, 1]),
  certain: rows(facts.deals.map(({ clauses }) => factors.certainWorth(clauses))),
  dealOf: rows(facts.deals.map((_, d) => milestones.map(({ deal }) => (deal === d ? 1 : 0)))),
  pays: rows(milestones.map(({ amount }) => [amount, amount, amount, amount])),
  ...Object.fromEntries(milestones.map(({ sales }, m) => [`sales${m}`, sales])),
  ...clauseConstants(),
})

const clauseConstants = (): Readonly<Record<string, unknown>> => {
  const tiers = factors.clausesOf(1, 'royalty').map((royalty) => royalty.tiers)
  const shares = factors.clausesOf(2, 'revenueShare')
  const rise = (field: number, j: number): number => tiers[field]![j]!.rate - tiers[field]![j - 1]!.rate
  const { amount: advance } = factors.clausesOf(1, 'advance')[0]!
  const paid = (amount: number, row: readonly number[]): number[] => row.map((factor) => amount * factor)
  return {
    gatePays: rows(
      factors
        .clausesOf(0, 'gate')
        .map(({ amount, field }) => paid(amount, factors.salesFactors(facts.fields[field]!.gate.year))),
    ),
    rates1: byField((field) => tiers[field]![0]!.rate),
    rises2: byField((field) => rise(field, 1) / 2),
    rises3: byField((field) => rise(field, 2) / 2),
    limits2: byField((field) => tiers[field]![0]!.upTo),
    limits3: byField((field) => tiers[field]![1]!.upTo),
    advance,
    advancePaid: math.matrix(paid(advance, factors.fixedFactors(0))),
    guaranteed: math.matrix([...factors.guaranteed(1)]),
    shares: byField((field) => shares[field]!.share, 4),
  }
}

const width = inputNames.length

export const mathjsMatrices = (seed = 1): Peer => {
  const compiled = math.compile(formulas)
  const scope = new Map<string, unknown>(Object.entries(constants()))
  const figures = (inputs: Row): Row => {
    inputNames.forEach((name, j) => {
      const values = facts.fields.map((_, field) => inputs[field * width + j]!)
      // share and margin multiply a matrix from the left, the rest are columns
      const isRow = name === 'share' || name === 'margin'
      scope.set(name, math.matrix(isRow ? values : values.map((value) => [value])))
    })
    compiled.evaluate(scope)
    const net = valuesOf(scope.get('net'))
    const sold = valuesOf(scope.get('milestones')).map(timeOfLicensor)
    return [
      ...[...net[0]!, ...valuesOf(scope.get('gates')).map(timeOfLicensor), ...sold.slice(0, 3)],
      ...[...net[1]!, ...valuesOf(scope.get('royalties')).map(timeOfLicensor)],
      ...[valuesOf(scope.get('advances'))[1], valuesOf(scope.get('minimum'))[1], sold[3]],
      ...[...net[2]!, ...valuesOf(scope.get('revenueShares')).map(timeOfLicensor), ...sold.slice(4)],
    ].map(Number)
  }
  const random = new Random(seed)
  const sources = facts.fields.flatMap(distributionsOf)
  return byTrial(figures, () => sources.map((source) => source.sample(random)))
}

const valuesOf = (matrix: unknown): readonly number[][] => (matrix as Matrix).valueOf() as number[][]

/** Of the four present values of a clause: to the licensor at the rate for time. */
const timeOfLicensor = (row: readonly number[]): number => row[1]!
