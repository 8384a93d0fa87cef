import { describe, expect, it } from 'vitest'
import { answerTo, changed, type Loose } from '../laws/documents.ts'
import { eachFuture } from '../laws/futures.ts'
import { differencesFromTwin } from '../support/againstTwin.ts'
import { clauseDocument } from '../support/twin/clauseDocument.ts'

/** Two markets of a field that name the same gate: one draw decides both (domain page, section 2.2). */
const fee = { kind: 'annualFee', amount: 50_000, timing: 'arrears' }
const royalty = { kind: 'royalty', rate: 0.05 }

const document = (
  probabilities: readonly [number, number],
  change: (copy: Loose) => void = () => undefined,
) =>
  clauseDocument([fee, royalty], (copy) => {
    copy.licensees[0].failure = 0
    copy.licensees[0].ifGateFails.terminates = 1
    copy.markets.forEach((market: Loose, m: number) => {
      market.success = [{ gate: 'clearance', year: 1, probability: probabilities[m] }]
    })
    change(copy)
  })

const thirdFee = (of: Loose): number => {
  const [deal] = answerTo(of, { trials: 16 }).expected.deals
  return deal!.statement.find(({ year }) => year === 3)!.annualFee!
}

describe('the expected case of two gates of one draw', () => {
  it('ends the deal as often as one of them fails, which is as often as the less likely one', () => {
    expect(thirdFee(document([0.75, 0.75]))).toBeCloseTo(0.75 * 50_000, 8)
    expect(thirdFee(document([0.75, 0.6]))).toBeCloseTo(0.6 * 50_000, 8)
    const apart = document([0.75, 0.6], (copy) => {
      for (const { success } of copy.markets) success[0].scope = 'market'
    })
    expect(thirdFee(apart)).toBeCloseTo(0.75 * 0.6 * 50_000, 8)
  })

  it('is what the futures come to', () => {
    let paid = 0
    eachFuture(document([0.75, 0.6]), 512, (_, { lines }) => {
      paid += lines.annualFee![3]!
    })
    expect(paid / 512).toBeGreaterThan(0.59 * 50_000)
    expect(paid / 512).toBeLessThan(0.61 * 50_000)
  })

  const scaled = (copy: Loose): void => {
    copy.markets[1].success[0].ifFails = { size: 0.3 }
  }
  const third = (copy: Loose): void => {
    const [, europe] = copy.markets
    copy.territories.push({ id: 'JP' })
    copy.markets.push({ ...structuredClone(europe), id: 'diagnostics-jp', territory: 'JP' })
    copy.markets[2].success[0] = { ...europe.success[0], probability: 0.3, year: 2 }
    const { positions } = copy.licensees[0]
    positions['diagnostics-jp'] = structuredClone(positions['diagnostics-eu'])
    copy.deals[0].grants.push({ ...copy.deals[0].grants[1], territory: 'JP' })
  }
  const raised = (copy: Loose): void => {
    const { positions } = copy.licensees[0]
    for (const key of Object.keys(positions))
      positions[key].utility = { kind: 'clearance', gate: 'clearance', rise: 0.15 }
  }
  const later = (copy: Loose): void => {
    copy.markets[1].success[0].year = 2
  }
  const sometimes = (copy: Loose): void => {
    copy.licensees[0].ifGateFails.terminates = 0.4
  }

  it.each<readonly [string, Loose]>([
    ['of equal probability', document([0.75, 0.75])],
    ['of two probabilities', document([0.75, 0.6], sometimes)],
    ['one after the other', document([0.6, 0.75], later)],
    ['of which one scales its market', document([0.6, 0.75], scaled)],
    ['that never pass', document([0, 0])],
    ['that always pass', document([1, 1])],
    ['and a third', changed(document([0.75, 0.6], third), sometimes)],
    ['that the data raise', changed(document([0.75, 0.6], raised), sometimes)],
  ])('is what the twin says of gates %s', (_, of) => {
    expect(differencesFromTwin(of, 'royalty', 255)).toEqual([])
  })
})
