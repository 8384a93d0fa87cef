import { pow } from '../numerics/elementary.ts'

/** (1 + rate)^(−years): what 1 paid after `years` is worth now. `rate` > −1 is effective annual. */
export const discountFactor = (rate: number, years: number): number => pow(1 + rate, -years)
