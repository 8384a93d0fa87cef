import { describe, expect, it } from 'vitest'
import { answerTo, changed, type Loose, smallDeal } from '../laws/documents.ts'
import { eachFuture, lineOf } from '../laws/futures.ts'
import { differencesFromTwin } from '../support/againstTwin.ts'

/** Clauses on which deals end, and the edges where what ends, starts or never starts. */
const royalty = { kind: 'royalty', rate: 0.1 }
const keeps = { kind: 'residual', scope: 'perpetual', modelHalfLifeYears: 2, rate: 0.05 }
const tail = { ...keeps, scope: 'tail', tailYears: 2 }
const termination = { kind: 'termination', hazardPerYear: 0.4, fee: 1000 }

/** The same market again in the EU. */
const addEurope = (copy: Loose): void => {
  const [market] = copy.markets
  const { positions } = copy.licensees[0]
  copy.territories.push({ id: 'EU' })
  copy.markets.push({ ...structuredClone(market), id: 'diagnostics-eu', territory: 'EU' })
  positions['diagnostics-eu'] = structuredClone(positions['diagnostics-us'])
}

describe('a grant that starts later, in a deal that may end before', () => {
  const two = (terms: readonly object[], failure = 0): Loose =>
    smallDeal(terms, (copy) => {
      copy.horizonYears = 8
      addEurope(copy)
      const [grant] = copy.deals[0].grants
      grant.termYears = 3
      copy.deals[0].grants.push({ ...grant, territory: 'EU', startYear: 3, termYears: 2 })
      copy.licensees[0].failure = failure
    })

  it('that never began pays no residual', () => {
    let [never, began] = [0, 0]
    // the first grant sells nothing, so that all there is is the second one's
    const second = changed(two([royalty, keeps, termination]), (copy) => {
      copy.licensees[0].positions['diagnostics-us'].peakShare = 0
    })
    eachFuture(second, 64, (_, { lines, endTime }) => {
      const paid = lines.residualRoyalty.reduce((sum, amount) => sum + amount, 0)
      if (endTime > 3) began += 1
      else never += 1
      if (endTime > 3) expect(paid).toBeGreaterThan(0)
      else expect([paid, ...lines.benefit]).toEqual(new Array(lines.benefit.length + 1).fill(0))
    })
    expect(never).toBeGreaterThan(10)
    expect(began).toBeGreaterThan(10)
  })

  it.each([
    ['when the licensee fails', two([royalty, keeps], 0.3)],
    ['when it is terminated', two([royalty, keeps, termination])],
    ['with a tail', two([royalty, tail, termination], 0.1)],
  ])('is what the twin says %s', (_, document) => {
    expect(differencesFromTwin(document, 'royalty', 31)).toEqual([])
  })
})

describe('a saving decays from the end of its own grant', () => {
  const saving = (terms: readonly object[]): Loose =>
    smallDeal(terms, (copy) => {
      copy.horizonYears = 10
      copy.fields.push({ id: 'trials' })
      const utility = { kind: 'saving', unitsPerYear: 10, perUnit: 1000 }
      copy.licensees[0].positions = { trials: { utility }, ...copy.licensees[0].positions }
      copy.licensees[0].positions['diagnostics-us'].peakShare = 0
      copy.deals[0].grants.push({ field: 'trials', startYear: 1, termYears: 2 })
    })

  it('while another grant of the deal still runs', () => {
    // 10,000 a year in years 2 and 3, then halved every 2 years from year 3 on, read at mid-year
    const benefit = lineOf(saving([keeps]), 'benefit')
    const decayed = Array.from({ length: 7 }, (_, j) => 10_000 * 2 ** (-(j + 0.5) / 2))
    ;[0, 0, 10_000, 10_000, ...decayed].forEach((amount, year) => {
      expect(benefit[year]).toBeCloseTo(amount, 8)
    })
    expect(
      lineOf(saving([tail]), 'benefit')
        .slice(4)
        .map(Math.round),
    ).toEqual([...decayed.slice(0, 2).map(Math.round), ...[0, 0, 0, 0, 0]])
    expect(lineOf(saving([{ kind: 'residual', scope: 'none' }]), 'benefit').slice(4)).toEqual(
      new Array(7).fill(0),
    )
  })

  it('as the twin says, when the deal ends early too', () => {
    expect(differencesFromTwin(saving([royalty, tail, termination]), 'royalty', 31)).toEqual([])
  })
})

describe('a last contract year that holds no middle of a period', () => {
  const audit = {
    ...{ kind: 'audit', probability: 0.5, cost: 40_000, threshold: 0.05 },
    ...{ lookBackYears: 2, detect: 0.8, recovery: 0.9, interest: 0.04 },
  }
  const audited = (underReporting: number | string): Loose =>
    smallDeal([royalty, { ...audit, underReporting }, { kind: 'residual', scope: 'none' }], (copy) => {
      copy.horizonYears = 8
      Object.assign(copy.deals[0].grants[0], { startYear: 2.2, termYears: 4.1 })
    })

  it.each([0.1, 0.02, '= 0.02 * t'])('is audited like any other: under-reporting of %s', (underReporting) => {
    expect(differencesFromTwin(audited(underReporting), 'royalty', 31)).toEqual([])
  })

  it('and its bill falls on who bears it by the period before', () => {
    const billed = (underReporting: number | string) => {
      const { statement } = answerTo(audited(underReporting), { trials: 16 }).expected.deals[0]!
      const { licensorCosts = 0, compliance = 0 } = statement.find(({ year }) => year === 7) as {
        licensorCosts?: number
        compliance?: number
      }
      // the fourth contract year ends at 6.2 and the fifth at 6.3: two audits at one half, both in year 7
      return [licensorCosts, compliance]
    }
    expect(billed(0.1)).toEqual([0, 40_000])
    expect(billed(0.02)).toEqual([40_000, 0])
    expect(billed('= 0.008 * t')).toEqual([40_000, 0])
    expect(billed('= 0.02 * t')).toEqual([0, 40_000])
  })
})

describe('a milestone on a gate of one market', () => {
  const gated = (trigger: object, scope: string): Loose =>
    smallDeal(
      [
        { kind: 'milestone', amount: 500_000, trigger },
        { kind: 'residual', scope: 'none' },
      ],
      (copy) => {
        addEurope(copy)
        copy.markets[0].success = [{ gate: 'clearance', year: 1.5, probability: 0.6, scope }]
        copy.markets[1].success = [{ gate: 'clearance', year: 2.5, probability: 0.3, scope }]
        copy.deals[0].grants[0].territory = '*'
      },
    )

  it.each([
    ['diagnostics-us', 2, 300_000],
    ['diagnostics-eu', 3, 150_000],
  ])('%s takes that market’s own year and probability', (market, due, amount) => {
    for (const scope of ['product', 'market']) {
      const document = gated({ gate: 'clearance', market }, scope)
      const { statement } = answerTo(document, { trials: 512 }).expected.deals[0]!
      const paid = statement.flatMap(({ year, milestones }) => (milestones ? [{ year, milestones }] : []))
      expect(paid).toEqual([{ year: due, milestones: expect.closeTo(amount, 6) }])
      expect(differencesFromTwin(document, 'royalty', 31)).toEqual([])
    }
  })
})
