import { describe, expect, it } from 'vitest'
import { leverOf } from '../../models/negotiate/levers.ts'
import { offersOf } from '../../models/negotiate/offers.ts'
import { solveOf } from '../../models/negotiate/solve/solve.ts'
import type { AskedZone } from '../../models/negotiate/zone/asked.ts'
import { zoneOf } from '../../models/negotiate/zone/zone.ts'
import constants from '../../models/samples/constants.json'
import minimal from '../../models/samples/minimal.json'
import { type Zone, zoneSchema } from '../../models/scenario/schema/zone.ts'
import { estimateOf } from '../../models/summarise/estimate.ts'
import { prepare } from '../../models/valuation.ts'
import { edited, sample } from '../support/edits.ts'

const prepared = (document: unknown, trials = 256) => {
  const found = prepare(document, { trials })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value
}

const asked = (document: unknown, question: Partial<AskedZone>, trials?: number) => {
  const about = prepared(document, trials)
  return zoneOf(about, { deal: about.scenario.document.deals[0]!.id, ...question })
}

const answer = (...question: Parameters<typeof asked>): Zone => {
  const found = asked(...question)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return zoneSchema.parse(found.value)
}

const terms = [
  { kind: 'upfrontFee', amount: 200_000 },
  { kind: 'royalty', rate: 0.05 },
  { kind: 'residual', scope: 'none' },
]
const certain = edited(edited(constants, '/deals/0/terms', terms), '/licensor/alternative/value', 300_000)

/** Σ R_y·(1 + r)^−y, R_y = 100 M·(1.05·0.98)^(y−1)·0.2y·0.1: sales of the product at year ends. */
const sales = (rate: number): number =>
  [1, 2, 3, 4, 5].reduce((sum, y) => sum + 1e7 * (1.05 * 0.98) ** (y - 1) * 0.2 * y * (1 + rate) ** -y, 0)

/** After a tax of 25 %: what the owner gains over 300,000, and what the buyer keeps of half of a margin of 30 %. */
const ours = (upfront: number, rate: number): number => 0.75 * (upfront + rate * sales(0.1)) - 300_000
const theirs = (upfront: number, rate: number): number => 0.75 * ((0.15 - rate) * sales(0.12) - upfront)

describe('a document without uncertainty has a zone by arithmetic', () => {
  const zone = answer(certain, { terms: 'upfront=0..4M,rate=0..20%' })
  const [x, y] = zone.terms.map(({ values }) => values) as [number[], number[]]

  it('what each party gains, everywhere', () => {
    y.forEach((rate, j) => {
      x.forEach((upfront, i) => {
        expect(zone.gains.licensor.values[j]![i]).toBeCloseTo(ours(upfront, rate), 3)
        expect(zone.gains.licensee.values[j]![i]).toBeCloseTo(theirs(upfront, rate), 3)
      })
    })
    expect(zone.gains.licensor.errors.flat().every((error) => error === 0)).toBe(true)
    expect(zone.worked.offers).toBe(4)
  })

  it('both walk-away contours are its straight lines, from edge to edge', () => {
    const [lines, others] = [zone.contours.licensor, zone.contours.licensee]
    expect([lines.length, others.length]).toEqual([1, 1])
    for (const [upfront, rate] of lines[0]!) expect(ours(upfront!, rate!)).toBeCloseTo(0, 3)
    for (const [upfront, rate] of others[0]!) expect(theirs(upfront!, rate!)).toBeCloseTo(0, 3)
    expect(Math.max(...others[0]!.map(([, rate]) => rate!))).toBeCloseTo(0.15, 9)
  })

  it('the zone, its best offers, and the room of each term while the other stays', () => {
    const inside = y.flatMap((rate) =>
      x.filter((upfront) => ours(upfront, rate) >= -0.005 && theirs(upfront, rate) >= -0.005),
    )
    expect(zone.zone.exists).toBe(true)
    expect(zone.zone.share).toBeCloseTo(inside.length / (x.length * y.length), 12)
    expect(zone.zone.ranges![0]!.to).toBeCloseTo(0.15 * sales(0.12), 3)
    expect(zone.zone.best!.licensor.licensee).toBeGreaterThanOrEqual(0)
    const [upfront, rate] = zone.alone
    expect(upfront).toMatchObject({ term: 'upfront', at: 0.05 })
    expect(upfront!.from).toBeCloseTo(Math.max(0, 400_000 - 0.05 * sales(0.1)), 3)
    expect(upfront!.to).toBeCloseTo(0.1 * sales(0.12), 3)
    expect(rate!.to).toBeCloseTo(0.15 - 200_000 / sales(0.12), 9)
  })

  it('its best offers lie on the walk-away of the other, between the places of the grid', () => {
    const { licensor, licensee } = zone.zone.best!
    // the owner's money is cheaper to wait for: all of the price as royalty, and none to the buyer
    expect(licensor).toMatchObject({ at: [0, expect.closeTo(0.15, 6)], licensee: 0 })
    expect(licensor.licensor).toBeCloseTo(ours(0, 0.15), 2)
    expect(licensee.licensor).toBeCloseTo(0, 2)
    expect(licensee.licensee).toBeCloseTo(Math.max(theirs(400_000, 0), theirs(0, 400_000 / sales(0.1))), 2)
  })

  it('nothing blurs it, and who gains never regrets', () => {
    expect(zone.both).toBeNull()
    zone.gains.licensee.values.flat().forEach((gain, place) => {
      if (Math.abs(gain) > 1) expect(zone.regret.licensee.values.flat()[place]).toBe(gain > 0 ? 0 : 1)
    })
  })

  it('nobody regrets what is as good as its walk-away', () => {
    const none = answer(edited(certain, '/licensor/alternative/value', 0), {
      terms: 'upfront=0..4M,rate=0..20%',
    })
    expect(none.gains.licensor.values[0]![0]).toBe(0)
    expect(none.regret.licensor.values.flat().every((often) => often === 0)).toBe(true)
  })

  it('marks the deal as it stands', () => {
    expect(zone.present).toHaveLength(1)
    expect(zone.present[0]!.at).toEqual([200_000, 0.05])
    expect(zone.present[0]!.licensor.value).toBeCloseTo(ours(200_000, 0.05), 3)
  })

  it('is a range where one term moves', () => {
    const one = answer(certain, { terms: 'upfront=0..4000000' })
    expect(one.terms).toHaveLength(1)
    expect(one.contours.licensee.flat(2)).toEqual([expect.closeTo(0.1 * sales(0.12), 3)])
    expect(one.alone).toEqual([
      { ...zone.alone[0], at: null, from: expect.anything(), to: expect.anything() },
    ])
    expect(one.alone[0]!.to).toBeCloseTo(zone.alone[0]!.to!, 3)
  })

  it('is told where there is none: what the one who lacks more lacks at least', () => {
    const none = answer(edited(certain, '/licensor/alternative/value', 9e6), {
      terms: 'upfront=0..4000000,rate=0..0.2',
    })
    expect(none.zone).toMatchObject({ exists: false, share: 0, ranges: null, best: null })
    const { at, licensor, licensee } = none.zone.nearest!
    expect(Math.min(licensor, licensee)).toBeLessThan(0)
    expect(licensee).toBeCloseTo(theirs(at[0]!, at[1]!), 3)
    expect(none.alone.map(({ from, to }) => [from, to])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('is looked for as far as somebody loses, unless its ranges are said', () => {
    const { terms: own, gains } = answer(certain, {})
    expect(own.map(({ lever }) => lever.name)).toEqual(['upfront', 'rate'])
    expect(gains.licensee.values.at(-1)!.at(-1)).toBeLessThan(0)
  })
})

describe('an uncertain deal', () => {
  const trials = 256
  const zone = answer(sample, { deal: 'royalty', terms: 'upfront=0..4000000,rate=0..0.12' }, trials)
  const about = prepared(sample, trials)
  const at = { scenario: about.scenario, deal: 1 }

  it('the plane is what offers come to, between those that were worked out, within a part of their error', () => {
    const offers = offersOf({ ...about, trials })
    const levers = ['upfront', 'rate'].map((name) => {
      const lever = leverOf(at, { name, asked: 'terms' })
      if (!lever.ok) throw new Error(name)
      return lever.value
    })
    for (const [i, j] of [
      [7, 29],
      [22, 13],
      [33, 37],
      [11, 5],
    ] as const) {
      const values = [zone.terms[0]!.values[i]!, zone.terms[1]!.values[j]!]
      const offer = offers.at('royalty', levers, values)
      if (!offer.ok) throw new Error('no offer')
      for (const party of ['licensor', 'licensee'] as const) {
        const gain = offer.value[party]!.map((worth, t) => worth - offer.value.walkAways[party][t]!)
        const { value, standardError } = estimateOf(gain, 16)
        expect(Math.abs(zone.gains[party].values[j]![i]! - value)).toBeLessThan(0.5 * standardError)
        expect(zone.gains[party].errors[j]![i]! / standardError).toBeGreaterThan(0.8)
      }
      const { licensee } = offer.value.turnsOut
      const below =
        licensee!.filter((worth, t) => !(worth > offer.value.walkAways.licensee[t]!)).length / trials
      expect(Math.abs(zone.regret.licensee.values[j]![i]! - below)).toBeLessThan(0.02)
    }
  })

  it('its contour is where a term is solved for the walk-away', () => {
    const solved = solveOf(about, { deal: 'royalty', for: 'rate', hold: 'licensee', target: 'walk-away' })
    if (!solved.ok) throw new Error('unsolved')
    const [{ value, standardError } = { value: 0, standardError: 0 }] = solved.value.solutions
    expect(Math.abs(zone.alone[1]!.to! - value)).toBeLessThan(0.5 * standardError)
  })

  it('on or off, and whole years, have nothing between', () => {
    const own = answer(sample, { deal: 'exclusive', terms: 'exclusivity,duration' }, 64)
    // its guarantee begins in year 3, and its tail ends with the horizon
    expect(own.terms.map(({ values }) => values)).toEqual([
      [0, 1],
      [3, 4, 5, 6, 7, 8, 9],
    ])
  })
})

describe('refuses, by the name of what was asked', () => {
  const faults = (document: unknown, question: Partial<AskedZone>) => {
    const found = asked(document, question)
    return found.ok ? [] : found.faults.map(({ pointer, expected }) => `${pointer} ${expected}`)
  }

  it.each([
    ['upfront,rate,duration', '?terms one or two terms'],
    [',', '?terms one or two terms'],
    ['upfront,upfront', '?terms two terms that differ'],
    ['upfront=3..1', '?terms a range of upfront'],
    ['rate=0%..700%', '?terms a range of rate from less to more, at least 0, at most 1'],
    ['rate=0..7', '?terms a range of rate from less to more, at least 0, at most 1'],
    ['uprfont', '?terms what can be moved in royalty'],
  ])('%s', (terms, sentence) => {
    expect(faults(certain, { terms }).join()).toContain(sentence)
  })

  it('every fault at once', () => {
    expect(faults(certain, { terms: 'uprfont,ratte', measure: 'median' })).toHaveLength(3)
  })

  it('a certainty equivalent without a tolerance, a deal that is not there, a licensee of whom nothing is known', () => {
    expect(faults(certain, { measure: 'certainty' })[0]).toContain('/licensor/riskTolerance')
    expect(faults(certain, { deal: 'flat' })[0]).toContain('/deals')
    expect(faults(minimal, {})[0]).toContain('so that its walk-away can be held')
  })
})

describe('a range of a term', () => {
  it('begins where the deal can be played, if nobody said where', () => {
    const late = edited(constants, '/deals/0/terms/2/fromYear', 3)
    const zone = answer(late, { terms: 'duration,upfront' }, 16)
    expect(zone.terms[0]).toMatchObject({ from: 3, to: 5 })
  })

  it('that was said is refused by its name where the deal cannot be played', () => {
    const late = edited(constants, '/deals/0/terms/2/fromYear', 3)
    const found = asked(late, { terms: 'duration=1..5,upfront' }, 16)
    expect(found).toMatchObject({ ok: false, faults: [{ pointer: '?terms' }] })
  })

  it.each(['upfront=0..1e308', 'upfront=3..1', ',', ''])('%s is refused', (terms) => {
    expect(asked(constants, { terms }, 16)).toMatchObject({ ok: false, faults: [{ pointer: '?terms' }] })
  })

  it('says where it may lie in words', () => {
    expect(asked(constants, { terms: 'upfront=3..1' }, 16)).toMatchObject({
      faults: [{ expected: 'a range of upfront from less to more, at least 0' }],
    })
  })
})
