/** Where things stand on the sheet; rows and columns from 0. */
export const at = {
  seed: 4,
  entity: 5,
  replicates: 6,
  cent: 7,
  part: 8,
  table: 10,
  heads: 24,
  first: 26,
} as const
export const given = { trial: 0, counter: 1, seed4: 2, licensor: 3, licensee: 6, steps: 10 } as const
export const percents = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const
