import { describe, expect, it } from 'vitest'
import { converge } from '../../models/asked.ts'
import { samplings } from '../../models/scenario/samplings.ts'
import { type Convergence, convergenceSchema } from '../../models/scenario/schema/convergence.ts'
import type { Overrides } from '../../models/valuation.ts'
import { answerTo, changed, type Loose, sample } from '../laws/documents.ts'

const minimal = sample('minimal')

const curveOf = (document: Loose, overrides: Overrides, deal = 'offer'): Convergence => {
  const result = converge(document, { deal, ...overrides })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

describe.each(samplings)('%s', (sampling) => {
  const curve = curveOf(minimal, { sampling, trials: 1000 })

  it('has a row at each power of two, and one of the whole run', () => {
    expect(curve.rows.map(({ trials }) => trials)).toEqual([64, 128, 256, 512, 1008])
    expect(curve).toMatchObject({ deal: 'offer', sampling, seed: 1, replicates: 16 })
    expect(convergenceSchema.parse(curve)).toEqual(curve)
  })

  it('each row is what a run of that length says', () => {
    for (const { trials, licensor } of curve.rows) {
      const { npv } = answerTo(minimal, { sampling, trials }).deals[0]!.licensor
      expect(licensor.mean).toEqual({ value: npv.mean, standardError: npv.standardError })
      expect(licensor.q50).toEqual({ value: npv.q50, standardError: npv.errors.q50 })
      expect([licensor.q05.value, licensor.q95.value]).toEqual([npv.q05, npv.q95])
    }
  })

  it('rows do not depend on how long the run is', () => {
    expect(curveOf(minimal, { sampling, trials: 512 }).rows).toEqual(curve.rows.slice(0, 4))
  })
})

it('both parties, unless a utility is unknown', () => {
  const northlake = curveOf(sample('northlake'), { trials: 256 }, 'flat')
  expect(northlake.rows.every(({ licensee }) => licensee !== null)).toBe(true)
  expect(curveOf(minimal, { trials: 64 }).rows.every(({ licensee }) => licensee === null)).toBe(true)
})

it('a run shorter than four trials a replicate is one row', () => {
  expect(curveOf(minimal, { trials: 20 }).rows.map(({ trials }) => trials)).toEqual([32])
})

it('errors shrink as trials are added', () => {
  const { rows } = curveOf(minimal, { trials: 8192 })
  for (const figure of ['mean', 'q05', 'q50', 'q95'] as const) {
    const first = rows[0]!.licensor[figure].standardError
    expect(rows.at(-1)!.licensor[figure].standardError).toBeLessThan(first / 4)
  }
})

it('a stop rule of the document plays no part', () => {
  const ruled = changed(minimal, (copy) => {
    copy.simulation = { trials: 128, until: { relativeError: 1e-6, maximum: 1e6 } }
  })
  expect(curveOf(ruled, {}).rows.map(({ trials }) => trials)).toEqual([64, 128])
})

it('refuses a deal that is not there, and what a valuation would refuse', () => {
  const asked = converge(minimal, { deal: 'offfer' })
  expect(asked).toMatchObject({ ok: false, faults: [{ kind: 'reference', pointer: '/deals' }] })
  expect(converge({}, { deal: 'offer' }).ok).toBe(false)
})
