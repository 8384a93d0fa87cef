import { describe, expect, it } from 'vitest'
import type { AskedZone } from '../../models/negotiate/zone/asked.ts'
import { zoneOf } from '../../models/negotiate/zone/zone.ts'
import constants from '../../models/samples/constants.json'
import { type Zone, zoneSchema } from '../../models/scenario/schema/zone.ts'
import { prepare } from '../../models/valuation.ts'
import { edited } from '../support/edits.ts'

const asked = (document: unknown, terms: AskedZone['terms']) => {
  const prepared = prepare(document, { trials: 16 })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  return zoneOf(prepared.value, { deal: 'royalty', terms })
}

const answer = (...question: Parameters<typeof asked>): Zone => {
  const found = asked(...question)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return zoneSchema.parse(found.value)
}

const certain = edited(constants, '/deals/0/terms', [
  { kind: 'upfrontFee', amount: 200_000 },
  { kind: 'royalty', rate: 0.05 },
  { kind: 'residual', scope: 'none' },
])

/** Σ R_y·(1 + r)^−y, R_y = 100 M·(1.05·0.98)^(y−1)·0.2y·0.1: sales of the product at year ends. */
const sales = (rate: number): number =>
  [1, 2, 3, 4, 5].reduce((sum, y) => sum + 1e7 * (1.05 * 0.98) ** (y - 1) * 0.2 * y * (1 + rate) ** -y, 0)

describe('a document without uncertainty has the zone of arithmetic', () => {
  const zone = answer(certain, 'upfront=0..4000000,rate=0..0.2')
  const [upfronts, rates] = zone.terms.map(({ values }) => values) as [number[], number[]]

  it('the licensor gains (1 − τ)·(U + r·S) everywhere on the plane, the licensee loses as much at its own rate', () => {
    const { licensor, licensee } = zone.gains
    const free = licensee.values[0]![0]!
    for (const [j, r] of rates.entries())
      for (const [i, u] of upfronts.entries()) {
        expect(licensor.values[j]![i]!).toBeCloseTo(0.75 * (u + r * sales(0.1)), 2)
        expect(licensee.values[j]![i]!).toBeCloseTo(free - 0.75 * (u + r * sales(0.12)), 2)
      }
  })

  it('its contour is the straight line U = U₀ − r·S on which the licensee gains nothing', () => {
    const most = zone.gains.licensee.values[0]![0]! / 0.75
    const line = zone.contours.licensee.flat()
    expect(line.length).toBeGreaterThan(10)
    for (const [u = Number.NaN, r = Number.NaN] of line) expect(u).toBeCloseTo(most - r * sales(0.12), 0)
  })

  it('has no blur, and regret in every future or in none: where a party is not above its walk-away', () => {
    expect(zone.both).toBeNull()
    const off: unknown[] = []
    for (const [j, row] of zone.regret.licensee.values.entries())
      for (const [i, often] of row.entries())
        if (often !== (zone.gains.licensee.values[j]![i]! > 0 ? 0 : 1))
          off.push([upfronts[i], rates[j], often, zone.gains.licensee.values[j]![i]])
    expect(off).toEqual([])
  })
})

describe('a range of a term', () => {
  it('begins where the deal can be played, if nobody said where', () => {
    const late = edited(constants, '/deals/0/terms/2/fromYear', 3)
    const zone = answer(late, 'duration,upfront')
    expect(zone.terms[0]).toMatchObject({ from: 3, to: 5 })
  })

  it('that was said is refused by its name where the deal cannot be played', () => {
    const late = edited(constants, '/deals/0/terms/2/fromYear', 3)
    const found = asked(late, 'duration=1..5,upfront')
    expect(found).toMatchObject({ ok: false, faults: [{ pointer: '?terms' }] })
  })

  it.each(['upfront=0..1e308', 'upfront=3..1', ',', ''])('%s is refused', (terms) => {
    expect(asked(constants, terms)).toMatchObject({ ok: false, faults: [{ pointer: '?terms' }] })
  })

  it('says where it may lie in words', () => {
    expect(asked(constants, 'upfront=3..1')).toMatchObject({
      faults: [{ expected: 'a range of upfront from less to more, at least 0' }],
    })
  })
})
