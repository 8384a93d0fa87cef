import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bridge } from '../../models/bridge/bridge.ts'
import {
  corrected,
  graySets,
  shapleyEffects,
  walkedEffects,
  walkedSets,
} from '../../models/bridge/effects.ts'
import { exactSteps } from '../../models/bridge/exactSum.ts'
import type { Change } from '../../models/bridge/fork.ts'
import { groupsOf } from '../../models/bridge/groups.ts'
import type { Bridge, BridgeFigures } from '../../models/scenario/schema/bridge.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const bridged = (
  before: Loose,
  after: Loose,
  question: Parameters<typeof bridge>[1] = { trials: 256 },
): Bridge => {
  const found = bridge({ before, after }, question)
  if (!found.ok) throw new Error(found.faults.map(describeFailure).join('\n'))
  return found.value
}

const faultsOf = (body: unknown): readonly string[] => {
  const found = bridge(body, { trials: 64 })
  return found.ok ? [] : found.faults.map(describeFailure)
}

const figuresIn = ({ deals }: Bridge): readonly BridgeFigures[] =>
  deals.flatMap(({ licensor, licensee }) =>
    [licensor, licensee].flatMap((party) => (party === null ? [] : [party.expected, party.median])),
  )

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Shapley's value by its other definition: the mean over all orders of what a change adds to those before it. */
const byOrders = (count: number, worth: (mask: number) => number): readonly number[] => {
  const totals = new Array<number>(count).fill(0)
  let orders = 0
  const walk = (order: readonly number[]): void => {
    const left = totals.map((_, i) => i).filter((i) => !order.includes(i))
    for (const i of left) walk([...order, i])
    if (left.length > 0) return
    orders++
    order.reduce((mask, i) => {
      totals[i]! += worth(mask | (1 << i)) - worth(mask)
      return mask | (1 << i)
    }, 0)
  }
  walk([])
  return totals.map((total) => total / orders)
}

/** A small deal in a drawn market, with a second licensee's deal beside it. */
const drawn = (change: (copy: Loose) => void = () => undefined): Loose =>
  changed(sample('constants'), (copy) => {
    copy.deals[0].terms = [
      { kind: 'upfrontFee', amount: 100_000 },
      { kind: 'royalty', rate: 0.05 },
      { kind: 'minimumGuarantee', amount: 40_000 },
      { kind: 'residual', scope: 'none' },
    ]
    copy.markets[0].size = '5M to 30M'
    copy.inputs = { ...copy.inputs, factor: '0.8 to 1.2' }
    const [buyer] = copy.licensees
    copy.licensees.push({ ...structuredClone(buyer), id: 'rival', name: 'Rival' })
    copy.deals.push({ ...structuredClone(copy.deals[0]), id: 'second', name: 'Second', licensee: 'rival' })
    copy.strategies = []
    change(copy)
  })

const four = (copy: Loose): void => {
  copy.deals[0].terms[0].amount = 250_000
  copy.deals[0].terms[1].rate = 0.08
  copy.deals[0].terms[2].amount = 150_000
  copy.licensees[0].taxRate = 0.3
  copy.markets[0].size = '8M to 30M'
}

const moved = bridged(drawn(), drawn(four))

describe('the effects of changes', () => {
  const game = (seed: number) => (mask: number) =>
    Float64Array.of(mask === 0 ? 0 : ((mask * 2654435761 + seed) % 1009) / 7, bitCount(mask))
  const bitCount = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bitCount(mask >> 1))

  it('are those of all orders', () => {
    for (const count of [1, 2, 4, 6]) {
      const worth = game(17)
      const expected = byOrders(count, (mask) => worth(mask)[0]!)
      shapleyEffects(count, worth).forEach((effect, i) => {
        expect(effect[0]).toBeCloseTo(expected[i]!, 9)
        expect(effect[1]).toBeCloseTo(1, 12)
      })
    }
  })

  it('are found by two walks where no more than two changes act on each other', () => {
    const pairs = (mask: number) => {
      let worth = 0
      for (let i = 0; i < 5; i++)
        for (let j = 0; j <= i; j++) if ((mask >> i) & (mask >> j) & 1) worth += (3 * i + 7 * j + 1) % 11
      return Float64Array.of(worth)
    }
    const walked = walkedEffects(5, pairs)
    shapleyEffects(5, pairs).forEach((effect, i) => {
      expect(walked[i]![0]).toBeCloseTo(effect[0]!, 12)
    })
    expect(new Set(walkedSets(5)).size).toBe(10)
  })

  it('on all trials add up to the difference on all trials, whatever the first ones say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(1000), fc.nat(1000), (count, one, other) => {
        const whole = game(one)
        const effects = corrected(count, whole, game(other))
        expect(sum(effects.map((effect) => effect[0]!))).toBeCloseTo(whole((1 << count) - 1)[0]!, 9)
      }),
      { numRuns: 50 },
    )
  })

  it('go through all sets, one change at a time', () => {
    const sets = graySets(6)
    expect(new Set(sets).size).toBe(64)
    sets.slice(1).forEach((set, n) => {
      expect(bitCount(set ^ sets[n]!)).toBe(1)
    })
  })
})

describe('exact steps', () => {
  it('add up to the bit in whatever order, and no step is moved by more than a millionth', () => {
    const money = fc.double({ min: -1e8, max: 1e8, noNaN: true })
    fc.assert(
      fc.property(money, fc.array(money, { minLength: 1, maxLength: 11 }), (before, effects) => {
        const exact = exactSteps({ before, after: before + sum(effects), effects })
        expect(exact.before + sum(exact.effects) === exact.after).toBe(true)
        expect(sum(exact.effects.toReversed()) + exact.before === exact.after).toBe(true)
        exact.effects.forEach((effect, i) => {
          expect(Math.abs(effect - effects[i]!)).toBeLessThan(
            2e-6 * Math.max(1, sum(effects.map(Math.abs)) / 2e8),
          )
        })
      }),
    )
  })
})

describe('a bridge', () => {
  it('adds up exactly for every deal, party and measure', () => {
    expect(moved.rows).toHaveLength(5)
    expect(figuresIn(moved)).toHaveLength(8)
    for (const { before, after, effects, difference } of figuresIn(moved)) {
      expect(before.value + sum(effects.map((effect) => effect.value))).toBe(after.value)
      expect(difference.value).toBe(after.value - before.value)
    }
  })

  it('stands on what both documents are worth', () => {
    const [before, after] = [drawn(), drawn(four)].map((document) => value(document, { trials: 256 }))
    if (!before!.ok || !after!.ok) throw new Error('both are right')
    moved.deals.forEach(({ licensor, licensee }, d) => {
      const [one, other] = [before!.value.deals[d]!, after!.value.deals[d]!]
      expect(licensor!.expected.before.value).toBeCloseTo(one.licensor.expected.value, 5)
      expect(licensor!.expected.after.value).toBeCloseTo(other.licensor.expected.value, 5)
      expect(licensor!.median.after.value).toBeCloseTo(other.licensor.npv.q50, 5)
      expect(licensee!.expected.after.standardError).toBeCloseTo(other.licensee!.expected.standardError, 6)
      expect(licensee!.median.before.value).toBeCloseTo(one.licensee!.npv.q50, 5)
    })
  })

  it('is that of all orders of the documents between', () => {
    const at = (mask: number): Loose =>
      drawn((copy) => {
        if ((mask & 1) !== 0) copy.deals[0].terms[1].rate = 0.08
        if ((mask & 2) !== 0) copy.deals[0].terms[2].amount = 150_000
        if ((mask & 4) !== 0) copy.markets[0].size = '8M to 30M'
      })
    const all = bridged(at(0), at(7), { trials: 64, deal: at(0).deals[0].id })
    const worths = Array.from({ length: 8 }, (_, mask) => {
      const found = value(at(mask), { trials: 64 })
      return found.ok ? found.value.deals[0]!.licensor.expected.value : Number.NaN
    })
    const expected = byOrders(3, (mask) => worths[mask]!)
    const of = (end: string): number => {
      const row = all.rows.findIndex(({ changes }) => changes[0]!.path.endsWith(end))
      return all.deals[0]!.licensor!.expected.effects[row]!.value
    }
    expect(of('royalty.rate')).toBeCloseTo(expected[0]!, 4)
    expect(of('minimumGuarantee.amount')).toBeCloseTo(expected[1]!, 4)
    expect(of('size')).toBeCloseTo(expected[2]!, 4)
  })

  it('of amounts that only add up is each by itself, after tax', () => {
    const fees = (upfront: number, annual: number): Loose =>
      changed(sample('constants'), (copy) => {
        copy.licensor.taxRate = 0.25
        copy.deals[0].terms = [
          { kind: 'upfrontFee', amount: upfront },
          { kind: 'milestone', trigger: { date: copy.valuationDate }, amount: annual },
          { kind: 'residual', scope: 'none' },
        ]
      })
    const { deals, rows } = bridged(fees(100_000, 10_000), fees(180_000, 30_000), { trials: 16 })
    const { effects } = deals[0]!.licensor!.expected
    const upfront = rows.findIndex(({ title }) => title.includes('upfront'))
    expect(effects[upfront]!.value).toBeCloseTo(0.75 * 80_000, 5)
    expect(effects[1 - upfront]!.value).toBeCloseTo(0.75 * 20_000, 5)
    expect(effects.map(({ standardError }) => standardError)).toEqual([0, 0])
  })

  it('says what changed, from what to what, and leaves other deals alone', () => {
    const tax = moved.rows.find(({ title }) => title.includes('tax'))!
    expect(tax.changes[0]).toMatchObject({ path: 'licensees.buyer.taxRate', to: '30 %' })
    const size = moved.rows.find(({ title }) => title.includes('size'))!
    expect(size.changes[0]!.to).toBe('between 8 M USD and 30 M USD (10th to 90th percentile)')
    const second = moved.deals.find(({ id }) => id === 'second')!
    second.licensor!.expected.effects.forEach(({ value: effect }, row) => {
      expect(effect !== 0).toBe(moved.rows[row] === size)
    })
  })

  it('does not mind the order of lists', () => {
    const turned = drawn((copy) => {
      four(copy)
      copy.deals.reverse()
      copy.licensees.reverse()
      for (const deal of copy.deals) deal.terms.reverse()
    })
    const found = bridged(drawn(), turned)
    expect(found.rows.map(({ title }) => title)).toEqual(moved.rows.map(({ title }) => title))
    expect(figuresIn(found)[0]).toEqual(figuresIn(moved)[0])
  })

  it('between equal documents has no rows and says so', () => {
    const same = bridged(
      drawn(),
      drawn((copy) => copy.deals.reverse()),
    )
    expect(same.rows).toEqual([])
    expect(same.sentences).toEqual(['The two documents say the same: nothing moved.'])
    expect(figuresIn(same).every(({ difference }) => difference.value === 0)).toBe(true)
  })

  it('makes one row of changes that do not hold together alone', () => {
    const named = drawn((copy) => {
      copy.inputs.cut = 0.1
      copy.deals[0].terms[1].rate = '= cut * factor'
      copy.deals[0].terms[0].amount = 250_000
    })
    const { rows } = bridged(drawn(), named, { trials: 64 })
    expect(rows).toHaveLength(2)
    const linked = rows.find(({ linked: why }) => why !== null)!
    expect(linked.changes.map(({ path }) => path).sort()).toEqual([
      expect.stringMatching(/royalty\.rate$/),
      'inputs.cut',
    ])
  })

  it('lists deals of one document alone, and gives other sampling a row of its own', () => {
    const other = drawn((copy) => {
      copy.simulation = { ...copy.simulation, seed: 99 }
      copy.deals[1].id = 'third'
    })
    const { deals, rows } = bridged(drawn(), other, { trials: 64 })
    expect(deals.map(({ standing }) => standing)).toEqual(['both', 'removed', 'new'])
    expect(rows.map(({ kind }) => kind)).toEqual(['sampling'])
    for (const { before, after, effects } of figuresIn({ ...moved, deals }))
      expect(before.value + effects[0]!.value).toBe(after.value)
  })

  it('puts more than ten changes together, as finely as ten rows allow', () => {
    const changes = (count: number, stepsOf: (i: number) => readonly string[]): readonly Change[] =>
      Array.from({ length: count }, (_, i) => ({ steps: stepsOf(i), pointers: ['', ''], from: i, to: -i }))
    const grouped = (all: readonly Change[]) => groupsOf(all, [...all.keys()])
    expect(grouped(changes(10, (i) => ['inputs', `x${i}`]))).toMatchObject({ grouping: 'change' })
    const clauses = grouped(changes(20, (i) => ['deals', 'a', 'terms', `royalty-${i % 4}`, `key${i}`]))
    expect([clauses.grouping, clauses.groups.length]).toEqual(['clause', 4])
    const owners = grouped(changes(24, (i) => ['deals', `d${i % 3}`, 'terms', `t${i}`, 'amount']))
    expect([owners.grouping, owners.groups.length]).toEqual(['owner', 3])
    const sections = grouped(
      changes(24, (i) => [['deals', 'licensees', 'fields', 'markets'][i % 4]!, `x${i}`]),
    )
    expect([sections.grouping, sections.groups.length]).toEqual(['section', 3])
  })
})

describe('what is refused', () => {
  it('names the faults of both documents, and in which they are', () => {
    const bad = changed(drawn(), (copy) => {
      delete copy.currency
    })
    expect(faultsOf({ before: bad, after: 7 }).map((text) => text.split(':')[0])).toEqual([
      '/before/currency',
      '/after',
    ])
  })

  it('wants two documents, in one currency', () => {
    expect(faultsOf([])[0]).toMatch(/two documents/)
    expect(faultsOf({ before: drawn(), now: drawn() })).toHaveLength(2)
    const yen = changed(drawn(), (copy) => {
      copy.currency = 'JPY'
    })
    expect(faultsOf({ before: drawn(), after: yen })[0]).toMatch(
      /^\/after\/currency: expected .*cannot be set off/,
    )
  })

  it('knows the deals of both', () => {
    const found = bridge({ before: drawn(), after: drawn() }, { trials: 64, deal: 'secnd' })
    expect(found).toMatchObject({ ok: false, faults: [{ pointer: '?deal', suggestion: 'second' }] })
  })
})
