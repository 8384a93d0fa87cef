import { describe, expect, it } from 'vitest'
import { type LiveQuestion, liveValuation } from '../../models/live.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { value } from '../../models/valuation.ts'
import { answerTo, changed, type Loose, sentencesIn, smallDeal } from '../laws/documents.ts'

/**
 * An earlier launch and a raised gate in closed form. The market of the constant sample spends 100 M · 1.029^(y−1); the
 * product takes 10 % of it at a margin of 30 % along 0.2, 0.4, 0.6, 0.8, 1 from its start.
 */
const spend = (year: number): number => 1e8 * 1.029 ** (year - 1) * 0.1
const path = [0, 0.2, 0.4, 0.6, 0.8, 1]
const years = [1, 2, 3, 4, 5]

const withUtility = (utility: object, change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal([{ kind: 'residual', scope: 'none' }], (copy) => {
    Object.assign(copy.licensees[0].positions['diagnostics-us'], { utility, launchYears: 2 })
    change(copy)
  })

const lineOf = (answer: Answer, line: string): readonly number[] =>
  years.map((year) => answer.expected.deals[0]!.statement.find((row) => row.year === year)?.[line] ?? 0)

const near = (found: readonly number[], wanted: readonly number[]): void => {
  found.forEach((amount, j) => {
    expect(amount).toBeCloseTo(wanted[j]!, 5)
  })
}

describe('acceleration', () => {
  const answer = answerTo(withUtility({ kind: 'acceleration', months: 12 }))

  it('is product profit with the launch a year earlier less without; sales are those of the earlier launch', () => {
    near(
      lineOf(answer, 'revenue'),
      years.map((y) => spend(y) * path[y - 1]!),
    )
    near(
      lineOf(answer, 'benefit'),
      years.map((y) => (y < 2 ? 0 : 0.3 * 0.2 * spend(y))),
    )
    const [deal] = answer.deals
    const worth = years.reduce((sum, y) => sum + (y < 2 ? 0 : 0.06 * spend(y) * 0.75) / 1.12 ** y, 0)
    expect(deal!.licensee!.expected.value).toBeCloseTo(worth, 4)
    expect(deal!.licensee!.npv.max).toBe(deal!.licensee!.npv.min)
  })

  it('needs a launch that is still to come when the data are there', () => {
    const late = (startYear: number) =>
      withUtility({ kind: 'acceleration', months: 12 }, (copy) => {
        Object.assign(copy.deals[0].grants[0], { startYear, termYears: 5 - startYear })
      })
    near(lineOf(answerTo(late(2)), 'benefit'), [0, 0, 0, 0, 0])
    // half a year before the launch the data bring half a year: 0.4 for 0.2 in the second year of sales, and so on
    const half = answerTo(
      changed(late(1), (copy) => {
        copy.licensees[0].positions['diagnostics-us'].launchYears = 1.5
        copy.markets[0].adoption = { kind: 'ramp', years: 5 }
      }),
    )
    near(
      lineOf(half, 'benefit'),
      years.map((y) => (y < 2 ? 0 : 0.3 * spend(y) * 0.1)),
    )
  })

  it('counts months: half a year along a ramp of five years is a tenth of the peak in every year of sales', () => {
    const ramp = withUtility({ kind: 'acceleration', months: 6 }, (copy) => {
      copy.markets[0].adoption = { kind: 'ramp', years: 5 }
    })
    near(
      lineOf(answerTo(ramp), 'benefit'),
      years.map((y) => (y < 3 ? 0 : 0.3 * spend(y) * 0.1)),
    )
  })

  it('by no months brings nothing; a gate that is later than the launch leaves nothing to gain', () => {
    near(lineOf(answerTo(withUtility({ kind: 'acceleration', months: 0 })), 'benefit'), [0, 0, 0, 0, 0])
    const gated = withUtility({ kind: 'acceleration', months: 12 }, (copy) => {
      copy.markets[0].success = [{ gate: 'approval', year: 2, probability: 1 }]
    })
    near(lineOf(answerTo(gated), 'benefit'), [0, 0, 0, 0, 0])
  })
})

describe('clearance', () => {
  const gate = { gate: 'approval', year: 2, probability: 0.4 }
  const cleared = (rise: Loose, change: (copy: Loose) => void = () => undefined): Loose =>
    withUtility({ kind: 'clearance', gate: 'approval', rise }, (copy) => {
      copy.markets[0].success = [gate]
      change(copy)
    })
  const sold = years.map((y) => (y < 3 ? 0 : spend(y) * path[y - 2]!))

  it('is the profit of the futures in which the gate passes only thanks to the data', () => {
    const answer = answerTo(cleared(0.25), { trials: 4096 })
    near(
      lineOf(answer, 'revenue'),
      sold.map((amount) => 0.65 * amount),
    )
    near(
      lineOf(answer, 'benefit'),
      sold.map((amount) => 0.25 * 0.3 * amount),
    )
    const whole = sold.reduce((sum, amount, j) => sum + (0.3 * amount * 0.75) / 1.12 ** (j + 1), 0)
    const npv = answer.deals[0]!.licensee!.npv
    expect(npv.max).toBeCloseTo(whole, 4)
    expect(npv.min).toBe(0)
    expect(npv.mean / whole).toBeCloseTo(0.25, 3)
  })

  it('is clipped at certainty', () => {
    near(
      lineOf(answerTo(cleared(0.9)), 'benefit'),
      sold.map((amount) => 0.6 * 0.3 * amount),
    )
    near(lineOf(answerTo(cleared(0)), 'benefit'), [0, 0, 0, 0, 0])
  })

  it('keeps the deal alive where the licensee would have ended it', () => {
    const ends = (copy: Loose): void => {
      copy.licensees[0].ifGateFails = { terminates: 1 }
      copy.deals[0].terms.push({ kind: 'annualFee', amount: 100, timing: 'arrears' })
    }
    const fees = (rise: number) => lineOf(answerTo(cleared(rise, ends), { trials: 4096 }), 'annualFee')
    near(fees(0.25), [100, 100, 100, 65, 65])
    near(fees(0), [100, 100, 100, 40, 40])
    const answer = answerTo(cleared(0.25, ends), { trials: 4096 })
    const [deal] = answer.deals
    expect(deal!.licensor.expected.value).toBeCloseTo(answer.expected.deals[0]!.licensor.npv, 0)
    // the gate without the data, given that the deal goes on: it passes in 0.4/0.65 of those futures
    near(
      lineOf(answer, 'benefit'),
      sold.map((amount) => 0.25 * 0.3 * amount),
    )
  })

  it('of a gate that only scales, is what it leaves more', () => {
    const answer = answerTo(
      cleared(0.25, (copy) => {
        copy.markets[0].success = [{ ...gate, ifFails: { size: 0.3 } }]
      }),
    )
    near(
      lineOf(answer, 'benefit'),
      sold.map((amount) => 0.25 * 0.7 * 0.3 * amount),
    )
  })

  it('names a gate that is there', () => {
    const document = cleared(0.25, (copy) => {
      copy.licensees[0].positions['diagnostics-us'].utility.gate = 'aproval'
    })
    expect(sentencesIn(document)).toMatch(/a gate of the markets of this position \(approval\).*"aproval"/)
    const none = cleared(0.25, (copy) => {
      copy.markets[0].success = []
    })
    expect(sentencesIn(none)).toContain('there is none')
  })
})

describe('while a document is changed', () => {
  const live = liveValuation(16)
  const document = withUtility({ kind: 'clearance', gate: 'approval', rise: 0.2 }, (copy) => {
    copy.licensees[0].ifGateFails = { terminates: 0.5 }
    copy.markets[0].success = [{ gate: 'approval', year: 1, probability: '40% to 60%' }]
  })
  const ask = (change: (copy: Loose) => void): void => {
    const own = changed(document, change) as FieldfareDocument
    const question: LiveQuestion = {
      document: own,
      deal: 'royalty',
      overrides: { trials: 1024 },
      whole: false,
    }
    const working = live.ask(question)
    let step = working.next()
    while (!step.done) step = working.next()
    const whole = value(own, { trials: 1024 })
    if (!step.value.ok || !whole.ok) throw new Error('refused')
    expect(step.value.value.deal.licensee!.npv).toEqual(whole.value.deals[0]!.licensee!.npv)
    expect(step.value.value.deal.licensor.npv).toEqual(whole.value.deals[0]!.licensor.npv)
  }

  it('a rise, a launch and the months come to what a run from nothing gives', () => {
    const utility = (of: object) => (copy: Loose) => {
      copy.licensees[0].positions['diagnostics-us'].utility = of
    }
    ask(() => undefined)
    ask(utility({ kind: 'clearance', gate: 'approval', rise: 0.35 }))
    ask(utility({ kind: 'clearance', gate: 'approval', rise: '10% to 30%' }))
    ask(utility({ kind: 'acceleration', months: 6 }))
    ask(utility({ kind: 'acceleration', months: 18 }))
    ask((copy) => {
      utility({ kind: 'acceleration', months: 18 })(copy)
      copy.markets[0].size = 2e8
      copy.licensees[0].positions['diagnostics-us'].launchYears = 3
    })
  })
})
