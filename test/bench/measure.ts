/** Something that is timed: `work` does a number of trials at once. */
export interface Contestant {
  readonly name: string
  readonly batch: number
  readonly work: (trials: number) => unknown
}

/** Trials per second of each contestant, by round. */
export type Rates = ReadonlyMap<string, readonly number[]>

/**
 * Lets contestants take turns, round after round, so that whatever else the machine does falls on all of them. A turn
 * is as many batches as fit into `seconds`, at least one. The first round warms up and is not counted.
 */
export const takeTurns = async (
  contestants: readonly Contestant[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Rates> => {
  const rates = new Map(contestants.map(({ name }): [string, number[]] => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const contestant of contestants) {
      const rate = await turn(contestant, seconds)
      if (round > 0) rates.get(contestant.name)!.push(rate)
    }
  return rates
}

const turn = async ({ batch, work }: Contestant, seconds: number): Promise<number> => {
  const start = performance.now()
  let trials = 0
  let passed = 0
  do {
    await work(batch)
    trials += batch
    passed = (performance.now() - start) / 1000
  } while (passed < seconds)
  return trials / passed
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** How many times faster one contestant is than another: the median over the rounds of the ratio within a round. */
export const ratioOf = (rates: Rates, fast: string, slow: string): number | null => {
  const [ours, theirs] = [rates.get(fast), rates.get(slow)]
  return ours === undefined || theirs === undefined ? null : median(ours.map((rate, r) => rate / theirs[r]!))
}
