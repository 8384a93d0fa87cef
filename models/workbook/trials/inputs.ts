import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { CopulaGroup, Place, Variable } from '../../scenario/variable.ts'
import type { Graph } from '../cells/graph.ts'

interface Writing {
  readonly graph: Graph
  readonly $: Algebra<Node>
  readonly plan: Plan
  /** told of every variable whose draws are carried as values */
  readonly carry: (place: Place) => void
}

/** Most atoms of a discrete law that are written as choices. */
const mostAtoms = 24

/**
 * What one future draws for a variable, as a formula of its uniform number: the inverse of its law where that is plain,
 * through the normal where laws are tied by a Gaussian copula. Other laws (beta and PERT, metalog, gamma, what a t copula
 * ties) have inverses on which spreadsheets do not agree: their draws are carried as values.
 */
export const drawnInputs = ({ graph, $, plan, carry }: Writing): ((place: Place) => Node) => {
  const born = () => ({ row: 'input', group: 0, at: 0 })
  const apply = (op: string, x: Node): Node => graph.apply(op, [x], born)
  const ties = new Map(
    plan.groups.flatMap((group) => group.members.map((place, row) => [place, { group, row }] as const)),
  )
  const point = (place: Place): Node => graph.leaf(`point ${place}`, { kind: 'point', place }, { value: 0.5 })
  const normal = (place: Place): Node => apply('normalQuantile', point(place))
  const tiedNormal = ({ members, factor }: CopulaGroup, row: number): Node =>
    members
      .slice(0, row + 1)
      .map(
        (member, j) =>
          $`${figure(graph, `weight of a normal ${row + 1}.${j + 1}`, factor[row]![j]!)} * ${normal(member)}`,
      )
      .reduce((sum, one) => $`${sum} + ${one}`)
  const known = new Map<Place, Node>()
  const made = (place: Place): Node => {
    const variable = plan.variables[place]!
    const tie = ties.get(place)
    if (variable.kind === 'curve' || (tie !== undefined && tie.group.tail !== null)) return carriedAs(place)
    const z = (): Node => (tie === undefined ? normal(place) : tiedNormal(tie.group, tie.row))
    const u = (): Node => (tie === undefined ? point(place) : apply('normalCdf', z()))
    return inverse({ graph, $, variable, u, z }) ?? carriedAs(place)
  }
  const carriedAs = (place: Place): Node => {
    carry(place)
    return graph.leaf(`drawn ${place}`, { kind: 'drawn', place }, { value: 0 })
  }
  return (place) => {
    const found = known.get(place) ?? made(place)
    known.set(place, found)
    return found
  }
}

interface Inverting extends Pick<Writing, 'graph' | '$'> {
  readonly variable: Variable
  readonly u: () => Node
  readonly z: () => Node
}

const inverse = ({ graph, $, variable, u, z }: Inverting): Node | null => {
  if (variable.kind === 'uniform') return u()
  if (variable.kind === 'normal') return z()
  if (variable.kind !== 'draw') return null
  const { formula, direct, atoms } = variable.distribution
  if (formula !== undefined) {
    const parameters = formula.parameters.map((value, j) =>
      figure(graph, `${variable.path}: parameter ${j + 1} of its law`, value),
    )
    return formula.write($, direct ? u() : z(), parameters)
  }
  if (atoms === undefined || atoms.values.length > mostAtoms) return null
  const [values, cumulative] = [atoms.values, atoms.cumulative].map((numbers, n) =>
    Array.from(numbers, (value, j) =>
      figure(graph, `${variable.path}: ${n === 0 ? 'value' : 'probability up to'} ${j + 1}`, value),
    ),
  ) as [Node[], Node[]]
  const at = u()
  return values
    .slice(0, -1)
    .reduceRight<Node>(
      (later, value, j) => $`${at} <= ${cumulative[j]!} ? ${value} : ${later}`,
      values.at(-1)!,
    )
}

const figure = (graph: Graph, label: string, value: number): Node =>
  graph.leaf(`figure ${label} ${value}`, { kind: 'figure', label }, { value })
