import { describe, expect, it } from 'vitest'
import { canonicalJson, documentHash } from '../models/scenario/canonical.ts'
import { answerSchema } from '../models/scenario/schema/answer.ts'
import { check, explain, value } from '../models/valuation.ts'
import knownAnswers from './known/known-answers.json'
import { answerTo, changed, type Loose, notFinite, sample, smallDeal } from './laws/documents.ts'
import { worthFromStatement } from './laws/ownDiscounting.ts'

const [northlake, constants, minimal] = [sample('northlake'), sample('constants'), sample('minimal')]
const few = { trials: 512 }

const told = (document: Loose, deal: string, trial: number, trials = 512) => {
  const result = explain(document, { deal, trial, trials })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

describe('a document without uncertainty equals arithmetic', () => {
  const answer = answerTo(constants)
  const [known] = knownAnswers.deals
  const [expected] = answer.expected.deals

  it('in the expected case', () => {
    expect(expected!.licensor.npv / known!.licensor.npv).toBeCloseTo(1, 9)
    expect(expected!.licensee!.npv / known!.licensee.npv).toBeCloseTo(1, 9)
    for (const row of known!.statement) {
      const own = expected!.statement.find(({ year }) => year === row.year)!
      for (const [line, amount] of Object.entries(row))
        expect(own[line] ?? 0, `${line} of year ${row.year}`).toBeCloseTo(amount, 4)
    }
  })

  it('in every trial, without any spread or error', () => {
    const [deal] = answer.deals
    for (const [side, npv] of [
      [deal!.licensor, known!.licensor.npv],
      [deal!.licensee!, known!.licensee.npv],
    ] as const) {
      const { mean, min, max, sd, standardError, q05, q95, errors, worst5, negative } = side.npv
      for (const figure of [mean, min, max, q05, q95, worst5]) expect(figure / npv).toBeCloseTo(1, 9)
      expect(min).toBe(max)
      expect([sd, standardError, negative]).toEqual([0, 0, 0])
      expect(errors).toEqual({ q10: 0, q50: 0, q90: 0 })
      expect(side.expected.standardError).toBeLessThan(1e-9)
    }
  })

  it('and its explanation says the same', () => {
    const { licensor, licensee, inputs } = told(constants, 'royalty', 511)
    expect(licensor.npv / known!.licensor.npv).toBeCloseTo(1, 9)
    expect(licensee!.npv / known!.licensee.npv).toBeCloseTo(1, 9)
    expect(inputs).toEqual([])
  })
})

describe('every sample document', () => {
  it.each([
    ['northlake', northlake],
    ['kestrel', sample('kestrel')],
    ['tarn', sample('tarn')],
    ['constants', constants],
    ['minimal', minimal],
  ])('%s values, in the answer’s own shape, with every number finite', (_, document) => {
    const answer = answerTo(document, few)
    expect(answerSchema.safeParse(answer).success).toBe(true)
    expect(notFinite(answer)).toEqual([])
    expect(check(document).ok).toBe(true)
  })
})

// in other places of the world, threads and browsers: test/e2e/sameBytes.test.ts
describe('the same document gives the same bytes', () => {
  const few = { trials: 64 }
  const answer = answerTo(northlake, few)
  const bytes = canonicalJson(answer)

  it('again', () => {
    expect(canonicalJson(answerTo(northlake, few))).toBe(bytes)
  })

  it('but another seed does not', () => {
    expect(canonicalJson(answerTo(northlake, { ...few, seed: 2 }))).not.toBe(bytes)
  })

  it('nor does it matter how its keys are ordered', () => {
    const turned = (node: unknown): unknown =>
      Array.isArray(node)
        ? node.map(turned)
        : typeof node === 'object' && node !== null
          ? Object.fromEntries(
              Object.entries(node)
                .reverse()
                .map(([key, member]) => [key, turned(member)]),
            )
          : node
    expect(canonicalJson(answerTo(turned(northlake) as never, few))).toBe(bytes)
    const small = canonicalJson(answerTo(minimal, few))
    expect(canonicalJson(answerTo(turned(minimal) as never, few))).toBe(small)
  })
})

describe('trials', () => {
  it.each([
    [1, 16],
    [17, 32],
    [512, 512],
  ])('%d are rounded up to whole replicates: %d', (asked, run) => {
    expect(answerTo(constants, { trials: asked }).identity.trials).toBe(run)
  })

  it('follow other numbers of replicates', () => {
    const document = changed(minimal, (copy) => {
      copy.simulation = { replicates: 17 }
    })
    const { identity } = answerTo(document, { trials: 100 })
    expect([identity.trials, identity.replicates]).toEqual([102, 17])
  })

  it('that are added do not change the first ones', () => {
    for (const { deal, trial } of [
      { deal: 'royalty', trial: 3 },
      { deal: 'trials', trial: 1000 },
    ])
      expect(told(northlake, deal, trial, 4096)).toEqual(told(northlake, deal, trial, 1024))
  })

  it('at random and by Sobol’ points agree within their errors', () => {
    const [random, sobol] = (['random', 'sobol'] as const).map((sampling) =>
      answerTo(minimal, { trials: 2048, sampling }),
    )
    const [a, b] = [random!.deals[0]!.licensor.npv, sobol!.deals[0]!.licensor.npv]
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(4 * Math.hypot(a.standardError, b.standardError))
    expect(b.standardError).toBeLessThan(a.standardError)
  })
})

describe('one future told as a statement', () => {
  const { deals } = northlake as { deals: { id: string }[] }

  it.each(deals.map(({ id }) => id))('%s: its lines discount to its worth', (id) => {
    for (const trial of [5, 490]) {
      const future = told(northlake, id, trial)
      const own = worthFromStatement(northlake, future)
      const scale = 1e-9 * Math.max(1e6, Math.abs(future.licensor.npv), Math.abs(future.licensee!.npv))
      expect(Math.abs(own.licensor - future.licensor.npv)).toBeLessThan(scale)
      expect(Math.abs(own.licensee - future.licensee!.npv)).toBeLessThan(scale)
    }
  })

  it('refuses an unknown deal and a trial that was not run', () => {
    const result = explain(northlake, { deal: 'royalti', trial: 512, trials: 512 })
    expect(result.ok).toBe(false)
    if (!result.ok)
      expect(result.faults.map(({ pointer }) => pointer)).toEqual(['/deals', '/simulation/trials'])
  })
})

describe('the answer', () => {
  const answer = answerTo(northlake, few)

  it('has a row for each licensee in each market, for savings, and for markets nobody is in', () => {
    const rows = answer.markets.map(({ id, licensee, status }) => `${id} ${licensee} ${status}`)
    const both = ['us', 'eu', 'jp'].flatMap((place) =>
      ['meridian', 'borealis'].map((who) => `diagnostics-${place} ${who} permitted`),
    )
    const atlas = ['imaging-models', 'education'].flatMap((field) => [
      `${field}-us atlas permitted`,
      `${field}-eu atlas permitted`,
      `${field}-jp atlas blocked`,
    ])
    expect(rows.toSorted()).toEqual(
      [...both, ...atlas, 'regulatory-evidence meridian permitted', 'trials orion permitted'].toSorted(),
    )
    const savings = answer.markets.filter(({ territory }) => territory === null)
    expect(savings.map(({ id }) => id)).toEqual(['regulatory-evidence', 'trials'])
    expect(answer.markets.filter(({ status }) => status === 'blocked').every(({ reason }) => reason)).toBe(
      true,
    )
    const empty = changed(northlake, (copy) => {
      delete copy.licensees[2].positions.education
    })
    const free = answerTo(empty, few).markets.find(({ id }) => id === 'education-us')
    expect([free?.licensee, free?.status]).toEqual([null, 'no-licensee'])
  })

  it('compares every pair of deals and of strategies once, a before b', () => {
    const pairs = answer.comparisons.map(({ a, b }) => [a, b])
    const of = (ids: readonly string[]) => ids.flatMap((a, j) => ids.slice(j + 1).map((b) => [a, b]))
    expect(pairs).toEqual([
      ...of(answer.deals.map(({ id }) => id)),
      ...of(answer.strategies.map(({ id }) => id)),
    ])
    for (const { a, b, licensor, licensee } of answer.comparisons) {
      expect(licensor.aBetter + licensor.bBetter + licensor.equal).toBeCloseTo(1, 12)
      const same = northlake.deals.filter(({ id }: Loose) => id === a || id === b)
      expect(licensee !== null).toBe(same.length === 2 && same[0].licensee === same[1].licensee)
    }
  })

  it('names what it is of', () => {
    expect(answer.identity).toMatchObject({
      document: documentHash(northlake),
      seed: 20270101,
      trials: 512,
      sampling: 'sobol',
      replicates: 16,
      timing: 'mid-period',
      quantileType: 7,
    })
  })

  it('gives parts that add up to what the licensor receives', () => {
    const document = smallDeal([
      { kind: 'upfrontFee', amount: 100_000 },
      { kind: 'royalty', rate: '4% to 8%' },
      { kind: 'minimumGuarantee', amount: 150_000 },
      { kind: 'withholding', rate: 0.1, usable: 0 },
      { kind: 'residual', scope: 'none' },
    ])
    const [deal] = answerTo(document).deals
    const parts = deal!.terms.reduce((sum, { licensor }) => sum + licensor.mean, 0)
    const tax = answerTo(
      changed(document, (copy) => {
        copy.licensor.taxRate = 0
      }),
    ).deals[0]!.licensor.npv.mean
    expect(parts).toBeCloseTo(tax, 4)
  })

  it('prices nothing that may not be licensed, and says so', () => {
    const document = changed(northlake, (copy) => {
      copy.dataset.rights.consent = false
    })
    const without = answerTo(document, few)
    for (const { licensor, licensee, certain } of without.deals)
      expect([licensor.npv.max, licensor.npv.min, licensee!.npv.mean, certain]).toEqual([0, 0, 0, 0])
    expect(without.notes.map(({ text }) => text).join(' ')).toContain('Consent is missing')
  })
})

it('a caller may override the number of trials, the seed and the sampling, and nothing else changes', () => {
  const written = changed(minimal, (copy) => {
    copy.simulation = { trials: 64, seed: 9, sampling: 'random' }
  })
  const overridden = value(minimal, { trials: 64, seed: 9, sampling: 'random' })
  const inside = value(written)
  if (!overridden.ok || !inside.ok) throw new Error('both are accepted')
  expect(overridden.value.deals).toEqual(inside.value.deals)
})
