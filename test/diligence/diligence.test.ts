import { describe, expect, it } from 'vitest'
import { diligence } from '../../models/asked.ts'
import type { DealEffect, DiligenceAnswer } from '../../models/scenario/schema/diligence.ts'
import { value } from '../../models/valuation.ts'
import { changed, faultsIn, type Loose, sample } from '../laws/documents.ts'

const trials = 64

const asked = new WeakMap<object, DiligenceAnswer>()

const answerOf = (document: Loose, deal?: string): DiligenceAnswer => {
  const before = deal === undefined ? asked.get(document) : undefined
  if (before !== undefined) return before
  const found = diligence(document, { trials, ...(deal === undefined ? {} : { deal }) })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  if (deal === undefined) asked.set(document, found.value)
  return found.value
}

type Worths = Map<string, readonly [number, number]>
const worths = new WeakMap<object, Worths>()

/** Expected worth of each deal to both, by a valuation of its own. */
const worthOf = (document: Loose): Worths => {
  const before = worths.get(document)
  if (before !== undefined) return before
  const valued = value(document, { trials })
  if (!valued.ok) throw new Error(JSON.stringify(valued.faults))
  const found: Worths = new Map(
    valued.value.deals.map(({ id, licensor, licensee }) => [
      id,
      [licensor.expected.value, licensee!.expected.value],
    ]),
  )
  worths.set(document, found)
  return found
}

/** The second witness: every effect is what a document changed by hand is worth more. */
const expectGap = (effects: readonly DealEffect[], before: Loose, after: Loose): void => {
  const [was, is] = [worthOf(before), worthOf(after)]
  expect(effects.length).toBeGreaterThan(0)
  for (const { deal, licensor, licensee } of effects) {
    const size = Math.max(1, ...was.get(deal)!.map(Math.abs))
    expect(Math.abs(licensor.value - (is.get(deal)![0] - was.get(deal)![0]))).toBeLessThan(1e-9 * size)
    expect(Math.abs(licensee!.value - (is.get(deal)![1] - was.get(deal)![1]))).toBeLessThan(1e-9 * size)
  }
}

const constants = sample('constants')
/** Some deals of the sample: what is valued again and again need not be all of it. */
const northlake = changed(sample('northlake'), (copy) => {
  copy.deals = copy.deals.filter(({ id }: Loose) => ['flat', 'royalty', 'trials'].includes(id))
  copy.strategies = []
})

const withItem = (document: Loose, item: Loose): Loose =>
  changed(document, (copy) => {
    copy.dataset.diligence = [{ item: 'a', status: 'open', probability: 0.25, ...item }]
  })

describe('what is not said', () => {
  it('the probability of an item: it holds an unknown amount, which is not 0', () => {
    const walk = { item: 'b', ifFails: { walk: true } }
    const unsaid = changed(constants, (copy) => {
      copy.dataset.diligence = [walk]
    })
    expect(answerOf(unsaid)).toMatchObject({ open: 1, held: [], items: [{ probability: null }] })
    expect(answerOf(unsaid).items[0]!.effects).toHaveLength(1)
    const beside = withItem(constants, { ifFails: { priceCut: 0.5 } })
    const both = changed(beside, (copy) => copy.dataset.diligence.push(walk))
    expect(answerOf(both).held).toEqual(answerOf(beside).held)
  })

  it('the floor of a mandate: nothing stands above one that is not stated', () => {
    const standing = (mandate: Loose) =>
      answerOf(
        changed(constants, (copy) => {
          copy.deals[0].mandate = mandate
        }),
      ).mandates[0]!.standing
    expect(standing({ target: 9e9 })).toBe('below the target')
    expect(standing({ ask: 9e9 })).toBe('below the ask')
    expect(standing({ gives: ['updates'] })).toBe('not said')
    expect(standing({ floor: 1, target: 9e9 })).toBe('above the floor')
  })
})

describe('an open item', () => {
  it('blocks a source: as if its purposes were none', () => {
    const document = withItem(northlake, { ifFails: { blocksSource: 'us' } })
    const { items } = answerOf(document)
    const byHand = changed(document, (copy) => {
      copy.dataset.sources[0].purposes = []
    })
    expectGap(items[0]!.effects, document, byHand)
  })

  it('delays everything: fees of fixed deals lose a year of discount, products launch a year later', () => {
    const document = withItem(northlake, { ifFails: { delayMonths: 12 }, deals: ['royalty', 'flat'] })
    const { items } = answerOf(document)
    const longer = changed(document, (copy) => {
      copy.horizonYears += 1
    })
    const byHand = changed(longer, (copy) => {
      for (const deal of copy.deals.slice(0, 2)) for (const grant of deal.grants) grant.startYear += 1
      copy.licensees[0].positions.diagnostics.launchYears = { kind: 'triangular', min: 1.5, mode: 2, max: 3 }
    })
    expect(items[0]!.effects.map(({ deal }) => deal)).toEqual(['flat', 'royalty'])
    // the law of the later launch is looked up through another table than the moved one
    const [was, is] = [worthOf(longer), worthOf(byHand)]
    for (const { deal, licensor } of items[0]!.effects)
      expect(licensor.value / (is.get(deal)![0] - was.get(deal)![0])).toBeCloseTo(1, 6)
  })

  it('delays by half a year in periods of years: compared in months, and a fee alone loses its discount', () => {
    const document = withItem(
      changed(constants, (copy) => {
        copy.deals[0].terms = [
          { kind: 'upfrontFee', amount: 200_000 },
          { kind: 'residual', scope: 'none' },
        ]
      }),
      { ifFails: { delayMonths: 6 } },
    )
    const [effect] = answerOf(document).items[0]!.effects
    // 200,000 after tax of a quarter, half a year later at 10 %
    expect(effect!.licensor.value).toBeCloseTo(150_000 * (1 / Math.sqrt(1.1) - 1), 6)
  })

  it('cuts prices: every clause of a fixed deal pays that much less', () => {
    const document = withItem(constants, { ifFails: { priceCut: 0.2 } })
    const { items } = answerOf(document)
    const byHand = changed(document, (copy) => {
      const [fee, royalty, minimum] = copy.deals[0].terms
      fee.amount *= 0.8
      for (const tier of royalty.tiers) tier.rate *= 0.8
      minimum.amount *= 0.8
    })
    expectGap(items[0]!.effects, document, byHand)
    // every line is linear in its prices, and nothing else is received or spent
    const [licensor] = worthOf(document).get('royalty')!
    expect(items[0]!.effects[0]!.licensor.value).toBeCloseTo(-0.2 * licensor, 6)
  })

  it('cuts prices that are uncertain too, on the same futures', () => {
    const uncertain = changed(constants, (copy) => {
      copy.deals[0].terms[0].amount = '100k to 400k'
      copy.inputs = { guarantee: '50k to 200k' }
      copy.deals[0].terms[2].amount = '= guarantee'
    })
    const { items } = answerOf(withItem(uncertain, { ifFails: { priceCut: 0.2 } }))
    const [licensor] = worthOf(uncertain).get('royalty')!
    const [effect] = items[0]!.effects
    expect(effect!.licensor.value / (-0.2 * licensor)).toBeCloseTo(1, 9)
    expect(effect!.licensor.standardError).toBeGreaterThan(0)
  })

  it('ends it: both fall back on what they have without the deal', () => {
    const document = withItem(northlake, { ifFails: { walk: true }, deals: ['trials'] })
    const [effect] = answerOf(document).items[0]!.effects
    const [licensor] = worthOf(document).get('trials')!
    // PERT 50,000 / 150,000 / 400,000 has the mean 175,000; a simulated mean is a little off
    expect(Math.abs(effect!.licensor.value - (175_000 - licensor))).toBeLessThan(2_000)
  })

  it('holds its probability × its effect, and all of them their sum', () => {
    const document = changed(northlake, (copy) => {
      copy.dataset.diligence[0].probability = 0.5
      copy.dataset.diligence.push({ item: 'shut', status: 'closed', ifFails: { walk: true }, probability: 1 })
    })
    const { items, held, open } = answerOf(document)
    expect(open).toBe(2)
    expect(items[2]!.effects).toEqual([])
    for (const { deal, licensor } of held) {
      const parts = items.slice(0, 2).map(({ probability, effects }) => {
        return probability! * effects.find((effect) => effect.deal === deal)!.licensor.value
      })
      expect(licensor.value).toBeCloseTo(parts[0]! + parts[1]!, 4)
    }
  })

  it('leaves the valuation as it is', () => {
    const document = withItem(constants, { ifFails: { walk: true }, probability: 1 })
    expect([...worthOf(document)]).toEqual([...worthOf(constants)])
  })

  it('says why where it cannot be valued', () => {
    const document = withItem(
      changed(constants, (copy) => {
        copy.deals[0].terms.push({ kind: 'milestone', trigger: { date: '2027-01-15' }, amount: 1 })
      }),
      { ifFails: { delayMonths: 12 } },
    )
    const [item] = answerOf(document).items
    if (item!.refused === null) expect(item!.effects).toHaveLength(1)
    else expect(item!.refused).toMatch(/expected/)
  })
})

describe('an obligation', () => {
  const withObligation = (row: Loose): Loose =>
    changed(northlake, (copy) => {
      copy.dataset.obligations = [{ law: 'Assessment of the transfer', ...row }]
    })

  it('costs what the licensor would spend more', () => {
    const document = withObligation({ cost: { upfront: 40_000, perYear: 5_000 } })
    const byHand = changed(northlake, (copy) => {
      copy.licensor.costs.prepare += 40_000
      copy.licensor.costs.servePerLicenseeYear += 5_000
    })
    expectGap(answerOf(document).obligations[0]!.cost, northlake, byHand)
  })

  it('that has expired shuts its source out, and renewing it brings the source back', () => {
    const document = withObligation({ source: 'us', validUntil: '2026-06-30' })
    const without = changed(northlake, (copy) => {
      copy.dataset.sources[0].purposes = []
    })
    expect([...worthOf(document)]).toEqual([...worthOf(without)])
    const [obligation] = answerOf(document).obligations
    expect(obligation!.state).toBe('expired')
    expectGap(obligation!.ifRenewed, document, northlake)
  })

  it('that ends within the horizon shuts its source out from then on', () => {
    const document = withObligation({ source: 'us', validUntil: '2030-12-31' })
    const [until, never] = [worthOf(document), worthOf(northlake)]
    expect(until.get('royalty')![1]).toBeLessThan(never.get('royalty')![1])
    expect(answerOf(document).obligations[0]!.state).toBe('ends')
  })
})

describe('coverage', () => {
  const groups = [
    { group: 'women', share: 0.3, target: 0.5 },
    { group: 'men', share: 0.7, target: 0.5 },
  ]
  const document = changed(northlake, (copy) => {
    copy.dataset.coverage = [
      {
        dimension: 'sex',
        groups,
        gate: { field: 'diagnostics', gate: 'clearance', lowers: 0.5 },
        purchase: { perRecord: 2 },
      },
    ]
  })
  const [row] = answerOf(document).coverage

  it('has a gap, and says how many records would close it', () => {
    expect(row!.gap).toBeCloseTo(0.2, 12)
    // 840,000 of men are half of 1,680,000: 480,000 more, all of women
    expect(row!.recordsToAdd).toBeCloseTo(480_000, 6)
    expect(row!.purchase).toBeCloseTo(960_000, 6)
  })

  it('lowers the gate it is said to lower', () => {
    const byHand = changed(document, (copy) => {
      copy.fields[0].market.success[0].probability = 0.9 * 0.9
    })
    expectGap(row!.effects, document, byHand)
  })
})

describe('delivery', () => {
  it('moves breaches, erasures and the cost of serving, as a document changed by hand', () => {
    const { delivery } = answerOf(northlake)
    const byHand = changed(northlake, (copy) => {
      copy.risks[0].frequency *= 0.4
      copy.risks[2].frequency *= 0.4
      copy.licensor.costs.servePerLicenseeYear *= 2.5
    })
    const enclave = delivery.map(({ deal, others }) => ({ deal, ...others[0]! }))
    expect(enclave.map(({ way }) => way)).toEqual(Array(3).fill('enclave'))
    expectGap(enclave, northlake, byHand)
  })

  it('is compared with what is agreed', () => {
    const document = changed(northlake, (copy) => {
      copy.deals[0].delivery = 'enclave'
    })
    const [flat] = answerOf(document, 'flat').delivery
    expect([flat!.way, flat!.others.map(({ way }) => way)]).toEqual(['enclave', ['copy', 'federated']])
  })
})

describe('a mandate', () => {
  it.each([
    [{ floor: 1e9 }, 'below the floor'],
    [{ floor: 0, target: 1e9 }, 'above the floor'],
    [{ floor: 0, target: 1, ask: 1e9 }, 'on target'],
    [{ ask: 1 }, 'at the ask'],
  ])('%o stands %s', (mandate, standing) => {
    const document = changed(constants, (copy) => {
      copy.deals[0].mandate = { ...mandate, approvals: [{ by: 'the board', below: 1e9 }] }
    })
    const [row] = answerOf(document).mandates
    expect([row!.standing, row!.approvals]).toEqual([standing, ['the board']])
  })
})

describe('a deal that is not there', () => {
  it('is named with what there is', () => {
    expect(diligence(constants, { trials, deal: 'royaly' })).toMatchObject({
      ok: false,
      faults: [{ expected: 'the id of a deal (one of royalty)' }],
    })
  })
})

describe('what cannot be so', () => {
  it('is refused with its place: a walk beside a delay, a group twice', () => {
    const document = changed(withItem(constants, { ifFails: { walk: true, delayMonths: 3 } }), (copy) => {
      const group = { group: 'women', share: 0.5, target: 0.5 }
      copy.dataset.coverage = [{ dimension: 'sex', groups: [group, group] }]
    })
    expect(faultsIn(document)).toMatchObject([
      { pointer: '/dataset/diligence/0/ifFails', expected: expect.stringContaining('walk alone') },
      { pointer: '/dataset/coverage/0/groups', expected: expect.stringContaining('every group once') },
    ])
  })
})
