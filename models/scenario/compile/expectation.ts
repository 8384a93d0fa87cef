import type { Quantity } from '../schema/quantity.ts'
import type { Place } from '../variable.ts'
import { fixedPlace } from '../variables.ts'
import { type Compiling, placeOf } from './quantities.ts'

/**
 * The place of a quantity that is only ever read at its mean: no future draws it, so that it takes no dimension from those
 * that are drawn. A formula stays one, at the means of its inputs.
 */
export const expectedPlace = (
  compiling: Compiling,
  quantity: Quantity | undefined,
  { path, value }: { readonly path: string; readonly value: number },
): Place => {
  if (quantity === undefined) return fixedPlace(compiling.table, path, value)
  const { form } = quantity
  if (form.kind === 'formula') return placeOf(compiling, quantity)
  return fixedPlace(compiling.table, path, form.kind === 'constant' ? form.value : form.distribution.mean)
}
