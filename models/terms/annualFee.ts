import { pow } from '../numerics/elementary.ts'

/**
 * Fee of contract year c (from 1): amount · (1 + clip(index))^(c − 1), the index held between floor and cap.
 */
export const indexedFee = (
  amount: number,
  index: { readonly value: number; readonly floor: number; readonly cap: number },
  contractYear: number,
): number => amount * pow(1 + Math.min(Math.max(index.value, index.floor), index.cap), contractYear - 1)
