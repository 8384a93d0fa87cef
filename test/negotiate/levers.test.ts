import { describe, expect, it } from 'vitest'
import { type Lever, writtenWith } from '../../models/negotiate/lever.ts'
import { leverOf, leversOfDeal } from '../../models/negotiate/levers.ts'
import { offersOf } from '../../models/negotiate/offers.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { dealWorths } from '../../models/summarise/dealWorths.ts'
import { prepare } from '../../models/valuation.ts'
import { edited, sample } from '../support/edits.ts'

/** Some deals of the sample; the one that is moved is the second. */
const some = { ...sample, deals: sample.deals.slice(0, 4), strategies: [] } as FieldfareDocument

type Ready = Extract<ReturnType<typeof prepare>, { readonly ok: true }>['value']
const ready = new WeakMap<FieldfareDocument, Ready>()

const preparedOf = (document: FieldfareDocument): Ready => {
  const before = ready.get(document)
  if (before !== undefined) return before
  const prepared = prepare(document, { trials: 512 })
  if (!prepared.ok) throw new Error(prepared.faults.map(({ expected }) => expected).join())
  ready.set(document, prepared.value)
  return prepared.value
}
const prepared = preparedOf(some)
const { scenario, how, trials } = prepared
const royalty = { scenario, deal: 1 }
const offers = offersOf(prepared)

const lever = (name: string, deal = 1): Lever => {
  const found = leverOf({ scenario, deal }, { name, asked: 'for' })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

/** A deal of a document in a run of its own. */
const alone = (document: FieldfareDocument, id = 'royalty') => {
  const { scenario: own } = preparedOf(document)
  const run = dealWorths({ how, trials }, own.document, [id])
  if (!run.ok) throw new Error('the run failed')
  const { licensor, licensee, turnsOut, walkAways } = run.value[0]!
  return { licensor, licensee, turnsOut, walkAways }
}

const at = (levers: readonly Lever[], values: readonly number[], id = 'royalty') => {
  const offer = offers.at(id, levers, values)
  if (!offer.ok) throw new Error(JSON.stringify(offer.faults))
  return offer.value
}

describe('the terms of a deal that can be moved', () => {
  it('have short names', () => {
    expect(leversOfDeal(royalty).map(({ name, present }) => [name, present])).toEqual([
      ['rate', 0.025],
      ['upfront', 500_000],
      ['minimum', 125_000],
      ['cap', null],
      ['annual', 0],
      ['advance', 300_000],
      ['share', 0],
      ['profit', 0],
      ['residual', 0.005],
      ['escalator', 0.03],
      ['duration', 8],
      ['exclusivity', 0],
    ])
  })

  it.each([
    ['upfront', 640_000, ['/deals/1/terms/0/amount', 640_000]],
    ['minimum', 190_000, ['/deals/1/terms/4/amount', 190_000]],
    ['cap', 3e6, ['/deals/1/terms/-', { kind: 'royaltyCap', amount: 3e6 }]],
    ['residual', 0.011, ['/deals/1/terms/7/rate', 0.011]],
    ['terms.2.tiers.0.rate', 0.0313, ['/deals/1/terms/2/tiers/0/rate', 0.0313]],
    ['deals.royalty.terms.2.tiers.1.rate', 0.04, ['/deals/1/terms/2/tiers/1/rate', 0.04]],
    ['/deals/1/terms/2/tiers/0/upTo', 12e6, ['/deals/1/terms/2/tiers/0/upTo', 12e6]],
    ['licensees.meridian.taxRate', 0.31, ['/licensees/0/taxRate', 0.31]],
  ] as const)('%s at %d is worth what the changed document is in a run of its own', (name, value, edit) => {
    const own = lever(name)
    const document = edited(some, edit[0], edit[1])
    expect(at([own], [value])).toEqual(alone(document))
    expect(writtenWith(scenario.complete, [[own, value]])).toEqual(preparedOf(document).scenario.complete)
  })

  it('the rate moves its other tiers by as many points; a duration all grants', () => {
    const tiers = [{ upTo: 10e6, rate: 0.03 }, { upTo: 30e6, rate: 0.035 }, { rate: 0.04 }]
    expect(at([lever('rate')], [0.03])).toEqual(alone(edited(some, '/deals/1/terms/2/tiers', tiers)))
    const longer = edited(edited(some, '/deals/1/grants/0/termYears', 6), '/deals/1/grants/1/termYears', 6)
    expect(at([lever('duration')], [6])).toEqual(alone(longer))
  })

  it('two of them at once, and back to the deal as it stands', () => {
    const both = edited(edited(some, '/deals/1/terms/0/amount', 9e5), '/deals/1/terms/4/amount', 5e4)
    expect(at([lever('upfront'), lever('minimum')], [9e5, 5e4])).toEqual(alone(both))
    expect(at([], [])).toEqual(alone(some))
  })

  it('exclusivity makes every grant exclusive', () => {
    const grants = sample.deals[1]!.grants.map((grant) => ({ ...grant, exclusivity: 'exclusive' }))
    const document = edited(some, '/deals/1/grants', grants)
    expect(at([lever('exclusivity')], [1])).toEqual(alone(document))
  })

  it('a belief that fills its slot moves up, its draws at the same ranks', () => {
    const own = lever('licensees.borealis.positions.diagnostics.utility')
    expect(own.present).toBeGreaterThan(0.05)
    expect(own.upper).toBeGreaterThan(1.5 * own.present!)
    const asIs = offers.at('second-seat', [], [])
    const more = offers.at('second-seat', [own], [1.5 * own.present!])
    if (!asIs.ok || !more.ok) throw new Error('the run failed')
    const { licensee } = asIs.value
    expect(more.value.licensee!.every((worth, i) => worth >= licensee![i]!)).toBe(true)
    expect(more.value.licensor).toEqual(asIs.value.licensor)
  })
})
