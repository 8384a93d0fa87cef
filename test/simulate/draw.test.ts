import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../models/numerics/normal.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { drawOf, drawPlaceOf } from '../../models/simulate/draw.ts'
import { createFrame, type Frame } from '../../models/simulate/frame.ts'
import { pointsOf, type Sampling } from '../../models/simulate/points.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'
import { planOf } from '../support/againstTwin.ts'

const northlake = sample('northlake')
const pairs = northlake.dependence as readonly Loose[]

/** Northlake as it is, and with a t copula, which also ties a gate. */
const plans: readonly (readonly [string, Plan])[] = [
  ['Gaussian', planOf(northlake)],
  [
    't',
    planOf(
      changed(northlake, (copy) => Object.assign(copy, { dependence: { copula: 't', tail: 4, pairs } })),
    ),
  ],
]

const ways: readonly Sampling[] = [
  { sampling: 'sobol', seed: 1, replicates: 16 },
  { sampling: 'sobol', seed: 4294967295, replicates: 23 },
  { sampling: 'random', seed: 5, replicates: 16 },
  { sampling: 'latin-hypercube', seed: 5, replicates: 16, trials: 800 },
  { sampling: 'hdr', seed: 5, replicates: 16 },
]

const cases = plans.flatMap(([name, plan]) =>
  ways.map((how) => [`${name}, ${how.sampling} ${how.replicates}`, plan, how] as const),
)

/** The value of every variable in the first period of trial `first + i`. */
const trialOf = (frame: Frame, i: number): readonly number[] => frame.values.map((column) => column[i]!)

describe.each(cases)('%s', (_, plan, how) => {
  const whole = createFrame(plan, 700, 'drawn')
  drawOf(plan, pointsOf(plan, how))(whole)

  it('any stretch of trials, in any order, holds the same draws', () => {
    const draw = drawOf(plan, pointsOf(plan, how))
    const part = createFrame(plan, 64, 'drawn')
    fc.assert(
      fc.property(fc.nat(636), fc.integer({ min: 1, max: 64 }), (first, count) => {
        Object.assign(part, { first, count })
        draw(part)
        for (const i of [0, count >> 1, count - 1])
          expect(trialOf(part, i)).toEqual(trialOf(whole, first + i))
      }),
      { numRuns: 15 },
    )
  })

  it('a variable alone has the values it has among the others', () => {
    const drawPlace = drawPlaceOf(plan, pointsOf(plan, how))
    const frame = createFrame(plan, 64, 'drawn')
    frame.first = 300
    const order = plan.variables.map((_, place) => place)
    const derived = order.filter((place) => !('dimension' in plan.variables[place]!))
    // what is drawn in reverse order; what is derived from it in the order of the plan
    for (const place of [...order.filter((one) => !derived.includes(one)).reverse(), ...derived])
      drawPlace(frame, place)
    for (const i of [0, 31, 63]) expect(trialOf(frame, i)).toEqual(trialOf(whole, 300 + i))
  })

  it('only what is wanted is drawn', () => {
    const tied = plan.groups.flatMap(({ members }) => members.slice(0, 1))
    const chiSquare = plan.groups.flatMap(({ tail }) => (tail === null ? [] : [tail.chiSquare]))
    const wanted = new Set([3, ...plan.gates.map(({ uniform }) => uniform), ...tied, ...chiSquare])
    const frame = createFrame(plan, 64, 'drawn')
    for (const column of frame.values) column.fill(Number.NaN)
    drawOf(plan, pointsOf(plan, how), (place) => wanted.has(place))(frame)
    frame.values.forEach((column, place) => {
      if (wanted.has(place))
        expect([...column.subarray(0, 64)]).toEqual([...whole.values[place]!.subarray(0, 64)])
      else expect(column.every(Number.isNaN)).toBe(true)
    })
  })
})

it('hdr draws are quantiles without a table, so that a spreadsheet can replay them', () => {
  const plan = planOf(northlake)
  const frame = createFrame(plan, 48, 'drawn')
  const points = pointsOf(plan, { sampling: 'hdr', seed: 5, replicates: 16 })
  drawOf(plan, points)(frame)
  const tied = new Set(plan.groups.flatMap(({ members }) => members))
  const bits = new Uint32Array(48)
  plan.variables.forEach((variable, place) => {
    if (!('dimension' in variable) || tied.has(place)) return
    points.fill(place, 0, bits, 48)
    const quantile = (u: number): number =>
      variable.kind === 'draw'
        ? variable.distribution.quantile(u)
        : variable.kind === 'normal'
          ? normalQuantile(u)
          : u
    expect([...frame.values[place]!.subarray(0, 48)]).toEqual(Array.from(bits, (x) => quantile(toUnit(x))))
  })
})
