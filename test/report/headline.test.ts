import { describe, expect, it } from 'vitest'
import { headline } from '../../models/report/headline.ts'
import type { Answer, DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { minimal, minimalAnswer, northlake, northlakeAnswer, side, summary, verdict } from './fixture.ts'

const textOf = (key: string, answer: Answer, document: FieldfareDocument): string =>
  headline(answer, document).find((each) => each.key === key)?.text ?? ''

const withDeals = (change: (deal: DealAnswer) => DealAnswer): Answer => ({
  ...northlakeAnswer,
  deals: northlakeAnswer.deals.map(change),
  strategies: [],
})

const asTheyAre = (deal: DealAnswer): DealAnswer => deal

const refused = (deal: DealAnswer): DealAnswer => ({
  ...deal,
  wouldBeRefused: {
    by: 'licensee',
    cure: { text: 'No price cures it: the deal never begins.', upfrontChange: null },
  },
})

describe('the five sentences of the sample', () => {
  it('in their order, each with its view', () => {
    expect(headline(northlakeAnswer, northlake)).toEqual([
      {
        key: 'advice',
        text: 'Sign the four deals of “Every field, non-exclusive”: expected to be worth 4.73 ± 0.02 M USD to Northlake Health and, one by one, between 410 ± 8 k USD and 3.10 ± 0.06 M USD to the licensee; it is worth more to us than the next best, “Flat fee, few obligations”, in 93 of 100 futures.',
        target: 'compare',
      },
      {
        key: 'certain',
        text: 'Whatever happens, the deals of “Every field, non-exclusive”, each taken alone, pay at least 2.35 M USD, not discounted; even in the worst 5 of 100 futures the strategy is on average worth 2.05 M USD to Northlake Health, and it beats the alternative in 97 of 100 futures.',
        target: 'compare',
      },
      {
        key: 'room',
        text: 'There is room for a price in 4 of 5 pairs of market and licensee, most of all in Chest CT diagnostic products, United States: Northlake Health needs 113 ± 1 k USD, Meridian Imaging AI can pay at most 4.13 ± 0.04 M USD; none for Meridian Imaging AI in Chest CT diagnostic products, Japan; unknown: who else would buy in General medical imaging models; 30 uncertain inputs about the licensees are beliefs of ours.',
        target: 'markets',
      },
      {
        key: 'flaws',
        text: '“Exclusive diagnostics, milestones” would be refused by Meridian Imaging AI (smallest cure: an upfront fee lower by 279 k USD); “Exclusive anchor, other fields open” holds a deal that would be refused; one blocked market pays nothing: General medical imaging models, Japan (no approved distributor before 2029).',
        target: 'deals/exclusive',
      },
      {
        key: 'basis',
        text: 'Indicative: of 53 uncertain inputs, 17 are guesses (grade D) and 34 more name no source; not confirmed: chain of title; 2 of 2 diligence items are open; computed in 16,384 futures (seed 20270101).',
        target: 'summary',
      },
    ])
  })
})

describe('the five sentences of the smallest document', () => {
  it('say what the buyer must believe', () => {
    expect(headline(minimalAnswer, minimal).map(({ text }) => text)).toEqual([
      'Sign “offer”: expected to be worth 1.10 ± 0.01 M USD to the licensor; to gain, buyer must believe that the data bring at least 3.2 % of its product revenue.',
      'Whatever happens, “offer” pays at least 500 k USD, not discounted; even in the worst 5 of 100 futures the deal is on average worth 478 k USD to the licensor, and it beats the alternative in 81 of 100 futures.',
      'No market can be priced until the document says what the data do for buyer in diagnostics, worldwide; unknown: who else would buy in diagnostics; 4 uncertain inputs about the licensees are beliefs of ours.',
      '“offer” leaves open what may be used after the term.',
      'Indicative: none of the 7 uncertain inputs names a source; no right to the data is confirmed; computed in 16,384 futures (seed 1).',
    ])
  })

  it('also without a break-even share, or with one nobody reaches', () => {
    const at = (breakEvenShare: number | null): string => {
      const deals = minimalAnswer.deals.map((deal) => ({ ...deal, breakEvenShare }))
      return textOf('advice', { ...minimalAnswer, deals }, minimal)
    }
    expect(at(null)).toContain('what it is worth to buyer is not known while its utility is not')
    expect(at(1.4)).toContain('buyer would lose even if the data brought all of its product revenue')
  })
})

describe('what to do', () => {
  it('is the best deal where no strategy is left', () => {
    expect(textOf('advice', withDeals(asTheyAre), northlake)).toBe(
      'Sign “Royalty with minimum guarantee”: expected to be worth 2.41 ± 0.01 M USD to Northlake Health and 3.10 ± 0.06 M USD to Meridian Imaging AI; it is worth more to us than the next best, “Flat fee, non-exclusive”, in 71 of 100 futures.',
    )
  })

  it('is level with the next where the errors of what is expected say so', () => {
    const licensor = side(1_613_000, 3_100)
    const level = withDeals((deal) => (deal.id === 'royalty' ? { ...deal, licensor } : deal))
    expect(textOf('advice', level, northlake)).toContain(
      'the next best, “Flat fee, non-exclusive”, is as good within the error',
    )
  })

  it('admits that another turns out better more often, and says why it is not the advice', () => {
    const advice = (aBetter: number, bBetter: number): string => {
      const [pair] = northlakeAnswer.comparisons
      if (pair === undefined) throw new Error('the fixture compares deals')
      const comparisons = [{ ...pair, licensor: verdict(aBetter, bBetter, -20_000, 4_000) }]
      return textOf('advice', { ...withDeals(asTheyAre), comparisons }, northlake)
    }
    const next = '“Flat fee, non-exclusive”'
    expect(advice(0.57, 0.43)).toContain(
      `; ${next} turns out better in 57 of 100 futures, but its best 5 of 100 futures bring less.`,
    )
    expect(advice(0.57, 0.43)).not.toContain('43')
    expect(advice(0.25, 0.4)).toContain(
      `it is worth more to us than the next best, ${next}, in 40 of 100 futures and the same in 35 of 100 futures.`,
    )
  })

  it('is nothing where every deal would be refused', () => {
    const answer = withDeals(refused)
    expect(textOf('advice', answer, northlake)).toBe(
      'Sign none of the six deals as it stands: each would be refused; the one worth most to us, “Exclusive diagnostics, milestones”, is expected to be worth 2.80 ± 0.02 M USD to Northlake Health and −214 ± 44 k USD to Meridian Imaging AI; no price cures it: the deal never begins.',
    )
    expect(textOf('flaws', answer, northlake)).toContain(
      '“Royalty with minimum guarantee” would be refused by Meridian Imaging AI (no price cures it: the deal never begins); ',
    )
    expect(textOf('flaws', answer, northlake)).toContain('three more would be refused')
  })

  it('names who says no to the only deal', () => {
    const answer = { ...minimalAnswer, deals: minimalAnswer.deals.map(refused) }
    expect(textOf('advice', answer, minimal)).toMatch(
      /^Do not sign “offer” as it stands: buyer would refuse it; it is expected to be worth /,
    )
  })

  it('is never a strategy below the alternative', () => {
    const strategies = [{ ...northlakeAnswer.strategies[0]!, licensor: side(9e6, 1e4, { walkAway: 10e6 }) }]
    expect(textOf('advice', { ...northlakeAnswer, strategies }, northlake)).toMatch(/^Sign “Royalty/)
  })
})

describe('what is certain', () => {
  it('speaks of losses where the alternative is 0', () => {
    const licensor = side(600_000, 4_000, { sd: 500_000, negative: 0.12, walkAway: 0 })
    const answer = {
      ...minimalAnswer,
      deals: minimalAnswer.deals.map((deal) => ({ ...deal, licensor, certain: 0 })),
    }
    expect(textOf('certain', answer, minimal)).toBe(
      'No payment from “offer” is certain; in the worst 5 of 100 futures the deal is on average worth −340 k USD to the licensor, and it ends in a loss in 12 of 100 futures.',
    )
  })
})

describe('what is certain where nothing is uncertain', () => {
  it('is what the deal is worth', () => {
    const [deal] = minimalAnswer.deals
    if (deal === undefined) throw new Error('the fixture has a deal')
    const licensor = { ...side(600_000, 0, { sd: 0, walkAway: 0 }), npv: summary(660_000, 0, 0) }
    const answer = { ...minimalAnswer, deals: [{ ...deal, licensor }] }
    expect(textOf('certain', answer, minimal)).toBe(
      'Whatever happens, “offer” pays at least 500 k USD, not discounted; in every future the deal is worth 660 k USD to the licensor.',
    )
  })
})

describe('what does not hold together', () => {
  it('is nothing in a sound document', () => {
    const answer: Answer = {
      ...northlakeAnswer,
      deals: northlakeAnswer.deals.map((deal) => ({ ...deal, wouldBeRefused: null })),
      strategies: [],
      markets: [],
    }
    const unknown = { ...answer, deals: answer.deals.map((deal) => ({ ...deal, licensee: null })) }
    expect(textOf('flaws', unknown, northlake)).toContain('no deal would be refused as far as is known,')
    const found = headline(answer, northlake)[3]
    expect(found).toMatchObject({
      text: 'Nothing contradicts itself here: no deal would be refused, each says what remains after its term, and no market is blocked.',
      target: 'summary',
    })
  })

  it('names strategies whose deals clash', () => {
    const strategies = northlakeAnswer.strategies.map((each) => ({ ...each, conflicts: ['overlap'] }))
    expect(textOf('flaws', { ...northlakeAnswer, strategies }, northlake)).toContain(
      '“Every field, non-exclusive”, “Exclusive anchor, other fields open” and “Flat fee, few obligations” hold deals that cannot stand together',
    )
  })
})

describe('what it rests on', () => {
  it('is not indicative when all is sourced and confirmed', () => {
    const sound: FieldfareDocument = {
      ...minimal,
      dataset: {
        ...minimal.dataset,
        rights: { provenance: true, consent: true, chainOfTitle: true, lawfulBasis: true },
      },
      fields: [{ id: 'diagnostics', market: { size: { value: '90M to 300M', source: 'A report' } } }],
      licensor: { alternative: { value: 0 } },
      licensees: [{ id: 'buyer', positions: {} }],
    }
    expect(textOf('basis', minimalAnswer, sound)).toBe(
      'The only uncertain input is measured or names its source; all four rights to the data are confirmed; computed in 16,384 futures (seed 1).',
    )
    const refusedRight = { ...sound, dataset: { ...sound.dataset, rights: { consent: false } } }
    expect(textOf('basis', minimalAnswer, refusedRight)).toContain(
      'missing, so that nothing is paid: consent',
    )
  })
})

describe('any document', () => {
  it('gets five whole sentences', () => {
    const answers: [Answer, FieldfareDocument][] = [
      [northlakeAnswer, northlake],
      [minimalAnswer, minimal],
      [withDeals(refused), northlake],
      [{ ...northlakeAnswer, deals: [], markets: [], strategies: [], comparisons: [] }, northlake],
      [
        { ...northlakeAnswer, strategies: [] },
        { ...northlake, strategies: [], fields: [], territories: [] },
      ],
    ]
    for (const [answer, document] of answers) {
      const found = headline(answer, document)
      expect(found.map(({ key }) => key)).toEqual(['advice', 'certain', 'room', 'flaws', 'basis'])
      for (const { text, target } of found) {
        expect(text).toMatch(/^[“A-Z0-9].*[^.]\.$/s)
        expect(text).not.toMatch(/undefined|null|NaN|Infinity| {2}|;;|: ;/)
        expect(target).toMatch(/^(deals\/[\w-]+|compare|markets|summary)$/)
      }
    }
  })
})
