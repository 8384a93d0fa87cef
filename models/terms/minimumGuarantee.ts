import { pow } from '../numerics/elementary.ts'

/**
 * The guaranteed amount of contract year c ≥ fromYear: amount · (1 + escalator)^(c − fromYear) · part of the year
 * that belongs to the term; 0 before.
 */
export const guaranteedAmount = (
  clause: { readonly amount: number; readonly escalator: number; readonly fromYear: number },
  contractYear: number,
  fraction: number,
): number =>
  contractYear < clause.fromYear
    ? 0
    : clause.amount * pow(1 + clause.escalator, contractYear - clause.fromYear) * fraction

/**
 * True-up: max(0, guaranteed − credited). "10 % of sales, minimum 1" and "1 plus 10 % of sales above 10" are the
 * same contract (FASB TRG, question 59).
 */
export const trueUp = (guaranteed: number, credited: number): number =>
  guaranteed > credited ? guaranteed - credited : 0
