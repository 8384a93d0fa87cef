import { describe, expect, it } from 'vitest'
import { fitLearningCurve } from '../../models/dataset/learningCurve.ts'
import { curveError } from '../../models/dataset/powerCurve.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import { drawnColumns } from '../../models/simulate/drawnColumns.ts'
import type { Sampling } from '../../models/simulate/points.ts'
import { type DealWorth, dealWorths } from '../../models/summarise/dealWorths.ts'
import { estimateOf } from '../../models/summarise/estimate.ts'
import { prepare } from '../../models/valuation.ts'
import { changed, type Loose } from '../laws/documents.ts'
import { normals } from './choosing.ts'
import { informationOf, onCurve, twoOffers } from './documents.ts'

/** The slow and obvious way: a simulation within each thing that may be learnt, and no regression. */

const prepared = (document: Loose, trials: number) => {
  const found = prepare(document, { trials })
  if (!found.ok) throw new Error('the document cannot be valued')
  return found.value
}

const worthsIn = (document: Loose, trials: number): readonly DealWorth[] => {
  const { scenario, how } = prepared(document, trials)
  const found = dealWorths({ how, trials }, scenario.document, ['fee', 'royalty'])
  if (!found.ok) throw new Error('the run failed')
  return found.value
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length

interface Expected {
  readonly ours: number
  readonly room: number
}

/** The best of what they accept and of no deal. */
const best = (deals: readonly Expected[], none: number, accepted = (d: number) => deals[d]!.room >= 0) =>
  deals.reduce((most, { ours }, d) => (accepted(d) ? Math.max(most, ours) : most), none)

const expectationsOf = (worths: readonly DealWorth[]): readonly Expected[] =>
  worths.map(({ licensor, licensee, walkAways }) => ({
    ours: mean(licensor),
    room: mean(licensee!) - mean(walkAways.licensee),
  }))

describe('learning an input, beside a simulation at each of its values', () => {
  const document = twoOffers()
  const { choices } = informationOf(document, { trials: 2048, licensee: 'buyer' })
  const [input] = choices[0]!.learnable

  it('agrees with the mean over those values of the best that can then be had', () => {
    const sizes = Array.from({ length: 24 }, (_, i) => 20e6 + ((i + 0.5) / 24) * 160e6)
    const none = 100_000
    const inner = sizes.map((size) =>
      expectationsOf(
        worthsIn(
          changed(document, (copy) => {
            copy.markets[0].size = size
          }),
          64,
        ),
      ),
    )
    const now = expectationsOf(worthsIn(document, 2048))
    const [shared, own] = [
      mean(inner.map((deals) => best(deals, none))),
      mean(inner.map((deals) => best(deals, none, (d) => now[d]!.room >= 0))),
    ]
    expect(choices[0]!.now.worth.value).toBeCloseTo(best(now, none), 6)
    for (const [found, expected] of [
      [input!.shared!.worth, shared],
      [input!.own.worth, own],
    ] as const) {
      expect(Math.abs(found.value - (expected - best(now, none)))).toBeLessThan(
        4 * found.standardError + 0.01 * Math.abs(expected),
      )
      expect(found.standardError).toBeLessThan(0.02 * expected)
    }
    // the case says something: the fee would be refused in a small market, the royalty is better in a large one
    expect(own - best(now, none)).toBeGreaterThan(20_000)
    expect(Math.abs(shared - own)).toBeGreaterThan(20_000)
  })
})

describe('a pilot, beside the posterior of every curve by its likelihood', () => {
  const trials = 1024
  const none = 100_000
  const noise = normals('another error', trials)

  /** Records and scatter of the pilot, what it is worth, and what it should be by Bayes' rule over the drawn curves. */
  const compared = (document: Loose) => {
    const { choices } = informationOf(document, { trials, licensee: 'buyer' })
    const [pilot] = choices[0]!.pilots
    const { plan } = prepared(document, trials).compiled
    const worths = worthsIn(document, trials)
    const now = expectationsOf(worths)
    const columns = worths.flatMap(({ licensor, licensee }) => [licensor, licensee!])
    const drawn = curvesOf(plan, prepared(document, trials).how)
    return [pilot!.sizes[0]!, pilot!.sizes[3]!].map((size) => {
      const errors = drawn.map((curve) => curveError(curve, size.trainedOn))
      const [alone, both] = [new Float64Array(trials), new Float64Array(trials)]
      errors.forEach((own, j) => {
        const [a, b, c, d] = posterior(columns, errors, { shown: own + pilot!.scatter * noise[j]!, pilot })
        const then = [
          { ours: a!, room: b! },
          { ours: c!, room: d! },
        ]
        alone[j] = best(then, none, (deal) => now[deal]!.room >= 0) - best(now, none)
        both[j] = best(then, none) - best(now, none)
      })
      return { pilot: pilot!, size, alone: estimateOf(alone, 16), both: estimateOf(both, 16) }
    })
  }

  const curvesOf = (plan: Plan, how: Sampling) => {
    const placesOf = (wanted: boolean) =>
      plan.variables.flatMap(({ kind, path }, place) =>
        (kind === 'curve') === wanted && (wanted || path.startsWith('curves.')) ? [place] : [],
      )
    const columns = drawnColumns(plan, [...placesOf(false), ...placesOf(true)], { how, trials }).slice(-3)
    return Array.from(
      { length: trials },
      (_, i) => [columns[0]![i]!, columns[1]![i]!, columns[2]![i]!] as const,
    )
  }

  /** Means of columns weighed by exp(−(shown − error)²/2s²). */
  const posterior = (
    columns: readonly Float64Array[],
    errors: readonly number[],
    { shown, pilot }: { readonly shown: number; readonly pilot: { readonly scatter: number } | undefined },
  ): readonly number[] => {
    const sums = columns.map(() => 0)
    let total = 0
    errors.forEach((error, i) => {
      const weight = Math.exp(-0.5 * ((shown - error) / pilot!.scatter) ** 2)
      if (weight < 1e-12) return
      total += weight
      for (let c = 0; c < sums.length; c++) sums[c]! += weight * columns[c]![i]!
    })
    return sums.map((sum) => sum / total)
  }

  it('measures as the points scatter around their fit, on what the licensee has and what it is given', () => {
    const document = onCurve()
    const { points } = document.licensees[0].positions['diagnostics-us'].utility
    const fit = fitLearningCurve(points)
    const sum = fit.ok ? fit.value.residuals.reduce((total, r) => total + r * r, 0) : Number.NaN
    const [pilot] = informationOf(document, { trials: 256 }).choices[0]!.pilots
    expect(pilot!.scatter).toBeCloseTo(Math.sqrt(sum / (points.length - 3)), 12)
    expect(pilot!.sizes.map(({ records }) => records)).toEqual([125_000, 250_000, 500_000, 1_000_000])
    for (const { trainedOn, records } of pilot!.sizes) expect(trainedOn).toBeCloseTo(100_000 + records, 6)
  })

  it('agrees with Bayes where it is we who choose by it, and where they refuse by it', () => {
    const near = (found: Estimate, expected: Estimate) => {
      const error = Math.hypot(found.standardError, expected.standardError)
      expect(Math.abs(found.value - expected.value)).toBeLessThan(3 * error)
      expect(Math.abs(expected.value)).toBeGreaterThan(4 * error)
    }
    for (const { size, alone } of compared(onCurve(920_000))) near(size.own.worth, alone)
    for (const { size, both } of compared(onCurve(1_350_000))) near(size.shared!.worth, both)
  })
})
