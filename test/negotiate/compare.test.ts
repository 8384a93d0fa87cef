import { describe, expect, it } from 'vitest'
import { compare, risks } from '../../models/asked.ts'
import { compareLead } from '../../models/report/compareLead.ts'
import { type Compare, compareSchema } from '../../models/scenario/schema/compare.ts'
import { type Risks, risksSchema } from '../../models/scenario/schema/risks.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { answerTo, changed, type Loose, notFinite, sample } from '../laws/documents.ts'
import { flatFee, twoBuyers } from '../strategy/documents.ts'

type Named = Parameters<typeof compare>[1]

const comparison = (document: Loose, named: Named): Compare => {
  const found = compare(document, named)
  if (!found.ok) throw new Error(found.faults.map(describeFailure).join('\n'))
  expect(notFinite(found.value)).toEqual([])
  return compareSchema.parse(found.value)
}

const refusals = (document: Loose, named: Named): readonly string[] => {
  const found = compare(document, named)
  return found.ok ? [] : found.faults.map(describeFailure)
}

const northlake = sample('northlake')
const trials = 512
const found = comparison(northlake, { deals: 'flat,royalty,open', trials })
const pairOf = ({ verdicts }: Compare, a: string, b: string) =>
  verdicts.find((pair) => pair.a === a && pair.b === b)!

describe('the first sentence', () => {
  const lead = (answer: Compare): string => compareLead(answer, northlake)
  const names = { flat: '“Flat fee, non-exclusive”', royalty: '“Royalty with minimum guarantee”' }
  const two = comparison(northlake, { deals: 'flat,royalty', trials })

  it('is the verdict between the two that are expected to be worth most', () => {
    expect(lead(two)).toMatch(
      new RegExp(`^${names.royalty} pays us more than ${names.flat} in 5\\d of 100 futures`),
    )
    const [best] = found.items.toSorted((a, b) => b.licensor.expected.value - a.licensor.expected.value)
    expect(best?.kind).toBe('strategy')
    expect(lead(found)).toContain('Every field, non-exclusive')
  })

  it('is who is left where somebody would refuse', () => {
    expect(lead({ ...two, leftOut: ['flat'] })).toBe(
      `Of these only ${names.royalty} would be signed; ${names.flat} would be refused.`,
    )
    expect(lead({ ...two, leftOut: ['flat', 'royalty'] })).toMatch(/^All of these would be refused: “Flat/)
  })
})

describe('a comparison of the sample', () => {
  it('has the figures of the valuation, deal by deal and strategy by strategy', () => {
    const answer = answerTo(northlake, { trials })
    for (const item of found.items) {
      const own = [...answer.deals, ...answer.strategies].find(({ id }) => id === item.id)!
      expect(item.licensor.npv).toEqual(own.licensor.npv)
      expect(item.licensor.expected).toEqual(own.licensor.expected)
      expect(item.licensor.worst5.value).toBe(own.licensor.npv.worst5)
      if ('certain' in own) expect(item.certain).toBe(own.certain)
      if ('licensee' in own) expect(item.licensee?.npv).toEqual(own.licensee?.npv)
    }
    for (const pair of answer.comparisons) {
      const own = found.verdicts.find(({ a, b }) => a === pair.a && b === pair.b)
      if (own === undefined) continue
      const { aBetter, bBetter, equal, difference } = own.licensor
      expect({ aBetter, bBetter, equal, difference }).toEqual(pair.licensor)
      expect(own.licensee?.difference).toEqual(pair.licensee?.difference)
    }
  })

  it('compares for the licensee where it is the same, and says why not elsewhere', () => {
    expect(pairOf(found, 'flat', 'royalty').licensee).not.toBeNull()
    expect(pairOf(found, 'flat', 'open')).toMatchObject({ licensee: null, licenseeWhy: 'strategy' })
    expect(found.regret.licensees.map(({ licensee }) => licensee)).toEqual(['meridian'])
  })

  it('names what flips a verdict, strongest first and beyond four errors, with a break-even inside its range', () => {
    const { flips } = pairOf(found, 'flat', 'royalty').licensor
    const strengths = flips.map(({ auc }) => Math.abs(auc.value - 0.5))
    expect(strengths).toEqual(strengths.toSorted((one, other) => other - one))
    for (const { auc } of flips) expect(Math.abs(auc.value - 0.5)).toBeGreaterThan(4 * auc.standardError)
    const share = flips.find(({ path }) => path.endsWith('diagnostics.peakShare'))!
    expect(share.mean!.b).toBeGreaterThan(share.mean!.a)
    const [point] = share.breakEven!.at
    expect(point!.above).toBe('b')
    expect(point!.value).toBeGreaterThan(share.breakEven!.low)
    expect(point!.value).toBeLessThan(share.breakEven!.high)
    const gate = flips.find(({ kind }) => kind === 'gate')!
    expect(gate.passes!.b).toBeGreaterThan(gate.passes!.a)
  })

  it('mirrors itself when the two change places', () => {
    const mirrored = comparison(northlake, { deals: 'royalty,flat', trials })
    const [one, other] = [pairOf(found, 'flat', 'royalty'), pairOf(mirrored, 'royalty', 'flat')]
    for (const party of ['licensor', 'licensee'] as const) {
      const [own, mirror] = [one[party]!, other[party]!]
      expect([own.aBetter, own.bBetter, own.equal]).toEqual([mirror.bBetter, mirror.aBetter, mirror.equal])
      expect(own.expected.value).toBeCloseTo(-mirror.expected.value, 6)
      own.curve.forEach((value, i) => {
        expect(value).toBeCloseTo(-mirror.curve[49 - i]!, 6)
      })
      expect(own.flips.map(({ path }) => path)).toEqual(mirror.flips.map(({ path }) => path))
      expect(own.flips.map(({ auc }) => auc.value)).toEqual(
        mirror.flips.map(({ auc }) => expect.closeTo(1 - auc.value, 10)),
      )
    }
  })

  it('says when two guesses decide', () => {
    const guessed = changed(northlake, (copy) => {
      copy.fields[0].market.size = { ...copy.fields[0].market.size, grade: 'D' }
      copy.fields[0].market.success.forEach((gate: Loose) => {
        gate.probability = { value: gate.probability, grade: 'D' }
      })
    })
    const own = comparison(guessed, { deals: 'flat,royalty', trials })
    expect(own.verdicts[0]!.licensor.guessesDecide).toBe(true)
  })
})

const fixed = (deals: readonly Loose[], change?: (copy: Loose) => void): Loose => twoBuyers(deals, change)

describe('documents whose answer is known', () => {
  const three = fixed([
    flatFee('small', 'buyer', { amount: 100_000 }),
    flatFee('large', 'buyer', { amount: 160_000 }),
    flatFee('other', 'rival', { amount: 160_000 }),
  ])
  const [first] = comparison(three, { deals: 'small,large', trials: 64 }).items
  const kept = first!.licensor.expected.value / 100_000

  it('of fixed fees the larger wins in every future, by the fee less tax', () => {
    const { verdicts, regret } = comparison(three, { deals: 'small,large,other', trials: 64 })
    const [pair] = verdicts
    expect(pair!.licensor).toMatchObject({ aBetter: 0, bBetter: 1, equal: 0, flips: [], flipsWhy: 'never' })
    expect(pair!.licensor.expected.value).toBeCloseTo(60_000 * kept, 4)
    expect(pair!.licensee).toMatchObject({ aBetter: 1, bBetter: 0 })
    expect(regret.licensor.map(({ expected }) => expected.value)).toEqual([
      expect.closeTo(60_000 * kept, 4),
      0,
      0,
    ])
    expect(regret.licensor.map(({ best }) => best)).toEqual([0, 1, 1])
    expect(verdicts[1]).toMatchObject({ licensee: null, licenseeWhy: 'other-licensee' })
    expect(verdicts[2]!.licensor).toMatchObject({ equal: 1, flipsWhy: 'never', guessesDecide: false })
  })

  it('an input makes two worth the same where its fee is that of the other', () => {
    const { input } = comparison(three, {
      deals: 'small,large',
      trials: 16,
      input: 'deals.small.terms.0.amount',
    })
    expect(input).toMatchObject({ now: 100_000, move: 'value', refused: null })
    for (const { at } of input!.pairs)
      expect(at.map(({ value }) => value)).toEqual([expect.closeTo(160_000, 0)])
  })

  it('leaves out what would be refused, unless told', () => {
    const dear = fixed([
      flatFee('fair', 'buyer', { amount: 100_000 }),
      flatFee('fine', 'buyer', { amount: 110_000 }),
      flatFee('dear', 'buyer', { amount: 90_000_000 }),
    ])
    const named = { deals: 'fair,fine,dear', trials: 64 }
    const out = comparison(dear, named)
    expect(out.leftOut).toEqual(['dear'])
    expect(out.items[2]!.wouldBeRefused).toMatchObject({ by: 'licensee' })
    expect(out.verdicts).toHaveLength(1)
    expect(out.regret.licensor).toHaveLength(2)
    const all = comparison(dear, { ...named, refused: 'include' })
    expect(all.leftOut).toEqual([])
    expect(all.verdicts).toHaveLength(3)
  })

  it('of an unknown utility only our side is compared', () => {
    const unknown = changed(three, (copy) => {
      copy.licensees[0].positions[Object.keys(copy.licensees[0].positions)[0]!].utility = { kind: 'unknown' }
    })
    const own = comparison(unknown, { deals: 'small,large', trials: 64 })
    expect(own.items[0]).toMatchObject({ licensee: null, licenseeWhy: 'unknown-utility' })
    expect(own.verdicts[0]).toMatchObject({ licensee: null, licenseeWhy: 'unknown-utility' })
  })

  it('refuses what cannot be compared, all at once', () => {
    const sentences = refusals(three, {
      deals: 'smal,large,large',
      input: 'deals.small.terms.0.amout',
      refused: 'yes',
    })
    expect(sentences).toHaveLength(4)
    expect(sentences.join(' ')).toMatch(
      /"large" a second time.*Did you mean small\?.*Did you mean deals\.small\.terms\.0\.amount\?.*"yes"/,
    )
    expect(refusals(three, { deals: 'small' })).toEqual([expect.stringContaining('two to six ids')])
    expect(refusals(three, { deals: '' })).toEqual([expect.stringContaining('found none')])
    expect(refusals(three, { deals: 'small,large', trials: 9e6 })).toEqual([
      expect.stringContaining('at most'),
    ])
  })
})

const risksIn = (document: Loose, named: Parameters<typeof risks>[1]): Risks => {
  const own = risks(document, named)
  if (!own.ok) throw new Error(own.faults.map(describeFailure).join('\n'))
  expect(notFinite(own.value)).toEqual([])
  return risksSchema.parse(own.value)
}

describe('who bears which risk', () => {
  const own = risksIn(northlake, { deal: 'royalty', without: 'minimumGuarantee', trials })

  it('parts, others and interaction add up to the variance and to the gap of each party', () => {
    for (const party of ['licensor', 'licensee'] as const) {
      const risk = own[party]!
      const parts = [...own.drivers.map((driver) => driver[party]!), risk.others, risk.interaction]
      expect(parts.reduce((sum, { share }) => sum + share.value, 0)).toBeCloseTo(1, 9)
      expect(parts.reduce((sum, { tail }) => sum + tail.value, 0) / risk.gap.value).toBeCloseTo(1, 9)
      expect(risk.mean.value - risk.worst5.value).toBeCloseTo(risk.gap.value, 4)
    }
    expect(own.licensor.worst5.value).toBeCloseTo(found.items[1]!.licensor.worst5.value, 4)
  })

  it('says that a guarantee carries the market to the licensee', () => {
    expect(own.clauses).toHaveLength(1)
    const [{ licensor, licensee }] = own.clauses as [Risks['clauses'][number]]
    expect(licensor!.expected.value).toBeLessThan(0)
    expect(licensee!.expected.value).toBeGreaterThan(0)
    expect(licensor!.sd.value).toBeGreaterThan(3 * licensor!.sd.standardError)
    expect(licensee!.sd.value).toBeLessThan(-3 * licensee!.sd.standardError)
  })

  it('is nobody where nothing is uncertain, and refuses what is not there', () => {
    const certain = risksIn(sample('constants'), { deal: 'royalty', trials: 64 })
    expect(certain.drivers).toEqual([])
    for (const { share, tail } of [certain.licensor.others, certain.licensor.interaction])
      expect([share.value, tail.value]).toEqual([0, 0])
    const refused = risks(northlake, {
      deal: 'royalty',
      without: 'minimumGuarante',
      with: 'clock=yeer',
      trials: 64,
    })
    expect(refused.ok ? [] : refused.faults.map(({ pointer, suggestion }) => [pointer, suggestion])).toEqual([
      ['?without', 'minimumGuarantee'],
      ['?with', expect.any(String)],
    ])
  })
})
