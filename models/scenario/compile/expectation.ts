import { meanOf } from '../meanOf.ts'
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
  const mean = meanOf(quantity)
  return mean === null ? placeOf(compiling, quantity) : fixedPlace(compiling.table, path, mean)
}
