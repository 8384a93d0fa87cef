import { twinDeal } from '../twin.ts'
import { type Branch, branchesOf, gateKey, raisedKey } from './branches.ts'
import type { Facts, Json, Means, TwinDeal } from './facts.ts'
import { byId, rootOf, termOf } from './grants.ts'
import { inside, items, read, sum, text } from './place.ts'

/** The yearly probability of a change of control that costs a fee; 0 where it ends the deal, which branches tell. */
const feeHazard = (document: Json, dealId: string, means: Means): number => {
  const term = termOf(
    items(inside(byId(inside(rootOf(document), 'deals'), dealId), 'terms')),
    'changeOfControl',
  )
  if (term === undefined || text(inside(term, 'effect')) !== 'fee') return 0
  return read(means, inside(term, 'hazardPerYear'))
}

/** The facts of one branch: what ended the deal is known, the rest is by its mean or probability. */
const factsOf = (means: Means, branch: Branch, hazard: number): Facts => ({
  value: (path, period) => means.value(path, period),
  gate: (field, territory, gate) =>
    branch.gates.get(gateKey(field, territory, gate)) ?? means.gateProbability(field, territory, gate),
  raised: (position, { field, territory, gate }) => {
    const chance = (): number =>
      Math.min(1, means.gateProbability(field, territory, gate) + means.value(`${position}.utility.rise`))
    return branch.gates.get(raisedKey(field, territory, gate)) ?? chance()
  },
  failureYear: () => branch.failureYear,
  gateEnd: () => branch.gateEnd,
  terminationYear: () => branch.terminationYear,
  audit: (deal, contractYear) => means.auditProbability(deal, contractYear),
  curve: (licensee, position) => means.curve(licensee, position),
  normal: () => 0,
  changeOfControl: (_, contractYear) =>
    contractYear === branch.controlYear ? 1 : hazard * (1 - hazard) ** (contractYear - 1),
  exchange: () => 1,
  events: () => [],
  recreates: (deal) => means.recreates(deal),
  expectedLosses: {
    expectedFrequency: (risk) => means.expectedFrequency(risk),
    limitedExpectedLoss: (...asked) => means.limitedExpectedLoss(...asked),
  },
})

/** The expected case of section 2.1: every branch of the early end by its probability. */
export const twinExpected = (document: Json, dealId: string, means: Means): TwinDeal => {
  const hazard = feeHazard(document, dealId, means)
  const branches = branchesOf(document, dealId, means).map((branch) => ({
    probability: branch.probability,
    deal: twinDeal(document, dealId, factsOf(means, branch, hazard)),
  }))
  const weighted = (amount: (deal: TwinDeal) => number): number =>
    sum(branches.map(({ probability, deal }) => probability * amount(deal)))
  const worth = (party: 'licensor' | 'licensee') => ({
    npv: weighted((deal) => deal[party].npv),
    npvAtTimeRate: weighted((deal) => deal[party].npvAtTimeRate),
  })
  const years = Math.max(...branches.map(({ deal }) => deal.statement.length))
  const lines = Object.keys(branches[0]?.deal.statement[0] ?? {}).filter((line) => line !== 'year')
  const statement = Array.from({ length: years }, (_, year) => ({
    year,
    ...Object.fromEntries(lines.map((line) => [line, weighted((deal) => deal.statement[year]?.[line] ?? 0)])),
  }))
  const terms = branches[0]?.deal.terms ?? []
  return {
    statement,
    licensor: worth('licensor'),
    licensee: worth('licensee'),
    terms: terms.map((_, index) => weighted((deal) => deal.terms[index] ?? 0)),
    licenseeTerms: terms.map((_, index) => weighted((deal) => deal.licenseeTerms[index] ?? 0)),
  }
}
