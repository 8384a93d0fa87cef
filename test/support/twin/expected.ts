import { twinDeal } from '../twin.ts'
import { type Branch, branchesOf, gateKey } from './branches.ts'
import type { Facts, Json, Means, TwinDeal } from './facts.ts'
import { sum } from './place.ts'

/** The facts of one branch: what ended the deal is known, the rest is by its mean or probability. */
const factsOf = (means: Means, branch: Branch): Facts => ({
  value: (path, period) => means.value(path, period),
  gate: (field, territory, gate) =>
    branch.gates.get(gateKey(field, territory, gate)) ?? means.gateProbability(field, territory, gate),
  failureYear: () => branch.failureYear,
  gateEnd: () => branch.gateEnd,
  terminationYear: () => branch.terminationYear,
  audit: (deal, contractYear) => means.auditProbability(deal, contractYear),
  curve: (licensee, position) => means.curve(licensee, position),
  exchange: () => 1,
  events: () => [],
  recreates: (deal) => means.recreates(deal),
  expectedLosses: {
    expectedFrequency: (risk) => means.expectedFrequency(risk),
    limitedExpectedLoss: (risk, share, limit) => means.limitedExpectedLoss(risk, share, limit),
  },
})

/** The expected case of section 2.1: every branch of the early end by its probability. */
export const twinExpected = (document: Json, dealId: string, means: Means): TwinDeal => {
  const branches = branchesOf(document, dealId, means).map((branch) => ({
    probability: branch.probability,
    deal: twinDeal(document, dealId, factsOf(means, branch)),
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
  }
}
