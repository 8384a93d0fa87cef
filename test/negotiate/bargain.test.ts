import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bargain } from '../../models/asked.ts'
import { bestOn, offerAtSpot } from '../../models/negotiate/bargain/best.ts'
import { frontierOf } from '../../models/negotiate/bargain/frontier.ts'
import {
  type Aim,
  kalaiSmorodinsky,
  leastRegret,
  most,
  nash,
} from '../../models/negotiate/bargain/solutions.ts'
import type { Corner, Surface } from '../../models/negotiate/bargain/surface.ts'
import { greatestBetween } from '../../models/numerics/goldenSection.ts'
import type { BargainOffer } from '../../models/scenario/schema/bargain.ts'
import { answerTo, changed, type Loose, sample } from '../laws/documents.ts'

/** Offers between those that were worked out, and a second way to what a bargain says: the changed document, valued. */

type Gain = (upfront: number, rate: number) => number

/** A surface over two terms whose gains are known everywhere; the offers worked out are coarse. */
const over = (
  [licensor, licensee]: readonly [Gain, Gain],
  axes: readonly (readonly number[])[],
): Surface => ({
  axes,
  between: axes.map(() => true),
  at: ([n, m]): Corner => {
    const [x, y] = [axes[0]![n!]!, axes.length === 1 ? 0 : axes[1]![m!]!]
    const gains = [Float64Array.of(licensor(x, y)), Float64Array.of(licensee(x, y))] as const
    return { values: [x, y], gains, expected: [gains[0][0]!, gains[1][0]!], worst5: [0, 0] }
  },
})

const axis = (to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => (to * n) / (count - 1))

const offer = (surface: Surface, aim: Aim) => offerAtSpot(surface, bestOn(surface, 0, aim)!)!
const gainsFor = (surface: Surface, aim: Aim): readonly number[] =>
  offer(surface, aim).gains.map(([gain]) => gain!)

/** A fee in thousands that costs what it pays, and a rate in percent of which the licensee has 12 where the licensor has 10. */
const costly: readonly [Gain, Gain] = [
  (fee, rate) => fee + 10 * rate - 20,
  (fee, rate) => 150 - fee - 12 * rate,
]

describe('between offers that were worked out', () => {
  it('a fee is split in closed form, whatever the weight', () => {
    const fee = over([(p) => p - 20, (p) => 150 - p], [axis(160, 4)])
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), (alpha) => {
        expect(offer(fee, nash(alpha)).values[0]).toBeCloseTo(20 + 130 * alpha, 9)
      }),
      { numRuns: 40 },
    )
    const ideals = { licensor: 130, licensee: 130 }
    expect(offer(fee, kalaiSmorodinsky(ideals)).values[0]).toBeCloseTo(85, 9)
    expect(offer(fee, leastRegret({ licensor: 130, licensee: 100 })).values[0]).toBeCloseTo(100, 9)
  })

  it('of two terms the one that costs the other side less is used first', () => {
    const plane = over(costly, [axis(100, 4), axis(20, 5)])
    // up to a fee of 100 both gain 130 together: gL = 130α; beyond it the rate makes 10 of 12
    for (const alpha of [0.1, 0.37, 0.6]) {
      const { values } = offer(plane, nash(alpha))
      expect(values[0]).toBeCloseTo(20 + 130 * alpha, 5)
      expect(values[1]).toBeCloseTo(0, 9)
    }
    const { values } = offer(plane, nash(0.9))
    expect(values[0]).toBeCloseTo(100, 9)
    // gL = 80 + 10r, gB = 50 − 12r: 0.9·10·gB = 0.1·12·gL
    expect(values[1]).toBeCloseTo((9 * 50 - 1.2 * 80) / (9 * 12 + 1.2 * 10), 9)
  })

  it('no offer leaps when the weight moves a little, and none depends on the money of one side', () => {
    // neither term is straight, so that the offers lie within the plane and not on its edge
    const bent: readonly [Gain, Gain] = [
      (fee, rate) => fee + 10 * rate - (fee / 100) ** 2 * 20 - rate * rate * 0.3 - 15,
      (fee, rate) => 160 - fee - 9 * rate,
    ]
    const axes = [axis(100, 13), axis(20, 13)]
    const [plane, dearer] = [over(bent, axes), over([(x, y) => 7 * bent[0](x, y), bent[1]], axes)]
    const swept = Array.from({ length: 61 }, (_, n) => offer(plane, nash(0.3 + n / 200)).gains)
    for (let n = 1; n < swept.length; n++)
      for (const side of [0, 1] as const)
        expect(Math.abs(swept[n]![side][0]! - swept[n - 1]![side][0]!)).toBeLessThan(1.5)
    for (const alpha of [0.35, 0.5, 0.64]) {
      const [own, other] = [offer(plane, nash(alpha)).values, offer(dearer, nash(alpha)).values]
      own.forEach((value, term) => {
        expect(other[term]).toBeCloseTo(value, 3)
      })
    }
  })

  it('the frontier goes by even steps, each the most that is left to the licensor', () => {
    const frontier = frontierOf(over(costly, [axis(100, 4), axis(20, 5)]), 0)
    expect(frontier.length).toBe(101)
    for (const { gains } of frontier) {
      const [[ours], [theirs]] = gains as unknown as readonly [[number], [number]]
      expect(ours).toBeCloseTo(theirs >= 50 ? 130 - theirs : 80 + (10 * (50 - theirs)) / 12, 6)
    }
    expect(gainsFor(over(costly, [axis(100, 4), axis(20, 5)]), most('licensee', 0))[1]).toBeCloseTo(130, 5)
  })

  it('a peak is found between two places', () => {
    expect(greatestBetween((x) => -((x - 1.234) ** 2), [0, 3])).toBeCloseTo(1.234, 5)
    expect(greatestBetween((x) => (x > 2 ? -Infinity : x), [0, 3])).toBeCloseTo(2, 5)
  })
})

/** An uncertain market and an uncertain use of the data; a guarantee that makes a rate bend. */
const uncertain = changed(sample('constants'), (copy: Loose) => {
  copy.markets[0].size = '60M to 160M'
  copy.licensees[0].positions['diagnostics-us'].utility.value = 'p10 30% / p50 45% / p90 70%'
  copy.licensor.alternative.value = '100k to 400k'
  copy.deals[0].terms = [
    { kind: 'upfrontFee', amount: 200_000 },
    { kind: 'royalty', rate: 0.05 },
    { kind: 'minimumGuarantee', amount: 100_000 },
    { kind: 'residual', scope: 'none' },
  ]
})

describe('what both would settle on', () => {
  const found = bargain(uncertain, { deal: 'royalty', terms: 'rate,minimum', alpha: '0.4', trials: 256 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  const { nash: settled, kalaiSmorodinsky: fair, leastRegret: calm } = found.value

  const valued = ({ values: [rate, minimum] }: BargainOffer) =>
    answerTo(
      changed(uncertain, (copy: Loose) => {
        copy.deals[0].terms[1].rate = rate!.value
        copy.deals[0].terms[2].amount = minimum!.value
      }),
      { trials: 256 },
    ).deals[0]!

  it.each([
    ['Nash', settled[0]!.offer],
    ['Kalai and Smorodinsky', fair!],
    ['least regret', calm!],
  ])('%s: the document with these terms is worth what is said, to both', (_, own) => {
    const { licensor, licensee } = valued(own)
    const gain = ({ expected, walkAway }: { expected: { value: number }; walkAway: { value: number } }) =>
      expected.value - walkAway.value
    expect(own.gains.licensor.value).toBeGreaterThan(1000)
    expect(gain(licensor)).toBeCloseTo(own.gains.licensor.value, 2)
    expect(gain(licensee!)).toBeCloseTo(own.gains.licensee.value, 2)
  })

  it('nothing near it is better by its own rule', () => {
    const own = settled[0]!.offer
    const product = ({ licensor, licensee }: ReturnType<typeof valued>) =>
      0.4 * Math.log(licensor.expected.value - licensor.walkAway.value) +
      0.6 * Math.log(licensee!.expected.value - licensee!.walkAway.value)
    const best = product(valued(own))
    for (const factor of [0.97, 1.03]) {
      const [rate, minimum] = own.values as [(typeof own.values)[number], (typeof own.values)[number]]
      const moved = { ...own, values: [{ ...rate, value: factor * rate.value }, minimum] }
      expect(product(valued(moved))).toBeLessThan(best + 1e-4)
    }
  })
})
