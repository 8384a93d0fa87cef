/** The middle of the 32-bit cell `bits` (unsigned): a probability strictly between 0 and 1, exact in a double. */
export const toUnit = (bits: number): number => (bits + 0.5) / 4294967296
