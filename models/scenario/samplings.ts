/**
 * How futures can be drawn: Sobol' points in independent scrambles (the default), Latin hypercube samples, plain random
 * numbers, or the numbers of a spreadsheet formula (HDR 2.0), so that a workbook can replay the run.
 */
export const samplings = ['sobol', 'latin-hypercube', 'random', 'hdr'] as const

export type SamplingMethod = (typeof samplings)[number]

/** Trials that a run with a stop rule is never extended beyond, where the document does not say. */
export const defaultMaximum = 1_048_576

/** Trials of a run, or of its first batch, where the document does not say. */
export const defaultTrials = 16_384
