import type { Failure } from '../../units/failure.ts'
import { checkNames } from '../formula.ts'
import type { Location } from '../locate.ts'
import type { ReadDocument } from '../schema/document.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { Place } from '../variable.ts'
import {
  drawPlace,
  fixedPlace,
  type Importance,
  otherPlace,
  type VariableTable,
  variableTable,
} from '../variables.ts'

/** What compiling a document has at hand: the document, where its quantities stand, and the variables so far. */
export interface Compiling {
  readonly document: ReadDocument
  readonly locations: ReadonlyMap<Quantity, Location>
  readonly table: VariableTable
  readonly faults: Failure[]
  readonly notes: { pointer: string; text: string }[]
  /** formulas being resolved, to find a circle */
  readonly open: Set<Quantity>
}

/** Where a quantity stands in the document. */
export const locationOf = (compiling: Compiling, quantity: Quantity): Location =>
  compiling.locations.get(quantity) ?? { pointer: '', path: '?' }

/** The place of a quantity; the same quantity is the same variable wherever it is used. */
export const placeOf = (compiling: Compiling, quantity: Quantity, importance: Importance = 4): Place => {
  const known = compiling.table.byQuantity.get(quantity)
  if (known !== undefined) return known
  const place = newPlace(compiling, quantity, importance)
  compiling.table.byQuantity.set(quantity, place)
  compiling.table.quantities.set(place, quantity)
  return place
}

/** The place of a quantity that may be absent, and then has a fixed value. */
export const placeOr = (
  compiling: Compiling,
  quantity: Quantity | undefined,
  otherwise: { readonly path: string; readonly value: number; readonly importance?: Importance },
): Place =>
  quantity === undefined
    ? fixedPlace(compiling.table, otherwise.path, otherwise.value)
    : placeOf(compiling, quantity, otherwise.importance)

const newPlace = (compiling: Compiling, quantity: Quantity, importance: Importance): Place => {
  const { path } = locationOf(compiling, quantity)
  const { form } = quantity
  if (form.kind === 'constant') return fixedPlace(compiling.table, path, form.value)
  if (form.kind === 'distribution')
    return drawPlace(compiling.table, path, { distribution: form.distribution, importance })
  return formulaPlace(compiling, quantity, importance)
}

const formulaPlace = (compiling: Compiling, quantity: Quantity, importance: Importance): Place => {
  const { path, pointer } = locationOf(compiling, quantity)
  const { form, slot } = quantity
  if (form.kind !== 'formula') return fixedPlace(compiling.table, path, 0)
  const inputs = compiling.document.inputs ?? {}
  const known = Object.keys(inputs)
  const unknown = checkNames(form.formula, (name) => Object.hasOwn(inputs, name), known)
  for (const fault of unknown) compiling.faults.push({ kind: 'formula', pointer, ...fault })
  if (unknown.length > 0) return fixedPlace(compiling.table, path, 0)
  if (compiling.open.has(quantity)) {
    const expected = 'a formula that does not depend on itself'
    compiling.faults.push({
      kind: 'formula',
      pointer,
      position: 0,
      expected,
      found: `a circle through ${path}`,
    })
    return fixedPlace(compiling.table, `${path}#circle`, 0)
  }
  compiling.open.add(quantity)
  const reads = new Map(
    form.formula.names.map((name) => [name, placeOf(compiling, inputs[name]!, importance)]),
  )
  compiling.open.delete(quantity)
  const varies = form.formula.usesTime || [...reads.values()].some((place) => variesAt(compiling, place))
  if (varies && !slot.eachPeriod) {
    const expected = `${slot.meaning} that does not move with time, since it is read once`
    compiling.faults.push({
      kind: 'formula',
      pointer,
      position: 0,
      expected,
      found: 'a formula of t or period',
    })
  }
  const { lower, upper } = slot
  return otherPlace(compiling.table, {
    kind: 'formula',
    path,
    formula: form.formula,
    reads,
    varies,
    lower: lower ?? -Infinity,
    upper: upper ?? Infinity,
    meaning: slot.meaning,
    pointer,
  })
}

const variesAt = (compiling: Compiling, place: Place): boolean => {
  const variable = compiling.table.drafts[place]
  return variable?.kind === 'formula' && variable.varies
}

/** Inputs nobody reads are checked too: their names and circles, in a table of variables that is thrown away. */
export const checkInputs = (compiling: Compiling): void => {
  const unread = Object.values(compiling.document.inputs ?? {}).filter(
    (quantity) => !compiling.table.byQuantity.has(quantity),
  )
  const aside: Compiling = { ...compiling, table: variableTable(compiling.faults), open: new Set() }
  for (const quantity of unread) placeOf(aside, quantity)
}
