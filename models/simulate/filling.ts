import { compileModule } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Bank, Coded, Geometry } from './bank.ts'
import { type Draw, drawOf } from './draw.ts'
import { fillEvents } from './events.ts'
import type { Frame } from './frame.ts'
import { type Looked, looking } from './looked.ts'
import { type PathPart, pathParts, writeParts } from './pathParts.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillQuality, fillRates } from './rates.ts'
import { partsFor, wantedOf } from './wanted.ts'

/** What was filled, one a block. */
export interface Filled {
  /** columns of variables */
  columns: number
  /** pieces of paths */
  paths: number
}

/** A block, and the names of what of it is out of date: what is filled is taken off. */
export interface Fillable {
  readonly bank: Bank
  readonly frame: Frame
  readonly pending: Set<string>
}

/** Fills what is out of date of what is looked at, or all that is out of date. */
export type Fill = (block: Fillable, looked?: Looked) => void

export interface Filling {
  readonly how: Sampling
  readonly geometry: Geometry
  readonly counts: Filled
}

/** Fills blocks of a plan. What is drawn with, and the programs, are made once for all blocks, when they are needed. */
export const fillingOf = (written: Frame, { how, geometry, counts }: Filling): Fill => {
  const every = pathParts(written)
  const drawFor = drawsOf(written, how)
  const codeFor = pathCodes(written, geometry)
  const wantedBy = wantsOf(written, codeFor)
  return ({ bank, frame, pending }, looked) => {
    const wanted = looked === undefined ? pending : wantedBy(looked)
    const names = [...pending].filter((name) => wanted.has(name))
    frame.fault = null
    if (names.length === 0) return
    const isNamed = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
    const { draw, columns } = drawFor(new Set(names))
    draw(frame)
    counts.columns += columns
    if (frame.fault === null && isNamed(/^frame\.(gates|failureYear|gateYear|events)/)) fillEvents(frame)
    if (frame.fault !== null) return
    if (isNamed(/^frame\.discounting/)) fillRatesAnew(frame)
    if (isNamed(/^frame\.quality/)) fillQuality(frame)
    const parts = every.filter((part) => names.includes(part))
    if (parts.length > 0) bank.load('paths', codeFor(parts).coded()).run(frame.start, frame.count)
    counts.paths += parts.length
    for (const name of names) pending.delete(name)
  }
}

/** What fills the variables that are named, and how many they are. */
const drawsOf = ({ plan }: Frame, how: Sampling) => {
  const points = pointsOf(plan, how)
  const known = new Map<string, { readonly draw: Draw; readonly columns: number }>()
  return (names: ReadonlySet<string>) => {
    const places = plan.variables.map((_, p) => p).filter((p) => names.has(`variables.${p}`))
    const key = places.join()
    const wanted = new Set(places)
    const found = known.get(key) ?? {
      draw: drawOf(plan, points, (place) => wanted.has(place)),
      columns: places.length,
    }
    known.set(key, found)
    return found
  }
}

/** The program of some pieces of paths: what it looks at, and its code. */
interface PathCode {
  readonly looked: Looked
  readonly coded: () => Coded
}

const pathCodes = (written: Frame, geometry: Geometry) => {
  const known = new Map<string, PathCode>()
  return (parts: readonly PathPart[]): PathCode => {
    const key = parts.join()
    const looked: Looked = new Set()
    const found = known.get(key) ?? {
      looked,
      coded: codedOnce(writeParts(looking(written, looked), new Set(parts)), geometry),
    }
    known.set(key, found)
    return found
  }
}

const codedOnce = (program: Program, { sites }: Geometry): (() => Coded) => {
  let coded: Coded | null = null
  return () => {
    coded ??= { program, module: compileModule(program, sites.paths) }
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
const fillRatesAnew = (frame: Frame): void => {
  for (const party of frame.discounting)
    for (const rate of Object.values(party)) if (rate !== null) rate.filled = 0
  fillRates(frame)
}
