import type { Program } from '../kernel/program.ts'
import { keep } from '../units/keep.ts'
import { type Bank, type Coded, codeFor, type Geometry } from './bank.ts'
import { type Draw, drawOf } from './draw.ts'
import { fillEvents } from './events.ts'
import type { Frame } from './frame.ts'
import { type Looked, looking, touches } from './looked.ts'
import { type PathPart, pathParts, writeParts } from './pathParts.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillQuality, fillRates } from './rates.ts'
import { drawnOf, partsFor, placeOf, wantedOf } from './wanted.ts'

/** What was filled, one a block. */
export interface Filled {
  /** columns of variables */
  columns: number
  /** pieces of paths */
  paths: number
  /** programs of pieces of paths that were written, once for all blocks */
  programs: number
}

/** A block, and the names of what of it is out of date: what is filled is taken off. */
export interface Fillable {
  readonly bank: Bank
  readonly frame: Frame
  readonly pending: Set<string>
}

/** Fills what is out of date of what is looked at, or all that is out of date. */
export type Fill = (block: Fillable, looked?: Looked) => void

export interface Filler {
  readonly fill: Fill
  /** goes over to another plan, which differs by these names */
  readonly change: (written: Frame, differences: ReadonlySet<string>) => void
}

export interface Filling {
  readonly how: Sampling
  readonly geometry: Geometry
  readonly counts: Filled
}

/**
 * Fills blocks of a plan. What is drawn with, and the programs, are made once for all blocks, when they are needed, and stay
 * from plan to plan: a program for as long as nothing differs that was looked at while it was written, what is drawn with
 * and what has to be filled for whom for as long as nothing but constants differs, which are read when they are filled.
 */
export const fillingOf = (given: Frame, { how, geometry, counts }: Filling): Filler => {
  const every = pathParts(given)
  const codes: Codes = new Map()
  let written = given
  const codeFor = pathCodes(() => written, { geometry, counts, known: codes })
  const makersOf = () => ({ drawFor: drawsOf(written, how), wantedBy: wantsOf(written, codeFor) })
  let makers = makersOf()
  const change: Filler['change'] = (next, differences) => {
    written = next
    const outdated = [...codes].filter(([, { looked }]) => touches(differences, looked))
    for (const [parts] of outdated) codes.delete(parts)
    if (outdated.length > 0 || !constantsAlone(written, differences)) makers = makersOf()
  }
  const fill: Fill = ({ bank, frame, pending }, looked) => {
    const { drawFor, wantedBy } = makers
    const wanted = looked === undefined ? pending : wantedBy(looked)
    const names = [...pending].filter((name) => wanted.has(name))
    frame.fault = null
    if (names.length === 0) return
    const isNamed = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
    const drawn = drawnOf(new Set(names))
    const { draw, columns } = drawFor(names)
    draw(frame)
    counts.columns += columns
    if (frame.fault === null && isNamed(/^frame\.(gates|failureYear|gateYear|events)/))
      fillEvents(frame, drawn.licensee)
    if (frame.fault !== null) return
    fillRatesAnew(frame, drawn.party)
    if (isNamed(/^frame\.quality/)) fillQuality(frame)
    const parts = every.filter((part) => names.includes(part))
    if (parts.length > 0) bank.load('paths', codeFor(parts).coded()).run(frame.start, frame.count)
    counts.paths += parts.length
    for (const name of names) pending.delete(name)
  }
  return { fill, change }
}

/** Whether nothing differs but constants, and no column of a block with them. */
const constantsAlone = ({ plan }: Frame, differences: ReadonlySet<string>): boolean =>
  [...differences].every((name) => {
    const place = placeOf(name)
    return place !== null && plan.variables[place]!.kind === 'constant'
  })

/** What fills the variables that are named, and how many they are. */
const drawsOf = ({ plan }: Frame, how: Sampling) => {
  const points = pointsOf(plan, how)
  const known = new Map<string, { readonly draw: Draw; readonly columns: number }>()
  return (names: readonly string[]) => {
    const places = names
      .map(placeOf)
      .filter((place) => place !== null)
      .sort((a, b) => a - b)
    const key = places.join()
    const wanted = new Set(places)
    const found = known.get(key) ?? {
      draw: drawOf(plan, points, (place) => wanted.has(place)),
      columns: places.length,
    }
    keep(known, { key, value: found, most })
    return found
  }
}

/** Ways of drawing, and programs, that stay at most: as many as there are questions after each other, and some. */
const most = 256

/** The program of some pieces of paths: what it looks at, and its code. */
interface PathCode {
  readonly looked: Looked
  readonly coded: () => Coded
}

/** By the pieces of paths that they work out. */
type Codes = Map<string, PathCode>

interface Coding extends Omit<Filling, 'how'> {
  readonly known: Codes
}

const pathCodes =
  (written: () => Frame, { geometry, counts, known }: Coding) =>
  (parts: readonly PathPart[]): PathCode => {
    const key = parts.join()
    const write = (): PathCode => {
      const looked: Looked = new Set()
      const program = writeParts(looking(written(), looked), new Set(parts))
      counts.programs++
      return { looked, coded: codedOnce(program, geometry) }
    }
    const found = known.get(key) ?? write()
    keep(known, { key, value: found, most })
    return found
  }

const codedOnce = (program: Program, { sites }: Geometry): (() => Coded) => {
  let coded: Coded | null = null
  return () => {
    coded ??= { program, module: codeFor(program, sites.paths) }
    return coded
  }
}

/** All that somebody needs who looks at some of a block. */
const wantsOf = (written: Frame, codeFor: ReturnType<typeof pathCodes>) => {
  const known = new WeakMap<Looked, { readonly size: number; readonly names: ReadonlySet<string> }>()
  return (looked: Looked): ReadonlySet<string> => {
    const found = known.get(looked)
    if (found?.size === looked.size) return found.names
    const parts = partsFor(written, looked)
    const names = wantedOf(written, [...looked, ...parts, ...codeFor(parts).looked])
    known.set(looked, { size: looked.size, names })
    return names
  }
}

/** A rate that is the same in every trial stays in its columns; here it may be another one. */
const fillRatesAnew = (frame: Frame, wanted: (party: number) => boolean): void => {
  for (const party of frame.discounting)
    for (const rate of Object.values(party)) if (rate !== null) rate.filled = 0
  fillRates(frame, wanted)
}
