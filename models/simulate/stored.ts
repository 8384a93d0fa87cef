import { alike } from '../kernel/alike.ts'
import { sharesCode } from '../kernel/code.ts'
import { bytesOf } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import { type Bank, bankSize, type Coded, codeFor, createBank, geometryOf } from './bank.ts'
import { type Filled, fillingOf } from './filling.ts'
import { blockSize, type Frame } from './frame.ts'
import { type Looked, touches } from './looked.ts'
import { columnsOfPart, lookedAtBy, type PathPart, pathParts } from './pathParts.ts'
import type { Sampling } from './points.ts'
import { everyName } from './wanted.ts'

/** What was done, to see that no more was done than had to be. */
export interface Counts extends Filled {
  /** blocks on which a deal was evaluated */
  deals: number
  /** blocks on which a decision was weighed */
  decisions: number
}

/** A block of futures: what it holds, and what of it is out of date. */
interface Block {
  readonly bank: Bank
  frame: Frame
  /** names of `looked.ts` */
  pending: Set<string>
  /** trials it holds */
  count: number
  first: number
}

/** The futures of a plan in blocks that stay, as far as there is room; what has changed is filled anew when asked for. */
export interface Stored {
  readonly counts: Counts
  /** the trials from `first` on, up to date as far as they are looked at (or all of it), or why they cannot be */
  readonly block: (first: number, count: number, looked?: Looked) => StoredBlock | Failure
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
  let geometry = geometryOf(given, room)
  let banks = [createBank(given, geometry)]
  const template = banks[0]!.frames[0]!
  let written = { ...template, plan }
  const every = new Set(pathParts(template))
  const blocks: Block[] = []
  const looks = new Map<PathPart, Looked>()
  const looksOf = (part: PathPart): Looked => {
    const known = looks.get(part) ?? lookedAtBy(written, part)
    looks.set(part, known)
    return known
  }
  const filling = fillingOf(written, { how, geometry, counts })

  const blockAt = (first: number): Block => {
    const wanted = first / blockSize
    // the first banks stay, so that a short run after a long one finds its blocks
    const index = wanted < most ? wanted : most - bankSize + (wanted % bankSize)
    for (let b = blocks.length; b <= index; b += bankSize) {
      const bank = banks[b / bankSize] ?? createBank(plan, geometry)
      banks[b / bankSize] = bank
      for (const frame of bank.frames) {
        blocks.push({ bank, frame: { ...frame, plan }, pending: everyName(written), count: 0, first: -1 })
      }
    }
    return blocks[index]!
  }
  /** Banks with more room for a deal; what stood in the others is filled again. */
  const enlarge = (bytes: number): void => {
    geometry = geometryOf(given, bytes)
    banks = []
    blocks.length = 0
  }
  const bring = (block: Block, { first, count, looked }: Bringing): void => {
    const { frame } = block
    if (block.first !== first || block.count < count) block.pending = everyName(written)
    frame.first = first
    frame.count = Math.max(count, block.first === first ? block.count : 0)
    filling.fill(block, looked)
    block.first = first
    block.count = frame.count
    frame.count = count
  }
  return {
    counts,
    block: (first, count, looked) => {
      const block = blockAt(first)
      bring(block, { first, count, looked })
      if (block.frame.fault === null) return block
      block.pending = everyName(written)
      return block.frame.fault
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
      filling.change(written, differences)
      for (const block of blocks) {
        block.frame = { ...block.frame, plan }
        for (const name of differences) block.pending.add(name)
      }
    },
    template: () => written,
    code: (program, before) => {
      if (before !== null && alike(before.program, program)) {
        sharesCode(program, before.program)
        return { program, module: before.module }
      }
      const bytes = bytesOf(program, template.size)
      if (bytes > geometry.sites.deals.bytes) enlarge(2 * bytes)
      return { program, module: codeFor(program, geometry.sites.deals) }
    },
  }
}

/**
 * Bytes for the program of a deal at first, twice what the samples take. Much more would be no memory used, but is
 * counted as such: it makes engines collect garbage in the middle of a first answer.
 */
const room = 1 << 19

/** Which trials, and what of them is looked at; without it all. */
interface Bringing {
  readonly first: number
  readonly count: number
  readonly looked: Looked | undefined
}
