import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { CopulaGroup, Place, Variable } from '../../scenario/variable.ts'
import type { Graph } from '../cells/graph.ts'
import { atomPoints } from '../lawFamilies.ts'

interface Writing {
  readonly graph: Graph
  readonly $: Algebra<Node>
  readonly plan: Plan
  /** told of every variable whose draws are carried as values */
  readonly carry: (place: Place) => void
  /** whether a number of the law of a variable has a cell */
  readonly hasPart: (place: Place, label: string) => boolean
}

/**
 * What one future draws for a variable, as a formula of its uniform number: the inverse of its law where that is plain,
 * through the normal where laws are tied by a Gaussian copula. Draws of beta and PERT are carried as values until one of their
 * numbers is changed: their inverse is one on which spreadsheets do not agree to the last digits. Other laws (metalog, gamma,
 * what a t copula ties) are carried throughout.
 */
export const drawnInputs = ({ graph, $, plan, carry, hasPart }: Writing): ((place: Place) => Node) => {
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
    const known = inverse({ graph, $, variable, place, u, z })
    if (known !== null) return known
    return hasPart(place, 'changed') ? iterated(place, u()) : carriedAs(place)
  }
  /** As the engine drew it; by the spreadsheet's own inverse once a number of the law has been changed. */
  const iterated = (place: Place, u: Node): Node => {
    const of = (label: string, value: number): Node => lawPart(graph, { place, label, value, words: label })
    const own = graph.apply('betaInverse', [u, of('alpha', 1), of('beta', 1)], born)
    return $`${of('changed', 0)} == 0 ? ${carriedAs(place)} : ${of('min', 0)} + ${of('width', 1)} * ${own}`
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
  readonly place: Place
  readonly u: () => Node
  readonly z: () => Node
}

const inverse = ({ graph, $, variable, place, u, z }: Inverting): Node | null => {
  if (variable.kind === 'uniform') return u()
  if (variable.kind === 'normal') return z()
  if (variable.kind !== 'draw') return null
  const { formula, direct, atoms } = variable.distribution
  if (formula !== undefined) {
    const parameters = formula.parameters.map((value, j) =>
      lawPart(graph, {
        place,
        label: `parameter ${j + 1}`,
        value,
        words: `${variable.path}: parameter ${j + 1} of its law`,
      }),
    )
    return formula.write($, direct ? u() : z(), parameters)
  }
  const points = atoms === undefined ? null : atomPoints(atoms)
  if (atoms === undefined || points === null) return null
  const at = u()
  const value = (j: number): Node =>
    lawPart(graph, {
      place,
      label: `value ${j + 1}`,
      value: points[j]![0],
      words: `${variable.path}: value ${j + 1}`,
    })
  const upTo = (j: number): Node =>
    lawPart(graph, {
      place,
      label: `upto ${j + 1}`,
      value: atoms.cumulative[j]!,
      words: `${variable.path}: probability up to ${j + 1}`,
    })
  return points
    .slice(0, -1)
    .reduceRight<Node>(
      (later, _, j) => $`${at} <= ${upTo(j)} ? ${value(j)} : ${later}`,
      value(points.length - 1),
    )
}

interface Part {
  readonly place: Place
  readonly label: string
  readonly value: number
  readonly words: string
}

/** A number of a law: the cell of the assumptions that holds it, or where there is none a figure of the sheet. */
const lawPart = (graph: Graph, { place, label, value, words }: Part): Node =>
  graph.leaf(`law ${place} ${label} ${value}`, { kind: 'law', place, label, words }, { value })

const figure = (graph: Graph, label: string, value: number): Node =>
  graph.leaf(`figure ${label} ${value}`, { kind: 'figure', label }, { value })
