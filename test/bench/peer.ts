/** The 35 uncertain inputs of one future, field after field in the order of `inputNames`; or its 36 figures. */
export type Row = readonly number[]

/** A rival way of computing the bench model. */
export interface Peer {
  /** the 36 figures of each future with the given inputs: four present values and the uncertain clauses, by deal */
  readonly evaluate: (inputs: readonly Row[]) => readonly Row[] | Promise<readonly Row[]>
  /** draws and computes that many futures; the mean of each figure */
  readonly run: (trials: number) => Row | Promise<Row>
}

/** A peer that works one trial at a time. */
export const byTrial = (figures: (inputs: Row) => Row, draw: () => Row): Peer => ({
  evaluate: (inputs) => inputs.map(figures),
  run: (trials) => {
    const sums: number[] = Array.from({ length: 36 }, () => 0)
    for (let trial = 0; trial < trials; trial++)
      figures(draw()).forEach((figure, j) => {
        sums[j]! += figure
      })
    return sums.map((sum) => sum / trials)
  },
})
