import { keep } from '../units/keep.ts'
import { type Arranged, arranged } from './arrange/arrange.ts'
import type { LineArray, Program } from './program.ts'
import { structureOf } from './structure.ts'
import { emitModule } from './wasm/emit.ts'
import { layoutOf } from './wasm/layout.ts'

/** What programs of one structure have in common. It holds on to none of them. */
interface Code {
  /** lengths of the rows beyond those of the program that the compiled one keeps for itself */
  readonly rows: readonly number[]
  /** by the place in a memory and the length of columns */
  readonly modules: Map<string, WebAssembly.Module>
}

/** Codes by structure, those last used last: deals whose amounts change keep theirs, from run to run. */
const codes = new Map<string, Code>()
const mostCodes = 64

/** Places that a code is kept for at a time. */
const mostPlaces = 4

const known = new WeakMap<Program, Code>()

const codeOf = (program: Program): Code => {
  const own = known.get(program)
  if (own !== undefined) return own
  const structure = structureOf(program)
  const found = codes.get(structure) ?? {
    rows: arrangedOf(program).rows.map(({ length }) => length),
    modules: new Map(),
  }
  keep(codes, { key: structure, value: found, most: mostCodes })
  known.set(program, found)
  return found
}

/** Tells that a program is `alike` one whose code is known, so that its structure is not written out again. */
export const sharesCode = (program: Program, other: Program): void => {
  known.set(program, codeOf(other))
}

const written = new WeakMap<Program, Arranged>()

const arrangedOf = (program: Program): Arranged => {
  const made = written.get(program) ?? arranged(program)
  written.set(program, made)
  return made
}

/** A program with the rows that its compiled form needs as well: what is laid out in memory. */
export const withRows = (program: Program): Program => {
  const rows = codeOf(program).rows.map((length): LineArray => ({ length }))
  return { ...program, arrays: [...program.arrays, ...rows] }
}

/**
 * The module of a program for columns of `size` trials, laid out from `start` on, in bytes. It does not hold the numbers
 * of the program, and serves every other of the same structure at the same place, in whatever memory.
 */
export const moduleOfProgram = (program: Program, start: number, size: number): WebAssembly.Module => {
  const { modules } = codeOf(program)
  const place = `${start} ${size}`
  const found = modules.get(place) ?? compiledAt(program, start, size)
  keep(modules, { key: place, value: found, most: mostPlaces })
  return found
}

const compiledAt = (program: Program, start: number, size: number): WebAssembly.Module => {
  const { once, each } = arrangedOf(program)
  return new WebAssembly.Module(emitModule(each, layoutOf(each, start, size), size, once))
}
