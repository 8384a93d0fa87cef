import type { Facts, Means } from './facts.ts'

/** A future in which nothing happens: gates pass, nobody fails, nobody audits, no losses. */
export const plainFacts = (changes: Partial<Facts> = {}): Facts => ({
  value: (path) => {
    throw new Error(`No quantity is drawn for ${path}`)
  },
  gate: () => 1,
  raised: () => 1,
  failureYear: () => Number.POSITIVE_INFINITY,
  gateEnd: () => Number.POSITIVE_INFINITY,
  terminationYear: () => Number.POSITIVE_INFINITY,
  audit: () => 0,
  curve: () => ({ eInf: 0, alpha: 0, beta: 1 }),
  normal: () => 0,
  changeOfControl: () => 0,
  exchange: () => 1,
  events: () => [],
  recreates: () => false,
  ...changes,
})

/** The expected case of the same. */
export const plainMeans = (changes: Partial<Means> = {}): Means => ({
  value: (path) => {
    throw new Error(`No mean is given for ${path}`)
  },
  gateProbability: () => 1,
  auditProbability: () => 0,
  curve: () => ({ eInf: 0, alpha: 0, beta: 1 }),
  recreates: () => false,
  expectedFrequency: () => 0,
  limitedExpectedLoss: () => 0,
  ...changes,
})
