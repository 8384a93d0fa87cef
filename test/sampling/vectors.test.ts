import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bernoulli } from '../../models/distributions/bernoulli.ts'
import type { Distribution } from '../../models/distributions/distribution.ts'
import { logitnormal } from '../../models/distributions/logitnormal.ts'
import { lognormal } from '../../models/distributions/lognormal.ts'
import { normal } from '../../models/distributions/normal.ts'
import { pert } from '../../models/distributions/pert.ts'
import { triangular } from '../../models/distributions/triangular.ts'
import { uniform } from '../../models/distributions/uniform.ts'
import { plain } from '../../models/kernel/plain.ts'
import { quantileTable, tableColumn } from '../../models/sampling/quantileTable.ts'
import { scrambledSobol, sobolColumn } from '../../models/sampling/sobolColumn.ts'
import { toUnit } from '../../models/sampling/unit.ts'
import {
  mapInRoom,
  ofPointsInRoom,
  ofValuesInRoom,
  sobolInVectors,
  tableInRoom,
  unitsInRoom,
} from '../../models/sampling/wasm/columns.ts'
import { roomLength, roomOf, tableSlots } from '../../models/sampling/wasm/room.ts'
import { createSlots } from '../../models/sampling/wasm/slots.ts'

/** Points as they are drawn, and points near both ends and the middle. */
const point = fc.oneof(
  fc.nat(0xffffffff),
  fc.tuple(fc.integer({ min: 0, max: 31 }), fc.nat(0xffffffff), fc.boolean()).map(([shift, x, upper]) => {
    const small = x >>> shift
    return upper ? 0xffffffff - small : small
  }),
  fc.constantFrom(0, 1, 32766, 32767, 32768, 65535, 65536, 0x7fffffff, 0x80000000, 0xffff8000, 0xffff7fff),
)
const points = fc.array(point, { minLength: 1, maxLength: 40 }).map((given) => Uint32Array.from(given))

test('Sobol points are those of the loop, for any replicates, from any trial on', () => {
  fc.assert(
    fc.property(
      fc.record({
        dimension: fc.nat(1023),
        first: fc.nat(5_000_000),
        count: fc.integer({ min: 1, max: 3 * roomLength }),
        seeds: fc.array(fc.nat(0xffffffff), { minLength: 1, maxLength: 70 }),
        inFours: fc.boolean(),
      }),
      ({ dimension, first, count, seeds, inFours }) => {
        const own = inFours ? [...seeds, ...seeds, ...seeds, ...seeds] : seeds
        const from = inFours ? 4 * (first >> 2) : first
        const sobol = scrambledSobol(dimension, Uint32Array.from(own))
        const [vectors, loop] = [new Uint32Array(count), new Uint32Array(count)]
        sobolInVectors(sobol, from, vectors, count)
        sobolColumn(sobol, from, loop, count)
        expect(vectors).toEqual(loop)
      },
    ),
    { numRuns: 200 },
  )
})

test('units are the middles of cells', () => {
  fc.assert(
    fc.property(points, (given) => {
      const out = new Float64Array(given.length)
      ofPointsInRoom(unitsInRoom)(given, out, given.length)
      expect(out).toEqual(Float64Array.from(given, toUnit))
    }),
  )
})

describe('a table in vectors is the table in a loop', () => {
  const laws: readonly (readonly [string, () => Distribution])[] = [
    ['normal', () => normal(0, 1)],
    ['pert', () => pert({ min: 1, mode: 2, max: 5 })],
    ['a steep pert', () => pert({ min: 0, mode: 0, max: 1, lambda: 40 })],
  ]
  test.each(laws)('%s', (_, law) => {
    const [one, other] = [quantileTable(law()), quantileTable(law())]
    fc.assert(
      fc.property(points, (given) => {
        const [vectors, loop] = [new Float64Array(given.length), new Float64Array(given.length)]
        ofPointsInRoom(tableInRoom(one))(given, vectors, given.length)
        tableColumn(other, given, loop, given.length)
        expect(vectors).toEqual(loop)
      }),
      { numRuns: 300 },
    )
  })

  test('once a table has lost its place to others', () => {
    const tables = Array.from({ length: tableSlots + 3 }, (_, i) => quantileTable(normal(i, 1)))
    const draw = (i: number): number => {
      const out = new Float64Array(1)
      ofPointsInRoom(tableInRoom(tables[i]!))(Uint32Array.of(0x7fffffff), out, 1)
      return out[0]!
    }
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < tables.length; i += 13) expect(draw(i)).toBeCloseTo(i, 6)
    for (let i = 0; i < tables.length; i++) expect(draw(i)).toBeCloseTo(i, 6)
    expect(draw(0)).toBeCloseTo(0, 6)
  })
})

describe('the formula of a law is its function', () => {
  const near = fc.double({ min: -6.4, max: 6.4, noNaN: true })
  const maps: readonly (readonly [string, Distribution])[] = [
    ['normal', normal(2, 3)],
    ['lognormal', lognormal(18, 0.6)],
    ['a wide lognormal', lognormal(-3, 3.3)],
    ['logitnormal', logitnormal(0.05, 0.4)],
    ['a wide logitnormal', logitnormal(0.02, 0.98)],
  ]
  test.each(maps)('%s', (_, law) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(near, fc.constantFrom(0, -0)), { minLength: 1 }), (given) => {
        const column = Float64Array.from(given)
        ofValuesInRoom(mapInRoom(law.formula!))(column, given.length)
        expect(column).toEqual(Float64Array.from(given, law.ofNormal!))
      }),
    )
  })

  test.each([
    ['uniform', uniform(-2, 5)],
    ['bernoulli', bernoulli(0.3)],
    ['triangular', triangular(0, 1, 5)],
  ] as const)('%s, compiled and over plain numbers', (_, law) => {
    const { write, parameters } = law.formula!
    fc.assert(
      fc.property(points, (given) => {
        const column = Float64Array.from(given, toUnit)
        const wanted = column.map((u) => law.quantile(u))
        expect(column.map((u) => write(plain, u, parameters))).toEqual(wanted)
        ofValuesInRoom(mapInRoom(law.formula!))(column, given.length)
        expect(column).toEqual(wanted)
      }),
    )
  })

  test('a law whose values leave the normal numbers has none', () => {
    expect(lognormal(-650, 1).formula).toBeUndefined()
    expect(lognormal(0, 4).formula).toBeUndefined()
    expect(lognormal(0, 3).formula).toBeDefined()
  })
})

test('a thing keeps its place until as many others have come', () => {
  const places: (object | undefined)[] = []
  const slots = createSlots<object>(3, (thing, slot) => {
    places[slot] = thing
  })
  const things = Array.from({ length: 7 }, () => ({}))
  for (const order of [
    [0, 1, 2, 0, 1, 2],
    [3, 1, 2, 0],
    [4, 5, 6, 0, 4, 4],
  ])
    for (const i of order) expect(places[slots.of(things[i]!)]).toBe(things[i])
  const slot = slots.of(things[0]!)
  places[slot] = undefined
  expect(slots.renew(things[0]!)).toBe(slot)
  expect(places[slot]).toBe(things[0])
})

test('the columns of the room are drawn in place', () => {
  const { bits } = roomOf()
  const sobol = scrambledSobol(3, Uint32Array.of(1, 2, 3, 4))
  const apart = new Uint32Array(40)
  sobolInVectors(sobol, 8, apart, 40)
  sobolInVectors(sobol, 8, bits, 40)
  expect(bits.subarray(0, 40)).toEqual(apart)
})
