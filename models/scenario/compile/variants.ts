import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { DealPlan } from '../dealPlan.ts'
import { type Location, locateQuantities } from '../locate.ts'
import type { ReadDocument } from '../schema/document.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { Variant } from '../variant.ts'
import { type DealContext, variantSource } from './grants.ts'
import { checkHorizon } from './horizon.ts'
import { compileWithOptions } from './options/deals.ts'

/** Places of a document's quantities, and of those that only its variants have. */
export const locateAll = (
  document: ReadDocument,
  variants: readonly Variant[],
): ReadonlyMap<Quantity, Location> => {
  const own = locateQuantities(document)
  if (variants.length === 0) return own
  const added = locateQuantities({
    variants: Object.fromEntries(variants.map(({ id, deal }) => [`${deal.id}~${id}`, deal])),
  })
  return new Map([...added, ...own])
}

/** Compiles the variants of a document's deals; what does not hold together is left out, with its faults. */
export const compileVariants = (
  context: DealContext,
  variants: readonly Variant[],
  first: number,
): { readonly deals: readonly DealPlan[]; readonly places: readonly Result<number, Failure>[] } => {
  const deals: DealPlan[] = []
  const places = variants.map((variant): Result<number, Failure> => {
    const faults: Failure[] = []
    const own: DealContext = { ...context, compiling: { ...context.compiling, faults } }
    const source = variantSource(own, variant)
    checkHorizon(own.compiling, [source], own.calendar)
    const deal = compileWithOptions(own, source)
    if (faults.length > 0) return failure(...faults)
    return success(first + deals.push(deal) - 1)
  })
  return { deals, places }
}
