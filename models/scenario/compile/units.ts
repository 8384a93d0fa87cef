import { type Result, failure as refuse, success } from '../../units/result.ts'
import { formatUnit, parseUnit, type Unit, type UnitFault } from '../../units/unit.ts'
import { checkUnits } from '../formulaUnits.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { Measure } from '../schema/slot.ts'
import type { Compiling } from './quantities.ts'

/**
 * Declared units are known ones and fit their place (money is in the document's currency), no formula adds or compares
 * two different ones, and what a formula gives fits where it stands; each fault names both units.
 */
export const checkQuantityUnits = (compiling: Compiling): void => {
  const declared = declaredUnits(compiling)
  for (const [quantity, { pointer }] of compiling.locations) {
    const own = readUnit(quantity.about.unit)
    if (!own.ok)
      for (const fault of own.faults)
        compiling.faults.push({ kind: 'units', pointer: `${pointer}/unit`, ...fault })
    else if (own.value !== null)
      checkFits(compiling, quantity, { pointer: `${pointer}/unit`, unit: own.value })
    if (quantity.form.kind !== 'formula') continue
    const given = checkUnits(quantity.form.formula, (name) => declared.get(name) ?? null)
    if (!given.ok)
      for (const { expected, found } of given.faults)
        compiling.faults.push({ kind: 'units', pointer, expected, found })
    else if (given.value !== null) checkFits(compiling, quantity, { pointer, unit: given.value })
  }
}

const declaredUnits = ({ document }: Compiling): ReadonlyMap<string, Unit> => {
  const units = new Map<string, Unit>()
  for (const [name, quantity] of Object.entries(document.inputs ?? {})) {
    const read = readUnit(quantity.about.unit)
    if (read.ok && read.value !== null) units.set(name, read.value)
  }
  return units
}

const readUnit = (text: string | undefined): Result<Unit | null, UnitFault> => {
  if (text === undefined) return success(null)
  const parsed = parseUnit(text)
  return parsed.ok ? parsed : refuse(...parsed.faults)
}

const checkFits = (
  compiling: Compiling,
  quantity: Quantity,
  { pointer, unit }: { readonly pointer: string; readonly unit: Unit },
): void => {
  const { measures } = quantity.slot
  const { currency } = compiling.document
  const written = formatUnit(unit)
  if (measures === null || accepted(measures, currency).includes(written) || fitsCount(measures, unit)) return
  const expected = `${quantity.slot.meaning}, in ${accepted(measures, currency).join(' or ')}`
  compiling.faults.push({ kind: 'units', pointer, expected, found: `the unit ${written}` })
}

/** Units that fit a measure; a yearly amount may say so. */
const accepted = (measures: Measure, currency: string): readonly string[] => {
  switch (measures) {
    case 'money':
      return [currency, `${currency}/yr`]
    case 'rate':
      return ['1/yr', '1']
    case 'number':
      return ['1']
    case 'years':
      return ['yr']
    case 'count':
      return ['records', 'records/yr']
    default:
      return measures satisfies never
  }
}

/** Counts are of things, whatever they are, in all or by the year: no money in them. */
const fitsCount = (measures: Measure, unit: Unit): boolean =>
  measures === 'count' && !/[A-Z]{3}/.test(formatUnit(unit))
