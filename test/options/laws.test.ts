import { describe, expect, it } from 'vitest'
import { liveValuation } from '../../models/live.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Answer, DealAnswer } from '../../models/scenario/schema/answer.ts'
import { handOver, type ShardColumns, takeOver } from '../../models/simulate/shards.ts'
import { value } from '../../models/valuation.ts'
import { answerTo, changed, faultsIn, type Loose, notFinite, sample } from '../laws/documents.ts'

const northlake = sample('northlake')
const trials = 1024

/** One deal of the sample with more clauses, by itself. */
const having = (
  terms: readonly object[],
  { start = 0, years = 6, residual }: { start?: number; years?: number; residual?: object } = {},
): Loose =>
  changed(northlake, (copy) => {
    const deal = copy.deals.find(({ id }: Loose) => id === 'royalty')
    for (const grant of deal.grants) Object.assign(grant, { startYear: start, termYears: years })
    if (residual !== undefined) deal.terms.splice(-1, 1, residual)
    deal.terms.push(...terms)
    copy.deals = [deal]
    copy.strategies = []
  })

const dealOf = (document: Loose): DealAnswer => answerTo(document, { trials }).deals[0]!

const [strike, years] = [{ afterYear: 3, amount: 900_000 }, [2, 4]]
const free = { kind: 'termination', right: 'licensee' }
const kinds: Readonly<Record<string, Loose>> = {
  optionFee: having(
    [{ kind: 'optionFee', amount: 100_000, exercise: [{ year: 1 }, { year: 2, price: 50_000 }] }],
    {
      start: 1,
    },
  ),
  buyout: having([{ kind: 'buyout', strikes: [strike, { afterYear: 5, amount: 500_000 }] }]),
  'a buyout of the licensor': having([{ kind: 'buyout', by: 'licensor', strikes: [strike] }]),
  renewal: having([{ kind: 'renewal', years: 2, fee: 100_000, noticeMonths: 6 }]),
  'a renewal by the licensor': having([{ kind: 'renewal', years: 2, by: 'licensor' }]),
  pilot: having([{ kind: 'pilot', fee: 50_000, months: 6, records: 100_000 }], { start: 1 }),
  termination: having([free]),
  'a termination by the licensor': having([{ ...free, right: 'licensor', years, fee: 10_000 }]),
  'one field of two': having([{ kind: 'optionFee', field: 'regulatory-evidence', amount: 1_000 }], {
    start: 1,
  }),
  three: having(
    [
      { kind: 'optionFee', amount: 100_000 },
      { kind: 'buyout', strikes: [strike] },
      { ...free, years },
    ],
    { start: 1 },
  ),
}

const answers = new Map<string, Answer>()

/** What a kind comes to in a run from nothing. */
const answerOf = (kind: string): Answer => {
  const answer = answers.get(kind) ?? answerTo(kinds[kind]!, { trials })
  answers.set(kind, answer)
  return answer
}

describe.each(Object.keys(kinds))('%s', (kind) => {
  const answer = answerOf(kind)
  const deal = answer.deals[0]!

  it('never hurts its holder beyond its error, and hindsight flatters', () => {
    for (const { by, worth, outOfSample, inSample } of deal.options!) {
      expect(outOfSample).toEqual(worth[by])
      expect(outOfSample.value).toBeGreaterThan(-2 * outOfSample.standardError - 1e-6)
      expect(inSample.value).toBeGreaterThan(outOfSample.value - 2 * outOfSample.standardError - 1e-6)
    }
  })

  it('has probabilities that add up to at most 1, and figures that are numbers', () => {
    for (const { exercised } of deal.options!) {
      expect(exercised.length).toBeGreaterThan(0)
      const all = exercised.reduce((sum, { probability }) => sum + probability.value, 0)
      expect(all).toBeLessThanOrEqual(1 + 1e-9)
    }
    expect(notFinite(answer)).toEqual([])
  })

  it('says of the expected case what it is', () => {
    expect(answer.notes.filter(({ text }) => /weighed by how often/.test(text))).toHaveLength(1)
    const cash = answer.expected.deals[0]!.statement.length
    expect(cash).toBeGreaterThan(5)
  })
})

describe('laws of options', () => {
  const worthOf = (document: Loose): number => dealOf(document).options![0]!.outOfSample.value

  it('a right to end that costs nothing is worth no less with more dates, and no more with a fee', () => {
    const many = answerOf('termination').deals[0]!.options![0]!.outOfSample.value
    const few = worthOf(having([{ ...free, years: [3] }]))
    const dear = worthOf(having([{ ...free, fee: 200_000 }]))
    expect(many).toBeGreaterThanOrEqual(0)
    expect(many).toBeGreaterThan(few - 1000)
    expect(dear).toBeLessThan(many + 1000)
  })

  it('renewal is worth less where what was learned may be used for ever', () => {
    const renewal = { kind: 'renewal', years: 2, fee: 100_000 }
    const none = worthOf(having([renewal], { residual: { kind: 'residual', scope: 'none' } }))
    const forEver = { kind: 'residual', scope: 'perpetual', modelHalfLifeYears: 8 }
    expect(worthOf(having([renewal], { residual: forEver }))).toBeLessThan(0.9 * none)
  })

  const plain = dealOf(having([]))

  it('an option that is too dear is never used, and the deal is the deal without it', () => {
    const never = dealOf(having([{ kind: 'buyout', strikes: [{ afterYear: 3, amount: 1e12 }] }]))
    expect(never.options![0]!.exercised[0]!.probability.value).toBe(0)
    expect(never.licensor.expected).toEqual(plain.licensor.expected)
    expect(never.licensee!.npv).toEqual(plain.licensee!.npv)
    expect(never.cash).toEqual(plain.cash)
    expect(never.certain).toBe(plain.certain)
  })

  it('a deal without options says nothing of options', () => {
    expect('options' in plain).toBe(false)
  })
})

describe('an exchange rate', () => {
  it('is the same path in every way, and known to who decides', () => {
    const currency = { kind: 'currency', currency: 'EUR', rate: 1.1, volatility: 0.4 }
    const terms = [currency, { kind: 'buyout', strikes: [strike], by: 'licensor' }]
    const never = dealOf(
      having([currency, { kind: 'buyout', strikes: [{ ...strike, amount: 0 }], by: 'licensor' }]),
    )
    expect(never.options![0]!.exercised[0]!.probability.value).toBe(0)
    expect(never.options![0]!.worth.licensor.value).toBe(0)
    const read = parse(having(terms))
    if (!read.ok) throw new Error('it is read')
    const compiled = compile(read.value.document)
    if (!compiled.ok) throw new Error('it compiles')
    const { deals } = compiled.value.plan.deals[0]!.options!
    const [one, other] = deals.map((deal) => new Map(deal.terms.currency!.path.map((row) => [row.hour, row])))
    expect(deals).toHaveLength(2)
    const shared = [...one!.keys()].filter((hour) => other!.has(hour))
    expect(shared.length).toBeGreaterThan(5)
    for (const hour of shared) expect(one!.get(hour)).toEqual(other!.get(hour))
    expect(one!.has(3 * 8760) || other!.has(3 * 8760)).toBe(true)
  })
})

describe('a minimal document', () => {
  it('has a horizon that holds a renewal', () => {
    const renewed = changed(sample('minimal'), (copy) => {
      copy.deals[0].terms.push({ kind: 'renewal', years: 6, by: 'licensor' })
    })
    expect(faultsIn(renewed)).toEqual([])
  })
})

describe('whoever runs it', () => {
  it.each(['buyout', 'three'])('the parts of a run come to the bytes of a run in one: %s', (kind) => {
    const parts: ShardColumns[] = []
    for (const part of [2, 0, 1])
      value(
        kinds[kind]!,
        { trials },
        handOver({ part, of: 3 }, (own) => parts.push(own)),
      )
    const joined = value(kinds[kind]!, { trials }, takeOver(parts))
    if (!joined.ok) throw new Error('it runs')
    expect(canonicalJson(joined.value)).toBe(canonicalJson(answerOf(kind)))
  })

  it('a document that is being changed has the figures of a run from nothing', () => {
    const live = liveValuation(16)
    for (const kind of ['three', 'renewal', 'three']) {
      const working = live.ask({
        document: kinds[kind]!,
        deal: 'royalty',
        overrides: { trials },
        whole: true,
      })
      let step = working.next()
      while (!step.done) step = working.next()
      if (!step.value.ok) throw new Error('it answers')
      const whole = answerOf(kind)
      const { certain, breakEvenShare, ...deal } = whole.deals[0]!
      expect(step.value.value.deal).toEqual(deal)
      expect(step.value.value.whole).toEqual({ certain, breakEvenShare, expected: whole.expected.deals[0] })
    }
  })

  it('a run that stops when it is known well enough is that of its length', () => {
    const until = { measure: 'mean', relativeError: 0.02, maximum: 8192 }
    const document = changed(kinds.buyout!, (copy) => {
      Object.assign(copy.simulation, { trials: 1024, until })
    })
    const result = value(document)
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    const { trials: length } = result.value.identity
    expect(result.value.deals).toEqual(answerTo(kinds.buyout!, { trials: length }).deals)
  })
})
