import { type Loose, smallDeal } from '../../laws/documents.ts'

const spread = (p10: number, p90: number): Loose => ({ kind: 'lognormal', p10, p90 })

/**
 * A document in which clauses differ from trial to trial: two territories, granted for overlapping years, uncertain
 * markets, a gate, a licensee that may fail, two parties with rates and taxes of their own. Sales are 1 to 20 million.
 */
export const clauseDocument = (
  terms: readonly object[],
  change: (copy: Loose) => void = () => undefined,
): Loose =>
  smallDeal(terms, (copy) => {
    Object.assign(copy, { horizonYears: 8, timing: 'mid-period' })
    copy.territories = [{ id: 'US' }, { id: 'EU' }]
    const success = [{ gate: 'clearance', year: 1, probability: 0.75, scope: 'market' }]
    const [us] = copy.markets
    us.size = spread(5e7, 2e8)
    us.success = success
    copy.markets.push({
      ...structuredClone(us),
      id: 'diagnostics-eu',
      territory: 'EU',
      size: spread(2e7, 9e7),
    })
    Object.assign(copy.licensor, {
      discountRate: { fixed: 0.07, salesLinked: 0.13, milestone: 0.19 },
      ...{ timeRate: 0.04, taxRate: 0.25, costs: { prepare: 300_000, servePerLicenseeYear: 40_000 } },
    })
    const [buyer] = copy.licensees
    Object.assign(buyer, { taxRate: 0.3, discountRate: { fixed: 0.08, salesLinked: 0.14 }, timeRate: 0.05 })
    Object.assign(buyer, { failure: 0.05, ifGateFails: { terminates: 0.4 } })
    const position = { ...buyer.positions['diagnostics-us'], integrationCost: 500_000 }
    const utility = { kind: 'share', value: { kind: 'uniform', min: 0.2, max: 0.6 } }
    buyer.positions['diagnostics-us'] = { ...position, peakShare: '5% to 20%', utility }
    buyer.positions['diagnostics-eu'] = { ...position, utility: { kind: 'share', value: 0.35 } }
    const [grant] = copy.deals[0].grants
    copy.deals[0].grants = [
      { ...grant, startYear: 0, termYears: 6 },
      { ...grant, territory: 'EU', startYear: 1, termYears: 4 },
    ]
    change(copy)
  })

/** A deal that audits under-reported sales, may be terminated, pays late and owes a tail. */
export const everydayTerms: readonly object[] = [
  {
    ...{ kind: 'audit', underReporting: { kind: 'uniform', min: 0.02, max: 0.2 }, probability: 0.4 },
    ...{ detect: 0.9, recovery: 0.8, lookBackYears: 2, interest: 0.06, cost: 30_000, threshold: 0.1 },
  },
  { kind: 'termination', hazardPerYear: 0.08, fee: 150_000 },
  { kind: 'paymentTerms', reportingDays: 45, paymentDays: 30 },
  { kind: 'residual', scope: 'tail', tailYears: 2, modelHalfLifeYears: 1.5, rate: 0.01 },
]

export const inQuarters = (document: Loose): Loose => ({ ...document, periodsPerYear: 4 })
