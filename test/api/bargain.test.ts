import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bargain } from '../../models/asked.ts'
import { bestOf, kalaiSmorodinsky, nash, undominated } from '../../models/negotiate/bargain/solutions.ts'
import { questions } from '../../models/questions.ts'
import { bargainSchema } from '../../models/scenario/schema/bargain.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { run } from '../cli/run.ts'
import { publishedCase } from '../known/publishedCase.ts'
import { type Loose, smallDeal } from '../laws/documents.ts'
import { inProcess, testApp } from './testApp.ts'

/** Bargaining: published solutions, a frontier in closed form, laws, and one answer over HTTP and on the command line. */
const engine = { value, check, explain, questions }
const { send } = await testApp({ runs: inProcess(engine) })

/** Two parties who tax alike and share a fee: the frontier is a line, gL + gB = surplus. */
const fee = (change: (copy: Loose) => void = () => undefined): Loose =>
  smallDeal(
    [
      { kind: 'upfrontFee', amount: 400_000 },
      { kind: 'residual', scope: 'none' },
    ],
    change,
  )

const settled = (document: Loose, question: Partial<Parameters<typeof bargain>[1]> = {}) => {
  const found = bargain(document, { deal: 'royalty', terms: 'upfront', trials: 64, ...question })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const faultsOf = (question: Partial<Parameters<typeof bargain>[1]>) => {
  const found = bargain(fee(), { deal: 'royalty', terms: 'upfront', trials: 64, ...question })
  return found.ok ? [] : found.faults
}

/** Splits of a sum into many parts. */
const split = (sum: number, count = 100_001) => ({
  count,
  licensor: (n: number) => (sum * n) / (count - 1),
  licensee: (n: number) => (sum * (count - 1 - n)) / (count - 1),
})

describe('solutions', () => {
  it('are the published ones', () => {
    interface Split {
      readonly surplus: number
      readonly alternatives: readonly [number, number]
      readonly alpha: number
    }
    const { inputs, expected } = publishedCase<Split, readonly [number, number]>('nash-1')
    const { surplus, alternatives, alpha } = inputs
    const gains = split(surplus - alternatives[0] - alternatives[1])
    const best = bestOf(gains, nash(alpha))
    expect(gains.licensor(best) + alternatives[0]).toBeCloseTo(expected[0], 9)
    expect(gains.licensee(best) + alternatives[1]).toBeCloseTo(expected[1], 9)
  })

  const offers = fc.array(fc.tuple(fc.integer({ min: -50, max: 100 }), fc.integer({ min: -50, max: 100 })), {
    minLength: 1,
    maxLength: 30,
  })
  const of = (rows: readonly (readonly [number, number])[], scale = 1) => ({
    count: rows.length,
    licensor: (n: number) => scale * rows[n]![0],
    licensee: (n: number) => rows[n]![1],
  })

  it('do not depend on the money that one side counts in', () => {
    fc.assert(
      fc.property(offers, (rows) => {
        const [one, other] = [bestOf(of(rows), nash(0.5)), bestOf(of(rows, 8), nash(0.5))]
        const product = (n: number) => (n < 0 ? -1 : rows[n]![0] * rows[n]![1])
        expect(product(other)).toBeCloseTo(product(one), 6)
        const brute = Math.max(-1, ...rows.filter(([l, b]) => l > 0 && b > 0).map(([l, b]) => l * b))
        expect(product(one)).toBeCloseTo(brute, 6)
      }),
    )
  })

  it('lie on the frontier, which nothing beats', () => {
    fc.assert(
      fc.property(offers, (rows) => {
        const { count, licensor, licensee } = of(rows)
        const kept = undominated(count, licensor, licensee)
        const beaten = (n: number) =>
          rows.some(([l, b]) => l >= rows[n]![0] && b >= rows[n]![1] && (l > rows[n]![0] || b > rows[n]![1]))
        expect(kept.some(beaten)).toBe(false)
        expect(
          rows.every(
            (_, n) =>
              beaten(n) || kept.some((k) => rows[k]![0] === rows[n]![0] && rows[k]![1] === rows[n]![1]),
          ),
        ).toBe(true)
      }),
    )
  })

  it('of Kalai and Smorodinsky lie on the line to the ideal point', () => {
    const bent = {
      count: 10_001,
      licensor: (n: number) => n / 100,
      licensee: (n: number) => 300 - 3 * (n / 100),
    }
    const best = bestOf(bent, kalaiSmorodinsky({ licensor: 100, licensee: 300 }))
    expect(bent.licensor(best) / 100).toBeCloseTo(bent.licensee(best) / 300, 3)
  })
})

describe('a fee between parties who tax alike', () => {
  const found = settled(fee())
  const surplus = found.present.licensor.expected.value + found.present.licensee!.expected.value

  it('is split by the bargaining weight', () => {
    expect(found.nash.map(({ alpha }) => alpha)).toEqual([1 / 3, 1 / 2, 2 / 3])
    for (const { alpha, offer } of found.nash) {
      expect(offer.gains.licensor.value / surplus).toBeCloseTo(alpha, 2)
      const { licensor, walkAway } = {
        licensor: offer.sheet.licensor,
        walkAway: offer.sheet.licensor.walkAway,
      }
      expect(licensor.expected.value - walkAway.value).toBeCloseTo(offer.gains.licensor.value, 4)
      expect(offer.values[0]!.value * 0.75).toBeCloseTo(offer.gains.licensor.value, 4)
    }
    for (const { licensor, licensee } of found.frontier) expect(licensor + licensee).toBeCloseTo(surplus, 3)
  })

  it('is halved by Kalai and Smorodinsky and by least regret', () => {
    for (const offer of [found.kalaiSmorodinsky!, found.leastRegret!])
      expect(offer.gains.licensor.value / surplus).toBeCloseTo(0.5, 2)
  })

  it('moves with taxes as the frontier tilts', () => {
    const taxed = settled(
      fee((copy) => {
        copy.licensor.taxRate = 0
        copy.licensees[0].taxRate = 0.5
      }),
      { alpha: '0.5' },
    )
    const [{ offer }] = taxed.nash as [(typeof taxed.nash)[number]]
    // gL = p, gB = S − p/2: the product is greatest at p = S
    const whole = taxed.present.licensee!.expected.value + 0.5 * 400_000
    expect(offer.values[0]!.value / whole).toBeCloseTo(1, 1)
  })
})

describe('walk-aways', () => {
  it('that no offer clears leave no zone, and what each lacks', () => {
    const none = settled(
      fee((copy) => {
        copy.licensor.alternative.value = 5e7
      }),
    )
    expect(none).toMatchObject({ zone: false, nash: [], kalaiSmorodinsky: null, sensitivity: [] })
    expect(none.needs!.licensor).toBeGreaterThan(4e7)
  })

  it('that are drawn blur the solution', () => {
    const blurred = settled(
      fee((copy) => {
        copy.licensor.alternative.value = '50k to 300k'
      }),
    )
    const { values, zone, futures } = blurred.drawn!
    expect([zone, futures]).toEqual([1, 64])
    expect((values[0]!.q90 - values[0]!.q10) / (250_000 / 2 / 0.75)).toBeLessThan(1.1)
    // half of what the alternative is more, before tax: p = (S + d)/2/0.75
    expect((values[0]!.q90 - values[0]!.q10) / (250_000 / 2 / 0.75)).toBeGreaterThan(0.9)
    expect(settled(fee()).drawn).toBeNull()
  })
})

describe('bargaining', () => {
  const text = JSON.stringify(fee())

  it('has the bytes that the command line prints, and is readable without --json', async () => {
    const response = await send('POST', '/api/v1/bargain?deal=royalty&terms=upfront&trials=64', text)
    expect(response.status).toBe(200)
    const bytes = await response.text()
    bargainSchema.parse(JSON.parse(bytes))
    const argv = ['bargain', 'a.json', '--deal', 'royalty', '--terms', 'upfront', '--trials', '64']
    const files = { 'a.json': text }
    expect(await run([...argv, '--json'], { files, engine })).toEqual({ code: 0, out: bytes, err: '' })
    const { out } = await run(argv, { files, engine })
    expect(out).toMatch(/Kalai–Smorodinsky/)
    expect(out).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  it('refuses terms and weights that are none', () => {
    expect(faultsOf({ terms: 'upfrnt' })).toMatchObject([{ pointer: '?terms' }])
    expect(faultsOf({ terms: 'upfront,upfront', alpha: '2' }).map(({ pointer }) => pointer)).toEqual([
      '?terms',
      '?alpha',
    ])
    expect(faultsOf({ deal: 'nothing' })).toMatchObject([{ pointer: '/deals' }])
  })
})
