import { describe, expect, it } from 'vitest'
import { informationText } from '../../models/report/informationText.ts'
import { answerTo, changed, notFinite, sample } from '../laws/documents.ts'
import { flatFee, twoBuyers } from '../strategy/documents.ts'
import { informationOf, learnable, twoOffers } from './documents.ts'

const asked = { trials: 256 }

describe('what can be learnt', () => {
  it('is what is marked, drawn and not fixed; of a gate with a known probability its outcome', () => {
    const document = twoOffers((copy) => {
      const [market] = copy.markets
      market.success = [{ gate: 'approval', year: 1, probability: { value: 0.6, learnable } }]
      market.growth = { value: 0.05, learnable }
      copy.inputs = { half: { value: '= 0.5', learnable }, spare: { value: '1 to 2', learnable } }
      copy.licensees[0].positions['diagnostics-us'].margin = '= half'
    })
    const answer = informationOf(document, { ...asked, licensee: 'buyer' })
    const [choice] = answer.choices
    expect(choice!.learnable.map(({ path, what }) => [path, what]).sort()).toEqual([
      ['markets.diagnostics-us.size', 'value'],
      ['markets.diagnostics-us.success.approval.probability', 'gate'],
    ])
    expect(choice!.together).toMatchObject({ cost: 20_000, weeks: 3 })
    expect(Object.fromEntries(answer.notLearnable.map(({ path, why }) => [path, why]))).toEqual({
      'inputs.half': 'It is a formula: mark the inputs that it is made of.',
      'inputs.spare': expect.stringMatching(/draws it/),
      'markets.diagnostics-us.growth': expect.stringMatching(/fixed number/),
    })
    expect(answer.luck).toEqual(['licensees.buyer.positions.diagnostics-us.peakShare'])
    const gate = choice!.learnable.find(({ what }) => what === 'gate')!
    expect(gate.choices).toEqual([
      { id: 'fee', probability: expect.closeTo(0.6, 1), from: 1, to: 1 },
      { id: null, probability: expect.closeTo(0.4, 1), from: 0, to: 0 },
    ])
    // where it fails nobody pays the fee, 750,000 after tax, and what we have without a deal is left
    expect(gate.shared!.worth.value).toBeCloseTo(-650_000 * gate.choices[1]!.probability, 6)
    expect(informationText(answer, document)).toMatch(
      /“no deal” in \d+ of 100\s+futures\s+\(where it fails\)/,
    )
  })

  it('of a document without any says how to mark one, and of one with a certain outcome that nothing is to be gained', () => {
    const answer = informationOf(sample('constants'), asked)
    expect(answer.advice).toMatch(/"learnable": \{ "how"/)
    expect(answer.choices[0]).toMatchObject({
      learnable: [],
      together: null,
      perfect: { own: { value: 0, standardError: 0 }, shared: { value: 0, standardError: 0 } },
    })
    expect(notFinite(answer)).toEqual([])
    expect(informationText(answer, sample('constants'))).toMatch(/^Learn nothing first: no input is marked/)
  })
})

describe('a choice', () => {
  it('has no figures of refusal while a utility is unknown, and says why', () => {
    const document = changed(sample('minimal'), (copy) => {
      copy.fields[0].market.size = { value: '90M to 300M', learnable }
    })
    const [choice] = informationOf(document, asked).choices
    expect(choice!.perfect.shared).toBeNull()
    expect(choice!.learnable[0]!.shared).toBeNull()
    expect(choice!.alternatives[0]).toMatchObject({ id: 'offer', refused: [], unknown: ['offer'] })
    expect(choice!.notes.join(' ')).toMatch(/is unknown: figures .* are absent/)
    const theirs = informationOf(document, { ...asked, party: 'licensee' })
    expect(theirs.choices[0]!.alternatives.map(({ id }) => id)).toEqual([null])
    expect(theirs.choices[0]!.notes.join(' ')).toMatch(/offer cannot be chosen.*There is nothing to choose/)
    expect(informationText(theirs, document)).toMatch(/^Learn nothing first: there is nothing to choose/)
  })

  it('of a licensee without a deal has one alternative, and says so', () => {
    const document = twoOffers((copy) => {
      copy.licensees.push({ ...structuredClone(copy.licensees[0]), id: 'other', name: 'Other' })
    })
    const answer = informationOf(document, { ...asked, licensee: 'other' })
    expect(answer.choices[0]!.notes[0]).toMatch(/There is nothing to choose/)
    expect(answer.choices[0]!.learnable[0]!.own.worth).toEqual({ value: 0, standardError: 0 })
    expect(informationOf(document, asked).choices.map(({ licensee }) => licensee)).toEqual(['buyer'])
  })

  it('can be the licensee’s: what it pays for learning and what we would refuse', () => {
    const document = twoOffers((copy) => {
      copy.licensor.alternative.value = 760_000
    })
    const [theirs] = informationOf(document, { ...asked, party: 'licensee' }).choices
    expect(theirs!.now.id).toBe('royalty')
    const [size] = theirs!.learnable
    // in a small market the royalty is less than what we have without a deal
    expect(size!.shared!.worth.value).toBeLessThan(size!.own.worth.value - 1000)
  })
})

describe('strategies', () => {
  const document = twoBuyers(
    [flatFee('first', 'buyer', { amount: 2_000_000 }), flatFee('second', 'rival', { amount: 2_500_000 })],
    (copy) => {
      copy.markets[0].size = { kind: 'uniform', min: 40e6, max: 160e6, learnable }
      copy.licensor.costs = { prepare: 50_000, monitorPerYear: 10_000, servePerLicenseeYear: 5_000 }
      copy.strategies = [
        { id: 'both', deals: ['first', 'second'] },
        { id: 'one', deals: ['first'] },
      ]
    },
  )
  const { choices } = informationOf(document, { ...asked, strategies: 'true' })
  const [choice] = choices

  it('are worth now what the valuation says they are, joint costs borne once', () => {
    const { strategies } = answerTo(document, asked)
    expect(choices).toHaveLength(1)
    strategies.forEach(({ id, licensor }, s) => {
      expect(choice!.alternatives[s]!.id).toBe(id)
      expect(choice!.alternatives[s]!.worth!.value).toBeCloseTo(licensor.expected.value, 4)
    })
    expect(choice!.now.id).toBe('both')
  })

  it('lose what their licensees would refuse, and the joint costs with it', () => {
    const [size] = choice!.learnable
    const { shared, own } = size!
    expect(own.worth).toEqual({ value: 0, standardError: 0 })
    expect(shared!.verdict).toBe('harms')
    // in markets where even the lower fee is too much nothing is signed
    expect(size!.choices.map(({ id }) => id)).toContain(null)
    // nothing else is uncertain
    const gap = choice!.perfect.shared!.value - shared!.worth.value
    expect(Math.abs(gap)).toBeLessThan(0.02 * Math.abs(shared!.worth.value))
  })
})
