import type { Belief } from '../../summarise/beliefs.ts'
import { conditionalMeans } from '../../summarise/conditional.ts'
import { meanOf } from '../../summarise/estimate.ts'
import { strongest } from '../../summarise/ignorance.ts'
import type { Sides } from './axis.ts'
import { type ByParty, byParty, type Node } from './node.ts'
import type { Nodes } from './nodes.ts'
import { oftenOver, type Surface } from './surface.ts'

/** How sure we can be of both for all that we only believe of them. */
export interface Blur {
  readonly surface: Surface
  /** paths of the beliefs it rests on */
  readonly beliefs: readonly string[]
}

/** What the blur is read from. */
export interface Believed {
  /** in the first futures, as many as their values have */
  readonly beliefs: readonly Belief[]
  readonly replicates: number
}

/**
 * Over the plane the probability, over our beliefs, that both would say yes: that both conditional expectations of the gain given
 * the beliefs are at least 0. Conditional expectations are those of the band of ignorance, a regression on the beliefs that move
 * either party's gain most; a regression is linear in what it explains, so that offers between two have theirs between. Null
 * where no belief moves either.
 */
export const blurOf = (nodes: Nodes, sides: Sides, { beliefs, replicates }: Believed): Blur | null => {
  const middle = nodes.grid[Math.floor(nodes.ys.length / 2)]![Math.floor(nodes.xs.length / 2)]!
  const trials = beliefs[0]?.values.length ?? 0
  const gains = (node: Node): ByParty<Float64Array> =>
    byParty((party) => node.flow[party].subarray(0, trials))
  const own = gains(middle)
  const chosen = [
    ...new Set([
      ...strongest(own.licensee, beliefs, replicates),
      ...strongest(own.licensor, beliefs, replicates),
    ]),
  ]
  if (chosen.length === 0) return null
  const inputs = chosen.map(({ values }) => values)
  const expected = (values: Float64Array, all: number): Float64Array => {
    const fitted = conditionalMeans(values, inputs, replicates)
    const shift = all - meanOf(fitted)
    return fitted.map((value) => value + shift)
  }
  const surface = oftenOver({
    ...{ nodes, sides, replicates, holds: 'all-above' },
    columns: (node) => {
      const { licensor, licensee } = gains(node)
      return [expected(licensor, meanOf(node.flow.licensor)), expected(licensee, meanOf(node.flow.licensee))]
    },
  })
  return { surface, beliefs: chosen.map(({ path }) => path) }
}
