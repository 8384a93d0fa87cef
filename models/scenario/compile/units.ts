import { type Result, failure as refuse, success } from '../../units/result.ts'
import { parseUnit, type Unit, type UnitFault } from '../../units/unit.ts'
import { checkUnits } from '../formulaUnits.ts'
import { type Compiling, locationOf } from './quantities.ts'

/** Declared units are known ones, and no formula adds or compares two different ones; both are named. */
export const checkQuantityUnits = (compiling: Compiling): void => {
  const inputs = compiling.document.inputs ?? {}
  const declared = new Map<string, Unit>()
  for (const [quantity, { pointer }] of compiling.locations) {
    const read = readUnit(quantity.about.unit)
    if (read.ok) continue
    for (const fault of read.faults)
      compiling.faults.push({ kind: 'units', pointer: `${pointer}/unit`, ...fault })
  }
  for (const [name, quantity] of Object.entries(inputs)) {
    const read = readUnit(quantity.about.unit)
    if (read.ok && read.value !== null) declared.set(name, read.value)
  }
  for (const [quantity] of compiling.locations) {
    if (quantity.form.kind !== 'formula') continue
    const checked = checkUnits(quantity.form.formula, (name) => declared.get(name) ?? null)
    if (checked.ok) continue
    const { pointer } = locationOf(compiling, quantity)
    for (const { expected, found } of checked.faults)
      compiling.faults.push({ kind: 'units', pointer, expected, found })
  }
}

const readUnit = (text: string | undefined): Result<Unit | null, UnitFault> => {
  if (text === undefined) return success(null)
  const parsed = parseUnit(text)
  return parsed.ok ? parsed : refuse(...parsed.faults)
}
