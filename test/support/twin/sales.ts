import {
  type Agreement,
  anyRuns,
  contractYearsOf,
  endOfContractYear,
  periodsIn,
  weightAt,
} from './agreement.ts'
import { revenueOf } from './benefit.ts'
import { afterLag, type Flow, payment, shown, written } from './flow.ts'
import { termOf } from './grants.ts'
import { exists, inside, read, sum } from './place.ts'
import { numbered, trueRevenue } from './scope.ts'
import { namesAmounts } from './shares.ts'
import { underReporting, type Waterfall, waterfall } from './waterfall.ts'

const everything = { node: null, path: '' }

/** The lines that are read, not paid: true receipts and what the reports make of them. */
export const shownLines = (agreement: Agreement, reported: Waterfall): readonly Flow[] =>
  agreement.periods.flatMap(({ index, cash }, i) => {
    const revenue = trueRevenue(agreement, everything, agreement.periods[i]!)
    return [
      shown('revenue', revenue, cash),
      shown('underReported', revenue * underReporting(agreement, index), cash),
      shown('deductions', reported.deductions[i] ?? 0, cash),
      shown('base', reported.base[i] ?? 0, cash),
    ]
  })

/** Royalty in its parts, recoupment, usage, shares and true-ups, on what is reported. */
export const salesPayments = (agreement: Agreement, reported: Waterfall): readonly Flow[] => {
  const place = (kind: string): number => numbered(agreement, kind)[0]?.[0] ?? -1
  const paid = (line: string, list: readonly number[], term: number): readonly Flow[] =>
    agreement.periods.map(({ cash }, i) =>
      afterLag(payment({ line, amount: list[i] ?? 0, time: cash }, 'salesLinked', term), agreement.lag),
    )
  const flows = (line: string, list: readonly number[], term: number): readonly Flow[] =>
    term >= 0 && namesAmounts(agreement.terms[term]!)
      ? paid(line, list, term).map(written)
      : paid(line, list, term)
  const byTerm = (line: string, lists: ReadonlyMap<number, readonly number[]>): readonly Flow[] =>
    [...lists].flatMap(([term, list]) => flows(line, list, term))
  const negative = (list: readonly number[]): readonly number[] =>
    list.map((amount) => (amount === 0 ? 0 : -amount))
  const trueUps = contractYearsOf(agreement).map((c) => {
    const amount = reported.trueUp[c - 1] ?? 0
    const dated = { line: 'trueUp', amount, time: endOfContractYear(agreement, c) }
    return afterLag(payment(dated, 'fixed', place('minimumGuarantee')), agreement.lag)
  })
  return [
    ...byTerm('earnedRoyalty', reported.earned),
    ...flows('stackingOffset', negative(reported.offset), place('stacking')),
    ...flows('capReduction', reported.cut, place('royaltyCap')),
    ...flows('recoupment', negative(reported.recouped), place('advance')),
    ...flows('recoupment', negative(reported.recoupedTrueUp), place('minimumGuarantee')),
    ...byTerm('usageFee', reported.usage).map(written),
    ...byTerm('revenueShare', reported.revenueShare),
    ...byTerm('sublicenceShare', reported.sublicence),
    ...byTerm('poolShare', reported.pool),
    ...trueUps,
  ]
}

/** What the audited terms owe for contract year c; a pool's usage is not the licensee's to report. */
const owed = (agreement: Agreement, flows: Waterfall, c: number): number => {
  const { earned, usage, revenueShare, sublicence } = flows
  const lists = [
    ...[earned, usage, revenueShare, sublicence].flatMap((each) => [...each.values()]),
    flows.cut,
  ]
  const inYear = (list: readonly number[]): number =>
    sum(periodsIn(agreement, c).map(({ index }) => list[index - 1] ?? 0))
  const less = inYear(flows.offset) + inYear(flows.recouped) + inYear(flows.recoupedTrueUp)
  return sum(lists.map(inYear)) - less + (flows.trueUp[c - 1] ?? 0)
}

export interface Audits {
  readonly recoveries: readonly Flow[]
  /** the auditor's bill at each audit, and who bears it */
  readonly bills: readonly {
    readonly amount: number
    readonly time: number
    readonly by: 'licensor' | 'licensee'
  }[]
}

/** Year j is covered by the first audit among contract years j … j + lookBackYears − 1. */
export const audits = (agreement: Agreement, reported: Waterfall): Audits => {
  const term = termOf(agreement.terms, 'audit')
  if (term === undefined) return { recoveries: [], bills: [] }
  const number = (key: string, otherwise: number): number =>
    read(agreement.facts, inside(term, key), { otherwise })
  const honest = waterfall(agreement, () => 0)
  const chance = (c: number): number => agreement.facts.audit(agreement.id, c)
  const timeOf = (c: number): number => endOfContractYear(agreement, c) + agreement.lag
  const years = contractYearsOf(agreement)
  const found = (j: number, c: number): number => {
    const missed = years.filter((m) => m >= j && m < c).reduce((product, m) => product * (1 - chance(m)), 1)
    const finding = owed(agreement, honest, j) - owed(agreement, reported, j)
    return chance(c) * missed * finding * (1 + number('interest', 0) * (c - j))
  }
  const recoveries = years.map((c) => {
    const covered = years.filter((j) => j <= c && j > c - number('lookBackYears', 1))
    const amount = number('detect', 1) * number('recovery', 1) * sum(covered.map((j) => found(j, c)))
    const place = numbered(agreement, 'audit')[0]?.[0] ?? -1
    const dated = { line: 'auditRecovery', amount, time: endOfContractYear(agreement, c) }
    return afterLag(payment(dated, 'salesLinked', place), agreement.lag)
  })
  const bills = years.map((c) => {
    // a contract year too short to hold a period's middle is judged by the period before it
    const until = agreement.periods.findLast(({ middle }) => middle < endOfContractYear(agreement, c))
    const u = underReporting(agreement, (periodsIn(agreement, c).at(-1) ?? until)?.index ?? 1)
    const by =
      u < number('threshold', Number.POSITIVE_INFINITY) ? ('licensor' as const) : ('licensee' as const)
    return { amount: chance(c) * number('cost', 0), time: timeOf(c), by }
  })
  return { recoveries, bills }
}

/** Royalty on what the model still earns after the end, at the residual's weight; without uplift. */
export const residualRoyalties = (agreement: Agreement): readonly Flow[] =>
  numbered(agreement, 'residual').flatMap(([index, term]) => {
    const rate = read(agreement.facts, inside(term, 'rate'), { otherwise: 0 })
    return agreement.periods.map((period) => {
      const weighted = agreement.cells
        .filter((live) => !anyRuns(agreement, live.grants, period.middle))
        .map((live) => {
          const weight = weightAt(agreement, live.grants, period.middle)
          return weight === 0 ? 0 : weight * revenueOf(agreement, live, period)
        })
      const dated = { line: 'residualRoyalty', amount: rate * sum(weighted), time: period.cash }
      return afterLag(payment(dated, 'salesLinked', index), agreement.lag)
    })
  })

/** `grantBackShare` × product revenue while grant or residual runs. */
export const grantBack = (agreement: Agreement): readonly Flow[] => {
  const rights = inside(agreement.place, 'rights')
  const place = [inside(rights, 'improvements', 'grantBackShare'), inside(rights, 'grantBackShare')].find(
    exists,
  )
  if (place === undefined) return []
  const share = read(agreement.facts, place)
  return agreement.periods.map((period) => {
    const revenue = agreement.cells
      .filter((live) => weightAt(agreement, live.grants, period.middle) > 0)
      .map((live) => revenueOf(agreement, live, period))
    const dated = { line: 'grantBack', amount: share * sum(revenue), time: period.cash }
    return afterLag(payment(dated, 'salesLinked', 'grantBack'), agreement.lag)
  })
}
