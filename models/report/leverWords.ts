import type { LeverAnswer } from '../scenario/schema/solve.ts'
import { agreed, estimated } from './figures.ts'

type Unit = LeverAnswer['unit']

/** A value of a term with the digits its error supports: "512.4 ± 0.9 k USD", "6.12 ± 0.04 %", "5 years". */
export const leverFigure = (
  { value, standardError }: { readonly value: number; readonly standardError: number },
  unit: Unit,
  currency: string,
): string => {
  const exact = { value, standardError }
  if (unit === 'money' || unit === 'price') return estimated(exact, currency, unit === 'money' ? 4 : 3)
  if (unit === 'share') return estimated({ value: 100 * value, standardError: 100 * standardError }, '%', 4)
  if (unit === 'switch') return value === 1 ? 'on' : 'off'
  if (unit === 'years') return standardError === 0 ? `${agreed(value)} years` : estimated(exact, 'years', 4)
  return estimated(exact, '', 4).trim()
}

/** An exact value of a term. */
export const leverValue = (value: number, unit: Unit, currency: string): string =>
  leverFigure({ value, standardError: 0 }, unit, currency)
