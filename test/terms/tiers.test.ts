import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { allUnitsAmount, marginalAmount, type Tiers } from '../../models/terms/tiers.ts'
import { publishedCase } from '../known/publishedCase.ts'

interface Written {
  readonly upTo?: number
  readonly rate: number
}

const tiersOf = (rows: readonly Written[]): Tiers<number> & { readonly price: readonly number[] } => ({
  upTo: rows.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY),
  price: rows.map(({ rate }) => rate),
})

const marginal = ['tiers-marginal-avance', 'tax-brackets-2024'].map((id) =>
  publishedCase<{ tiers: Written[]; sales: number }, number>(id),
)

const anyTiers = fc
  .array(fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) => {
    let limit = 0
    return tiersOf(
      rows.map(([width, rate], j) => {
        limit += width
        return j === rows.length - 1 ? { rate } : { upTo: limit, rate }
      }),
    )
  })

describe('marginal tiers', () => {
  it.each(marginal)('$id ($source)', ({ inputs, expected, tolerance }) => {
    expect(
      Math.abs(marginalAmount(plain, inputs.sales, tiersOf(inputs.tiers)) - expected),
    ).toBeLessThanOrEqual(tolerance.abs!)
  })

  it('rise with volume, never faster than the dearest tier: no jump at a limit', () => {
    fc.assert(
      fc.property(
        anyTiers,
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (tiers, volume, more) => {
          const step = marginalAmount(plain, volume + more, tiers) - marginalAmount(plain, volume, tiers)
          expect(step).toBeGreaterThanOrEqual(-1e-9)
          expect(step).toBeLessThanOrEqual(more * Math.max(...tiers.price) + 1e-9)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('with one tier are a flat rate, and pay nothing on nothing', () => {
    expect(marginalAmount(plain, 250, tiersOf([{ rate: 0.04 }]))).toBe(10)
    expect(marginalAmount(plain, 0, tiersOf([{ upTo: 5, rate: 1 }, { rate: 2 }]))).toBe(0)
  })
})

describe('all-units tiers', () => {
  const { source, inputs, expected } = publishedCase<{ tiers: Written[]; sales: number }, { rate: number }>(
    'tiers-boundary-oracle',
  )
  const tiers = tiersOf(inputs.tiers)

  it(`an exact match takes the higher tier (${source})`, () => {
    expect(allUnitsAmount(plain, inputs.sales, { ...tiers, match: 'higher' }) / inputs.sales).toBe(
      expected.rate,
    )
  })

  it('or the lower one, where agreed', () => {
    expect(allUnitsAmount(plain, inputs.sales, { ...tiers, match: 'lower' }) / inputs.sales).toBe(0.02)
  })

  it('jump at a limit, which marginal tiers do not', () => {
    const steps = tiersOf([{ upTo: 100, rate: 0.05 }, { rate: 0.1 }])
    expect(
      allUnitsAmount(plain, 100.01, { ...steps, match: 'higher' }) -
        allUnitsAmount(plain, 99.99, { ...steps, match: 'higher' }),
    ).toBeGreaterThan(5)
    expect(marginalAmount(plain, 100.01, steps) - marginalAmount(plain, 99.99, steps)).toBeLessThan(0.01)
  })

  it('jump at every limit by the difference of the rates on all of it, however close one comes', () => {
    fc.assert(
      fc.property(anyTiers, fc.constantFrom('higher', 'lower'), (schedule, match) => {
        schedule.upTo.slice(0, -1).forEach((limit, j) => {
          const sides = [1 - 1e-12, 1 + 1e-12].map((part) => Number(limit) * part)
          const [below, above] = sides.map((volume) => allUnitsAmount(plain, volume, { ...schedule, match }))
          const jump = (schedule.price[j + 1]! - schedule.price[j]!) * Number(limit)
          expect(above! - below!).toBeCloseTo(jump, 6)
          const [under, over] = sides.map((volume) => marginalAmount(plain, volume, schedule))
          expect(over! - under!).toBeCloseTo(0, 6)
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('beyond the last limit stay in the last tier', () => {
    expect(allUnitsAmount(plain, 200_000, { ...tiers, match: 'higher' })).toBe(0.04 * 200_000)
  })
})
