import { type Affine, affine } from '../distributions/affine.ts'
import { precondition } from '../units/precondition.ts'
import { parseFormula } from './formula.ts'
import { type Form, type Quantity, withForm } from './schema/quantity.ts'

/**
 * A quantity times·q + plus in the place of q: its draws are those of q, moved, so that a document with it is compared
 * with its own on the same futures. `times` above 0; nothing is clipped to what the slot takes.
 */
export const affineQuantity = (quantity: Quantity, change: Affine): Quantity =>
  withForm(quantity, movedForm(quantity.form, change))

const movedForm = (form: Form, change: Affine): Form => {
  const { times, plus } = change
  switch (form.kind) {
    case 'constant':
      return { kind: 'constant', value: times * form.value + plus }
    case 'distribution':
      return { ...form, distribution: affine(form.distribution, change) }
    case 'formula': {
      const moved = parseFormula(`(${form.formula.source}) * ${times} + ${plus}`)
      precondition(moved.ok, 'a formula in parentheses is a formula')
      return { kind: 'formula', formula: moved.value }
    }
  }
}
