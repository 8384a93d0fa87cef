import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LiveQuestion, liveValuation } from '../models/live.ts'
import minimal from '../models/samples/minimal.json' with { type: 'json' }
import type { FieldfareDocument } from '../models/scenario/schema/document.ts'
import { success } from '../models/units/result.ts'
import { value } from '../models/valuation.ts'
import { edited, edits, sample } from './support/edits.ts'

const trials = 1024
const deal = 'royalty'
const blocks = trials / 512

/** Works a question out to its end. */
const answered = (live: ReturnType<typeof liveValuation>, question: Partial<LiveQuestion>) => {
  const working = live.ask({ document: sample, deal, overrides: { trials }, whole: false, ...question })
  for (;;) {
    const step = working.next()
    if (step.done) return step.value
  }
}

/** Two deals of the sample, what a change is tried on again and again; the deal that is looked at is the second. */
const some = { ...sample, deals: sample.deals.slice(0, 2), strategies: [] } as FieldfareDocument

const runs = new WeakMap<FieldfareDocument, ReturnType<typeof value>>()

/** What the deal comes to in a run from nothing. */
const fromNothing = (document: FieldfareDocument, id = deal) => {
  const answer = runs.get(document) ?? value(document, { trials })
  runs.set(document, answer)
  if (!answer.ok) return answer.faults
  // what leaks into other fields is told of the markets of a whole answer
  const { certain, breakEvenShare, leakage: _, ...found } = answer.value.deals.find((each) => each.id === id)!
  const expected = answer.value.expected.deals.find((each) => each.id === id)!
  return { trials, deal: found, whole: { certain, breakEvenShare, expected } }
}

const without = (from: object, name: string) =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key !== name))

const found = (live: ReturnType<typeof liveValuation>, question: Partial<LiveQuestion>) => {
  const answer = answered(live, { ...question, whole: true })
  return answer.ok ? answer.value : answer.faults
}

describe('a changed document comes to what a run from nothing gives, to the bit', () => {
  const live = liveValuation(16)

  it('as it stands', () => {
    expect(found(live, {})).toEqual(fromNothing(sample))
    expect(found(live, { document: some })).toEqual(fromNothing(some))
  })

  // each takes back the change before it too: nothing that is kept of that may stay
  it.each(Object.entries(edits))('%s, after another', (_, [pointer, changed]) => {
    const document = edited(some, pointer, changed)
    expect(found(live, { document })).toEqual(fromNothing(document))
  })

  it('and back', () => {
    expect(found(live, { document: some })).toEqual(fromNothing(some))
  })

  it('in any order, one on top of the other', () => {
    const all = Object.values(edits).filter(([pointer]) => !/terms\/(4$|-)|grants/.test(pointer))
    const property = fc.property(fc.shuffledSubarray(all, { minLength: 3, maxLength: 6 }), (several) => {
      const steps = several.map((_, n) =>
        several.slice(0, n + 1).reduce((document, [pointer, to]) => edited(document, pointer, to), some),
      )
      const last = steps.map((document) => found(live, { document })).at(-1)
      expect(last).toEqual(fromNothing(steps.at(-1)!))
    })
    fc.assert(property, { numRuns: 3, seed: 20270101 })
  })

  it('without what takes its time, the same as far as it goes', () => {
    const { deal: all } = fromNothing(sample) as { deal: Record<string, unknown> & { licensor: object } }
    const answer = answered(live, {})
    expect(answer.ok && answer.value).toMatchObject({ trials, whole: null })
    const { licensor, licensee: _, ...rest } = answer.ok ? answer.value.deal : ({} as never)
    expect(all).toMatchObject(rest)
    expect(all.licensor).toMatchObject(licensor)
    expect(Object.keys(rest)).toContain('cash')
    expect(Object.keys(rest)).not.toContain('terms')
    const shorter = answered(live, { cash: false })
    expect(shorter).toEqual(
      answer.ok && success({ ...answer.value, deal: without(answer.value.deal, 'cash') }),
    )
  })

  it('deal after deal', () => {
    const document = edited(some, '/fields/0/market/size/p90', 380e6)
    for (const id of some.deals.map((each) => each.id))
      expect(found(live, { document, deal: id })).toEqual(fromNothing(document, id))
  })

  it('a number that changed before anyone looked at what it stands in, and back', () => {
    const some = { ...sample, deals: [sample.deals[1], sample.deals[4]], strategies: [] } as FieldfareDocument
    const [royalty, inference] = some.deals.map(({ id }) => id)
    const own = liveValuation(16)
    found(own, { document: some, deal: royalty })
    const document = edited(some, '/fields/1/market/adoption/p', 0.05)
    found(own, { document, deal: royalty })
    expect(found(own, { document, deal: inference })).toEqual(fromNothing(document, inference))
    expect(found(own, { document: some, deal: inference })).toEqual(fromNothing(some, inference))
  })

  it('also of a deal with more clauses than there is room for at first', () => {
    const { deals, ...rest } = minimal
    const fees = Array.from({ length: 80 }, (_, at) => ({ kind: 'upfrontFee', amount: 1000 + at }))
    const documents = [deals[0]!.terms, fees].map(
      (terms) => ({ ...rest, deals: [{ ...deals[0]!, terms }] }) as unknown as FieldfareDocument,
    )
    const own = liveValuation(16)
    const { id } = deals[0]!
    for (const document of documents)
      expect(found(own, { document, deal: id })).toEqual(fromNothing(document, id))
  })

  it('also with more trials than before, and with more blocks than stay in memory', () => {
    const small = liveValuation(16)
    answered(small, { document: some, overrides: { trials: 600 } })
    const overrides = { trials: 9000 }
    const longer = answered(small, { document: some, overrides, whole: true })
    const whole = value(some, overrides)
    expect(longer.ok && longer.value.deal.licensor).toEqual(
      whole.ok && whole.value.deals.find((each) => each.id === deal)?.licensor,
    )
  })
})

describe('nothing is worked out that did not change', () => {
  const nothing = { columns: 0, paths: 0, deals: 0, decisions: 0 }

  /** What a change makes necessary once the document has been looked at. */
  const costs = (pointer: string, changed: unknown) => {
    const live = liveValuation(16)
    answered(live, { document: some })
    const before = { ...live.counts }
    answered(live, { document: edited(some, pointer, changed) })
    const { columns, paths, deals, decisions } = live.counts
    return {
      columns: (columns - before.columns) / blocks,
      paths: (paths - before.paths) / blocks,
      deals: (deals - before.deals) / blocks,
      decisions: (decisions - before.decisions) / blocks,
    }
  }

  it('at first of what the deal looks at alone, of the next deal what it needs besides', () => {
    const live = liveValuation(16)
    const added = (id: string) => {
      const before = { ...live.counts }
      answered(live, { deal: id })
      return {
        columns: (live.counts.columns - before.columns) / blocks,
        paths: (live.counts.paths - before.paths) / blocks,
      }
    }
    const [own, next, other] = [added('royalty'), added('flat'), added('second-seat')]
    // the markets of one licensee, then of another
    expect(own.paths).toBeGreaterThan(0)
    expect(next.paths).toBe(0)
    expect(other.paths).toBeGreaterThan(0)
    expect(next.columns).toBeLessThan(0.1 * own.columns)
    expect(other.columns).toBeLessThan(0.5 * own.columns)
    expect(added('royalty')).toEqual({ columns: 0, paths: 0 })
  })

  it('a rate: its own column, the deal; no market, no other quantity, no decision', () => {
    expect(costs('/deals/1/terms/2/tiers/0/rate', 0.03)).toEqual({
      columns: 1,
      paths: 0,
      deals: 1,
      decisions: 0,
    })
  })

  it('rate after rate: no program of paths; a market that grows otherwise: its programs', () => {
    const live = liveValuation(16)
    const written = (pointer: string, changed: unknown): number => {
      const before = live.counts.programs
      answered(live, { document: edited(sample, pointer, changed) })
      return live.counts.programs - before
    }
    expect(written('/deals/1/terms/2/tiers/0/rate', 0.03)).toBeGreaterThan(0)
    for (const rate of [0.031, 0.032, 0.031]) expect(written('/deals/1/terms/2/tiers/0/rate', rate)).toBe(0)
    expect(written('/fields/0/market/growth/mode', 0.11)).toBeGreaterThan(0)
  })

  it('a limit of a tier is no quantity: the deal alone', () => {
    expect(costs('/deals/1/terms/2/tiers/0/upTo', 11e6)).toEqual({
      columns: 0,
      paths: 0,
      deals: 1,
      decisions: 0,
    })
  })

  it('the same document again: nothing', () => {
    expect(costs('/name', 'Another name')).toEqual(nothing)
  })

  it('another deal: nothing, until it is looked at', () => {
    expect(costs('/deals/0/terms/0/amount', 1)).toEqual(nothing)
  })

  it('the growth of a market: one column, its cells, the deal and the decision', () => {
    const territories = sample.territories?.length ?? 0
    const { columns, paths, deals, decisions } = costs('/fields/0/market/growth/mode', 0.11)
    expect(paths).toBeGreaterThan(0)
    expect(paths).toBeLessThanOrEqual(territories)
    expect({ columns, deals, decisions }).toEqual({ columns: 1, deals: 1, decisions: 1 })
  })

  it('a market the deal has no grant in: nothing', () => {
    expect(costs('/fields/1/market/growth/mode', 0.12)).toEqual(nothing)
  })

  it('a discount rate of the licensor: no path', () => {
    const { columns, paths, deals, decisions } = costs('/licensor/discountRate/fixed', '7% / 9% / 11%')
    expect({ paths, deals, decisions }).toEqual({ paths: 0, deals: 1, decisions: 0 })
    expect(columns).toBe(1)
  })

  it('what is left between two blocks is taken up again', () => {
    const live = liveValuation(16)
    answered(live, { document: some })
    const document = edited(some, '/deals/1/terms/2/tiers/0/rate', 0.03)
    const question = { document, deal, overrides: { trials }, whole: true }
    live.ask(question).next()
    const before = live.counts.deals
    const answer = answered(live, question)
    expect(live.counts.deals - before).toBe(blocks - 1)
    expect(answer.ok && answer.value.deal).toEqual((fromNothing(document) as { deal: unknown }).deal)
  })
})

describe('what cannot be valued is refused as a run from nothing refuses it', () => {
  const live = liveValuation(16)

  it.each([
    ['/deals/1/terms/2/tiers/0/rate', 1.5],
    ['/deals/1/terms/2/tiers/0/rate', '= nothing'],
    ['/deals/1/licensee', 'nobody'],
    ['/fields/0/market/size', 5],
  ])('%s: %s', (pointer, changed) => {
    answered(live, { document: some })
    const document = edited(some, pointer, changed)
    expect(found(live, { document })).toEqual(fromNothing(document))
    expect(found(live, { document: some })).toEqual(fromNothing(some))
  })

  it('a deal that is not there', () => {
    const answer = answered(live, { deal: 'nothing' })
    expect(answer.ok).toBe(false)
  })
})
