import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'

/** A market as it is with the data, for a licensee who launches earlier or passes a gate thanks to them. */
export interface WithDataKey {
  readonly exposure: number
  /** start of the first grant, before which nothing can be launched thanks to the data */
  readonly start: number
}

/** Its product revenue before share and uplift, periods × trials. */
export interface WithData extends WithDataKey {
  readonly path: Float64Array
}

/** Every market that some deal or reference grant changes, each as early as it can. */
export const withDataKeys = ({ deals, references, positions }: Plan): readonly WithDataKey[] => {
  const keys = new Map<string, WithDataKey>()
  const every = [...deals.flatMap((deal) => [deal, ...(deal.options?.deals ?? [])]), ...references]
  for (const deal of every)
    for (const { exposure, position } of deal.cells) {
      const { kind } = positions[deal.positions[position]!.position]!.utility
      if (kind !== 'acceleration' && kind !== 'clearance') continue
      const start = firstStart(deal, exposure)
      keys.set(`${exposure} ${start}`, { exposure, start })
    }
  return [...keys.values()]
}

/** When the first grant of a market starts. */
const firstStart = ({ cells }: Pick<DealPlan, 'cells'>, exposure: number): number =>
  cells.reduce((first, cell) => (cell.exposure === exposure ? Math.min(first, cell.start) : first), Infinity)

/** A market of a deal as it is with the data; null where they change nothing but the share that is owed to them. */
export const withDataIn = (
  markets: readonly WithData[],
  deal: Pick<DealPlan, 'cells'>,
  exposure: number,
): WithData | null => {
  const start = firstStart(deal, exposure)
  return markets.find((row) => row.exposure === exposure && row.start === start) ?? null
}
