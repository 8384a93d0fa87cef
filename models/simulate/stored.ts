import { alike } from '../kernel/alike.ts'
import { bytesOf, compileModule } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import { precondition } from '../units/precondition.ts'
import { type Bank, bankSize, type Coded, createBank, type Geometry, geometryOf } from './bank.ts'
import { type Draw, drawOf } from './draw.ts'
import { fillEvents } from './events.ts'
import { blockSize, createFrame, type Frame } from './frame.ts'
import { type Looked, touches } from './looked.ts'
import { columnsOfPart, lookedAtBy, type PathPart, pathParts, writeParts } from './pathParts.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillQuality, fillRates } from './rates.ts'

/** What was done, to see that no more was done than had to be. */
export interface Counts {
  /** columns of variables that were filled, one a block */
  columns: number
  /** pieces of paths that were worked out, one a block */
  paths: number
  /** blocks on which a deal was evaluated */
  deals: number
  /** blocks on which a decision was weighed */
  decisions: number
}

/** A block of futures: what it holds, and what of it is out of date. */
interface Block {
  readonly bank: Bank
  frame: Frame
  /** names of `looked.ts`; null: everything */
  pending: Set<string> | null
  /** trials it holds */
  count: number
  first: number
}

/** The futures of a plan in blocks that stay, as far as there is room; what has changed is filled anew when asked for. */
export interface Stored {
  readonly counts: Counts
  /** the trials from `first` on, up to date, or why they cannot be */
  readonly block: (first: number, count: number) => StoredBlock | Failure
  /** goes over to a plan; what its blocks hold of it differs by these names, which are added to */
  readonly change: (plan: Plan, differences: Set<string>) => void
  /** a frame to write programs for */
  readonly template: () => Frame
  /** the code of a deal's program: that of the one before, where they differ in numbers alone */
  readonly code: (program: Program, before: Coded | null) => Coded
}

export interface StoredBlock {
  readonly bank: Bank
  readonly frame: Frame
}

export interface Storing {
  readonly how: Sampling
  /** blocks kept at most, a multiple of the size of a bank; those beyond are filled each time */
  readonly most: number
  readonly counts: Counts
}

export const storedFutures = (given: Plan, { how, most, counts }: Storing): Stored => {
  let plan = given
  const template = createFrame(given, blockSize, 'drawn')
  let written = { ...template, plan }
  const every = new Set(pathParts(template))
  const paths = bytesOf(writeParts(template, every), template.size)
  const geometry = geometryOf(given, template.size, { paths: 2 * paths + 65536, deals: room })
  const blocks: Block[] = []
  const looks = new Map<PathPart, Looked>()
  const looksOf = (part: PathPart): Looked => {
    const known = looks.get(part) ?? lookedAtBy(written, part)
    looks.set(part, known)
    return known
  }
  let filling = fillingOf(written, { how, geometry, counts })

  const blockAt = (first: number): Block => {
    const wanted = first / blockSize
    // the first banks stay, so that a short run after a long one finds its blocks
    const index = wanted < most ? wanted : most - bankSize + (wanted % bankSize)
    for (let b = blocks.length; b <= index; b += bankSize) {
      const bank = createBank(plan, geometry)
      for (const frame of bank.frames) blocks.push({ bank, frame, pending: null, count: 0, first: -1 })
    }
    return blocks[index]!
  }
  const bring = (block: Block, first: number, count: number): void => {
    const { frame } = block
    if (block.first !== first || block.count < count) block.pending = null
    frame.first = first
    frame.count = Math.max(count, block.first === first ? block.count : 0)
    if (block.pending?.size !== 0) filling(block)
    block.first = first
    block.count = frame.count
    frame.count = count
  }
  return {
    counts,
    block: (first, count) => {
      const block = blockAt(first)
      bring(block, first, count)
      if (block.frame.fault !== null) {
        block.pending = null
        return block.frame.fault
      }
      block.pending = new Set()
      return block
    },
    change: (next, differences) => {
      plan = next
      for (const part of every)
        if (touches(differences, looksOf(part))) {
          differences.add(part)
          for (const column of columnsOfPart(next, part)) differences.add(column)
        }
      written = { ...template, plan }
      for (const part of every) if (differences.has(part)) looks.delete(part)
      filling = fillingOf(written, { how, geometry, counts })
      for (const block of blocks) {
        block.frame = { ...block.frame, plan }
        if (block.pending !== null) for (const name of differences) block.pending.add(name)
      }
    },
    template: () => written,
    code: (program, before) => {
      precondition(bytesOf(program, template.size) <= room, 'a deal has a program of at most 32 MB')
      const known = before !== null && alike(before.program, program)
      return { program, module: known ? before.module : compileModule(program, geometry.sites.deals) }
    },
  }
}

/** Bytes for the program of a deal, taken as it needs them: 600 months of hundreds of clauses would fit. */
const room = 1 << 25

interface Filling extends Pick<Storing, 'how' | 'counts'> {
  readonly geometry: Geometry
}

/** Fills what is pending in a block of a plan. What is drawn with, and the programs, are made once for all blocks. */
const fillingOf = (written: Frame, { how, geometry, counts }: Filling): ((block: Block) => void) => {
  const { plan } = written
  const points = pointsOf(plan, how)
  const every = pathParts(written)
  const draws = new Map<string, { readonly draw: Draw; readonly columns: number }>()
  const programs = new Map<string, Coded>()
  const drawFor = (pending: ReadonlySet<string> | null) => {
    const places = plan.variables.map((_, p) => p).filter((p) => pending?.has(`variables.${p}`) ?? true)
    const key = places.join()
    const wanted = new Set(places)
    const known = draws.get(key) ?? {
      draw: drawOf(plan, points, (place) => wanted.has(place)),
      columns: places.length,
    }
    draws.set(key, known)
    return known
  }
  const programFor = (parts: ReadonlySet<PathPart>): Coded => {
    const key = [...parts].join()
    const known = programs.get(key)
    if (known !== undefined) return known
    const program = writeParts(written, parts)
    const made = { program, module: compileModule(program, geometry.sites.paths) }
    programs.set(key, made)
    return made
  }
  return ({ bank, frame, pending }) => {
    const isPending = (pattern: RegExp): boolean =>
      pending === null || [...pending].some((name) => pattern.test(name))
    frame.fault = null
    const { draw, columns } = drawFor(pending)
    draw(frame)
    counts.columns += columns
    if (frame.fault === null && isPending(/^frame\.(gates|failureYear|gateYear|events)/)) fillEvents(frame)
    if (frame.fault !== null) return
    if (isPending(/^frame\.discounting/)) fillRatesAnew(frame)
    if (isPending(/^frame\.quality/)) fillQuality(frame)
    const parts = new Set(every.filter((part) => pending?.has(part) ?? true))
    if (parts.size > 0) bank.load('paths', programFor(parts)).run(frame.start, frame.count)
    counts.paths += parts.size
  }
}

/** A rate that is the same in every trial stays in its columns; here it may be another one. */
const fillRatesAnew = (frame: Frame): void => {
  for (const party of frame.discounting)
    for (const rate of Object.values(party)) if (rate !== null) rate.filled = 0
  fillRates(frame)
}
