import { describe, expect, it } from 'vitest'
import { normalCdf } from '../../models/numerics/normal.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import { explain } from '../../models/valuation.ts'
import { answerTo, changed, type Loose, smallDeal } from '../laws/documents.ts'

const [keeps, discount] = [0.75, 1.12]
const fee = { kind: 'upfrontFee', amount: 200_000 }
const nothingLeft = { kind: 'residual', scope: 'none' }

/** A deal that starts after a year, in a market that a gate may close by then. */
const gated = (terms: readonly object[], probability = 0.4): Loose =>
  smallDeal([...terms, fee, nothingLeft], (copy) => {
    copy.markets[0].success = [{ gate: 'cleared', probability, year: 1 }]
    Object.assign(copy.deals[0].grants[0], { startYear: 1, termYears: 4 })
  })

const dealOf = (document: Loose, trials = 4096): DealAnswer => answerTo(document, { trials }).deals[0]!
const worthOf = (document: Loose): { readonly licensor: number; readonly licensee: number } => {
  const { licensor, licensee } = dealOf(document, 1024)
  return { licensor: licensor.expected.value, licensee: licensee!.expected.value }
}

describe('an option on a market that a gate decides: a tree with two branches', () => {
  const passed = worthOf(gated([], 1))
  const option = { kind: 'optionFee', amount: 10_000 }
  const deal = dealOf(gated([option]))
  const [used] = deal.options!

  it('is exercised where the gate is passed, and nowhere else', () => {
    expect(passed.licensee).toBeGreaterThan(0)
    const { probability } = used!.exercised[0]!
    expect(Math.abs(probability.value - 0.4)).toBeLessThan(0.002)
  })

  it('is worth the grant in the good branch; its fee is paid in both', () => {
    const chance = used!.exercised[0]!.probability.value
    expect(used!.worth.licensee.value).toBeCloseTo(chance * passed.licensee, 4)
    expect(used!.worth.licensor.value).toBeCloseTo(chance * passed.licensor, 4)
    expect(deal.licensee!.expected.value).toBeCloseTo(chance * passed.licensee - keeps * 10_000, 4)
    expect(deal.licensor.expected.value).toBeCloseTo(chance * passed.licensor + keeps * 10_000, 4)
    expect(used!.outOfSample).toEqual(used!.worth.licensee)
  })

  it('against the deal without a choice it saves the fee of the bad branch', () => {
    const bound = dealOf(gated([]))
    const chance = used!.exercised[0]!.probability.value
    const saved = (1 - chance) * keeps * fee.amount * (1 / discount)
    expect(used!.worth.licensee.value - bound.licensee!.expected.value).toBeCloseTo(saved, 4)
  })

  it('credits the fee against what is due at the start, and no more than that', () => {
    const credited = (amount: number, creditable: number): number =>
      dealOf(gated([{ ...option, amount, creditable }])).terms[0]!.licensor.mean
    const chance = used!.exercised[0]!.probability.value
    expect(credited(10_000, 1)).toBeCloseTo(10_000 * (1 - chance / 1.1), 4)
    expect(credited(10_000, 0.5)).toBeCloseTo(10_000 * (1 - (0.5 * chance) / 1.1), 4)
    expect(credited(300_000, 1)).toBeCloseTo(300_000 - (200_000 * chance) / 1.1, 4)
  })

  it('before the gate is known it is all or nothing', () => {
    const early = changed(gated([{ ...option, exercise: [{ year: 0 }] }]), (copy) => {
      copy.deals[0].grants[0].startYear = 0
    })
    expect([0, 1]).toContain(dealOf(early).options![0]!.exercised[0]!.probability.value)
  })

  it('with two dates it waits for the gate', () => {
    const twice = gated([{ ...option, exercise: [{ year: 0.5 }, { year: 1 }] }])
    const [first, second] = dealOf(twice).options![0]!.exercised
    expect(first!.probability.value).toBe(0)
    expect(second!.probability.value).toBe(used!.exercised[0]!.probability.value)
  })

  it('one trial is told as it was decided, and the trials add up to the figure', () => {
    const document = gated([option])
    const told = Array.from({ length: 96 }, (_, trial) => {
      const found = explain(document, { deal: 'royalty', trial, trials: 96 })
      if (!found.ok) throw new Error(JSON.stringify(found.faults))
      return found.value
    })
    const mean = told.reduce((sum, { licensor }) => sum + licensor.npv / 96, 0)
    expect(mean).toBeCloseTo(dealOf(document, 96).licensor.expected.value, 4)
    const texts = told.map(({ events }) => events.map(({ text }) => text).join(' '))
    expect(texts.some((text) => /option on it is not used/.test(text))).toBe(true)
    expect(texts.some((text) => /ends as agreed/.test(text))).toBe(true)
  })
})

describe('a pilot that measures whether the data help', () => {
  const [low, high] = [0.01, 0.5]
  const pilot = { kind: 'pilot', fee: 5_000, months: 12, records: 400 }
  const tested = (terms: readonly object[], value: Loose): Loose =>
    changed(gated(terms, 1), (copy) => {
      copy.licensees[0].positions['diagnostics-us'].utility.value = value
    })
  const either = { kind: 'discrete', values: [low, high], weights: [1, 1] }
  const [bad, good] = [low, high].map((value) => worthOf(tested([], value)).licensee) as [number, number]
  const usedOf = (changes: object) => dealOf(tested([{ ...pilot, ...changes }], either), 16_384).options![0]!

  it('tells all without noise: the grant is taken where the data help', () => {
    expect([bad < 0, good > 0]).toEqual([true, true])
    const { worth, exercised } = usedOf({ noise: 0 })
    expect(exercised[0]!.probability.value).toBeCloseTo(0.5, 3)
    expect(worth.licensee.value).toBeCloseTo(exercised[0]!.probability.value * good, 3)
  })

  it('tells nothing with noise alone: one decision for all', () => {
    const { worth } = usedOf({ noise: 1e6 })
    const blind = Math.max(0, 0.5 * (bad + good))
    expect(Math.abs(worth.licensee.value / blind - 1)).toBeLessThan(0.02)
  })

  it('in between the holder goes on above the point where both risks weigh the same', () => {
    const sd = 0.4
    const { worth, inSample } = usedOf({ noise: sd })
    // the densities' ratio at x is exp((high − low)(x − middle)/sd²); it is −bad/good at the best threshold
    const middle = (low + high) / 2
    const at = middle + ((sd * sd) / (high - low)) * Math.log(-bad / good)
    const above = (value: number): number => 1 - normalCdf((at - value) / sd)
    const best = 0.5 * (above(high) * good + above(low) * bad)
    const { value, standardError } = worth.licensee
    expect(value).toBeLessThan(best + 3 * standardError)
    expect(value).toBeGreaterThan(0.98 * best - 3 * standardError)
    expect(inSample.value).toBeLessThan(best + 4 * standardError)
  })

  it('with a test that binds, goes on exactly where it is passed', () => {
    const { exercised } = usedOf({ noise: 0, success: { atLeast: 0.3, mustGoOn: true } })
    expect(exercised[0]!.probability.value).toBeCloseTo(0.5, 3)
    const always = usedOf({ noise: 0, success: { atLeast: 0.001, mustGoOn: true } })
    expect(always.exercised[0]!.probability.value).toBe(1)
    const never = usedOf({ noise: 0, success: { atLeast: 0.9 } })
    expect(never.exercised[0]!.probability.value).toBe(0)
  })

  it('measures a share with the error of so many records', () => {
    const few = usedOf({ records: 2 }).worth.licensee.value
    const many = usedOf({ records: 4000 }).worth.licensee.value
    expect(few).toBeLessThan(0.97 * many)
  })
})
