export interface HdrPoint {
  /** number of the trial */
  readonly counter: number
  /** place of the input in the document */
  readonly variable: number
  readonly entity: number
  readonly seed3: number
  readonly seed4: number
}

/**
 * HDR 2.0, a counter-based uniform in (0, 1) that is one spreadsheet formula with every intermediate below 2⁵³ (Hubbard
 * Decision Research; published by probabilitymanagement.org). Whole numbers ≥ 0.
 */
export const hdrPoint = ({ counter, variable, entity, seed3, seed4 }: HdrPoint): number => {
  const sum1 = counter * 2499997 + variable * 1800451 + entity * 2000371 + seed3 * 1796777 + seed4 * 2299603
  const sum2 = counter * 2246527 + variable * 2399993 + entity * 2100869 + seed3 * 1918303 + seed4 * 1624729
  const part1 = ((seedPrime % ((sum1 % 7450589) * 4658 + 7450581)) * 383) % 99991
  const part2 = ((seedPrime % ((sum2 % 7450987) * 7580 + 7560584)) * 17669) % 7440893
  return ((((part1 * 7440893 + part2) * 1343) % 4294967296) + 0.5) / 4294967296
}

const seedPrime = 999999999999989
