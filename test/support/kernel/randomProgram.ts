import type { Builder, Changing, Lines } from '../../../models/kernel/builder.ts'
import { shifted } from '../../../models/kernel/indices.ts'
import type { Index, Node, Program } from '../../../models/kernel/program.ts'
import { written } from './engines.ts'
import { type Formulas, formulasOf, special } from './randomFormulas.ts'

/** Numbers that a program is made of, one after the other; 0 when they have run out, which ends it soon. */
export type Pick = (below: number) => number

export const pickFrom = (choices: readonly number[]): Pick => {
  let next = 0
  return (below) => (choices[next++] ?? 0) % below
}

/** The columns of a block, by what a random program does with them; each path has so many periods. */
export const periods = 4
const scalars = [0, 1, 2]
const paths = [3, 3 + periods]
const putScalars = [3 + 2 * periods, 4 + 2 * periods]
const putPath = 5 + 2 * periods
export const columnsOfBlock = 5 + 3 * periods

/** What a formula or statement can use where it stands. */
export interface Scope {
  readonly numbers: Node[]
  readonly masks: Node[]
  readonly loops: { readonly index: Index; readonly from: number; readonly until: number }[]
  readonly variables: Changing[]
  readonly rows: Lines[]
  readonly depth: number
}

const within = ({ numbers, masks, loops, variables, rows, depth }: Scope): Scope => ({
  numbers: [...numbers],
  masks: [...masks],
  loops: [...loops],
  variables: [...variables],
  rows: [...rows],
  depth: depth + 1,
})

/** A program for blocks of columns of so many trials, with everything the language has. */
export const randomProgram = (choices: readonly number[], size: number): Program =>
  written((builder) => writeProgram(builder, pickFrom(choices), size))

const writeProgram = (builder: Builder, pick: Pick, size: number): void => {
  const scope: Scope = { numbers: [], masks: [], loops: [], variables: [], rows: [], depth: 0 }
  const place = (length: number, of: Scope): Index => placeIn(builder, pick, { length, of })
  const leaves: readonly ((of: Scope) => Node)[] = [
    () => builder.$`${special[pick(special.length)]!}`,
    () => builder.parameter(special[pick(special.length)]!),
    () => builder.column(scalars[pick(scalars.length)]! * size),
    (of) => builder.column(paths[pick(paths.length)]! * size, columnPlace(place(periods, of), pick)),
    (of) => tableOf(builder, pick)(columnPlace(place(periods, of), pick)),
    (of) => of.numbers[pick(of.numbers.length)] ?? builder.$`1`,
    (of) => of.variables[pick(of.variables.length)]?.get() ?? builder.$`2`,
    (of) => rowIn(of, pick, (row) => row.at(place(row.length, of))) ?? builder.$`3`,
  ]
  const formulas = formulasOf(builder, pick, (of) => leaves[pick(leaves.length)]!(of))
  const statements = statementsOf({ builder, pick, size, formulas, place })
  statements(scope, 4 + pick(8))
  scope.variables.forEach((variable, v) => {
    builder.output(`variable ${v}`, variable.get())
  })
  scope.rows.forEach((row, r) => {
    for (let at = 0; at < row.length; at++) builder.output(`row ${r}.${at}`, row.at(at))
  })
  for (let o = 0; o < 3; o++) builder.output(`formula ${o}`, formulas.number(scope, 3))
}

const rowIn = <T>({ rows }: Scope, pick: Pick, use: (row: Lines) => T): T | null =>
  rows.length === 0 ? null : use(rows[pick(rows.length)]!)

/** A fixed place, one that moves with a loop, or one from an index table. */
const placeIn = (
  builder: Builder,
  pick: Pick,
  { length, of }: { readonly length: number; readonly of: Scope },
): Index => {
  const fixed: Index = { kind: 'fixed', value: pick(length) }
  const loop = of.loops[pick(of.loops.length + 1)]
  if (loop === undefined) return fixed
  if (pick(4) === 0)
    return builder.indexTable(Array.from({ length: loop.until }, () => pick(length)))(loop.index)
  const room = length - (loop.until - loop.from)
  return room < 0 ? fixed : shifted(loop.index, pick(room + 1) - loop.from)
}

/** Columns and tables take no places from index tables. */
const columnPlace = (index: Index, pick: Pick): Index =>
  index.kind === 'table' ? { kind: 'fixed', value: pick(periods) } : index

const tableOf = (builder: Builder, pick: Pick) =>
  builder.table(Array.from({ length: periods }, () => special[pick(special.length)]!))

interface Writing {
  readonly builder: Builder
  readonly pick: Pick
  readonly size: number
  readonly formulas: Formulas
  readonly place: (length: number, of: Scope) => Index
}

const statementsOf = ({ builder, pick, size, formulas: { number, mask }, place }: Writing) => {
  const { lines, changing, loop, when, put, host } = builder
  const kinds: readonly ((of: Scope) => void)[] = [
    (of) => of.numbers.push(number(of, 3)),
    (of) => of.masks.push(mask(of, 2)),
    (of) => of.variables.push(changing(number(of, 2))),
    (of) => {
      const row = lines(1 + pick(4))
      row.fill(number(of, 1))
      of.rows.push(row)
    },
    (of) => of.variables[pick(of.variables.length)]?.set(number(of, 3)),
    (of) => rowIn(of, pick, (row) => row.set(place(row.length, of), number(of, 3))),
    (of) => rowIn(of, pick, (row) => row.add(place(row.length, of), number(of, 2))),
    (of) => {
      if (pick(2) === 0) put(putScalars[pick(2)]! * size, null, number(of, 2))
      else put(putPath * size, columnPlace(place(periods, of), pick), number(of, 2))
    },
    (of) => {
      const [from, length] = [pick(2), pick(4)]
      if (of.depth < 3)
        loop(from, from + length, (index) => {
          const inner = within(of)
          inner.loops.push({ index, from, until: from + length })
          statements(inner, 1 + pick(4))
        })
    },
    (of) => {
      if (of.depth < 3) when(mask(of, 2), () => statements(within(of), 1 + pick(4)))
    },
    (of) => rowIn(of, pick, (row) => host(hostOf(row, rowIn(of, pick, (other) => other)!))),
  ]
  const statements = (of: Scope, count: number): void => {
    for (let n = 0; n < count; n++) kinds[pick(kinds.length)]!(of)
  }
  return statements
}

/** Something that depends on the trial, on what it reads and on what was there. */
const hostOf = (to: Lines, from: Lines) => ({
  reads: [to, from],
  writes: [to],
  run: ({
    i,
    get,
    set,
  }: {
    i: number
    get: (row: Lines, at: number) => number
    set: (row: Lines, at: number, value: number) => void
  }) => {
    for (let at = 0; at < to.length; at++) set(to, at, get(to, at) / 2 + get(from, at % from.length) + i)
  },
})
