import type { Distribution } from '../distributions/distribution.ts'
import type { Failure } from '../units/failure.ts'
import type { Quantity } from './schema/quantity.ts'
import type { Place, Variable } from './variable.ts'

/**
 * Order of importance for the dimensions of a low-discrepancy sequence: its first dimensions are its best, so what
 * moves results most comes first (success, size, utility, share), and rare events last.
 */
export type Importance = 0 | 1 | 2 | 3 | 4 | 5

/** A variable before dimensions are given out; null: none, its points are plain random and keyed by its path alone. */
type Draft = Variable & { readonly importance: Importance | null }

/** Gathers the variables a plan reads. One quantity object is one variable, wherever it is used. */
export interface VariableTable {
  readonly drafts: Draft[]
  readonly byQuantity: Map<Quantity, Place>
  readonly byPath: Map<string, Place>
  readonly quantities: Map<Place, Quantity>
  readonly faults: Failure[]
}

/** An empty table; faults met while filling it go to the given list. */
export const variableTable = (faults: Failure[]): VariableTable => ({
  drafts: [],
  byQuantity: new Map(),
  byPath: new Map(),
  quantities: new Map(),
  faults,
})

const add = (table: VariableTable, draft: Draft): Place => {
  table.byPath.set(draft.path, table.drafts.length)
  return table.drafts.push(draft) - 1
}

/** A number nobody wrote: a default that needs no note, such as 0 for an absent cost. */
export const fixedPlace = (table: VariableTable, path: string, value: number): Place =>
  table.byPath.get(path) ?? add(table, { kind: 'constant', path, value, importance: 5 })

/** The uniform number behind an event, by its path. */
export const uniformPlace = (table: VariableTable, path: string, importance: Importance): Place =>
  table.byPath.get(path) ?? add(table, { kind: 'uniform', path, dimension: 0, importance })

/** A standard normal, by its path. */
export const normalPlace = (table: VariableTable, path: string, importance: Importance): Place =>
  table.byPath.get(path) ?? add(table, { kind: 'normal', path, dimension: 0, importance })

/**
 * A standard normal within a path whose ends are drawn before it. It takes no dimension, so that one more of them moves no
 * other.
 */
export const bridgePlace = (table: VariableTable, path: string): Place =>
  table.byPath.get(path) ?? add(table, { kind: 'normal', path, dimension: Infinity, importance: null })

/** A variable drawn from a distribution, by its path. */
export const drawPlace = (
  table: VariableTable,
  path: string,
  draw: { readonly distribution: Distribution; readonly importance: Importance },
): Place =>
  table.byPath.get(path) ??
  add(table, {
    kind: 'draw',
    path,
    dimension: 0,
    distribution: draw.distribution,
    importance: draw.importance,
  })

/** Adds a variable of another kind (a formula, a curve parameter). */
export const otherPlace = (table: VariableTable, variable: Variable): Place =>
  table.byPath.get(variable.path) ?? add(table, { ...variable, importance: 5 })

/** Gives out dimensions by importance, then by place in the document. */
export const finishVariables = (table: VariableTable): readonly Variable[] => {
  const drawn = table.drafts
    .flatMap(({ importance, kind }, place) => {
      const isDrawn = kind === 'draw' || kind === 'uniform' || kind === 'normal'
      return isDrawn && importance !== null ? [{ place, importance }] : []
    })
    .sort((a, b) => a.importance - b.importance || a.place - b.place)
  const dimensions = new Map(drawn.map(({ place }, dimension) => [place, dimension]))
  return table.drafts.map(({ importance: _, ...variable }, place) =>
    'dimension' in variable ? { ...variable, dimension: dimensions.get(place) ?? Infinity } : variable,
  )
}
