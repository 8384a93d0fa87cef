import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { CopulaGroup, Place } from '../../scenario/variable.ts'
import type { Graph } from '../cells/graph.ts'

interface Tying {
  readonly graph: Graph
  readonly $: Algebra<Node>
  readonly plan: Plan
  readonly normal: (place: Place) => Node
  readonly carriedAs: (place: Place) => Node
}

/** What stands for the point of a variable that is tied to others. */
export interface Tied {
  readonly normal: () => Node
  readonly uniform: () => Node
}

/**
 * Variables tied by a copula: a sum of independent normals (`copula.ts`), and for a t copula its probability under Student's
 * law, by the beta law of ν/(ν + T²) = χ²/(χ² + z²). The χ² of each future is carried.
 */
export const tiedUniforms = ({
  graph,
  $,
  plan,
  normal,
  carriedAs,
}: Tying): ((place: Place) => Tied | null) => {
  const ties = new Map(
    plan.groups.flatMap((group) => group.members.map((place, row) => [place, { group, row }] as const)),
  )
  const born = () => ({ row: 'input', group: 0, at: 0 })
  const sum = ({ members, factor }: CopulaGroup, row: number): Node =>
    members
      .slice(0, row + 1)
      .map(
        (member, j) =>
          $`${figure(graph, `weight of a normal ${row + 1}.${j + 1}`, factor[row]![j]!)} * ${normal(member)}`,
      )
      .reduce((all, one) => $`${all} + ${one}`)
  const student = (group: CopulaGroup, row: number, tail: NonNullable<CopulaGroup['tail']>): Node => {
    const [z, chiSquare] = [sum(group, row), carriedAs(tail.chiSquare)]
    const half = $`${figure(graph, 'degrees of freedom of a t copula', tail.degreesOfFreedom)} / 2`
    const below = $`betaCdf(${chiSquare} / (${chiSquare} + ${z} * ${z}), ${half}, 1 / 2) / 2`
    return $`${z} < 0 ? ${below} : 1 - ${below}`
  }
  return (place) => {
    const tie = ties.get(place)
    if (tie === undefined) return null
    const { group, row } = tie
    const { tail } = group
    if (tail === null) {
      const own = (): Node => sum(group, row)
      return { normal: own, uniform: () => graph.apply('normalCdf', [own()], born) }
    }
    const own = (): Node => student(group, row, tail)
    return { uniform: own, normal: () => graph.apply('normalQuantile', [own()], born) }
  }
}

const figure = (graph: Graph, label: string, value: number): Node =>
  graph.leaf(`figure ${label} ${value}`, { kind: 'figure', label }, { value })
