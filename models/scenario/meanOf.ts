import type { Quantity } from './schema/quantity.ts'

/** A fixed amount, or the mean of an uncertain one; null for a formula, which is not known before it is drawn. */
export const meanOf = ({ form }: Pick<Quantity, 'form'>): number | null => {
  if (form.kind === 'constant') return form.value
  return form.kind === 'distribution' ? form.distribution.mean : null
}
