import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place, Variable } from '../../scenario/variable.ts'
import type { Graph } from '../cells/graph.ts'
import { atomPoints } from '../lawFamilies.ts'
import type { KnownLaw } from '../sheets/assumptions.ts'
import { drawnCurve } from './drawnCurve.ts'
import { tiedUniforms } from './tied.ts'

export interface Writing {
  readonly graph: Graph
  readonly $: Algebra<Node>
  readonly plan: Plan
  /** told of every variable whose draws are carried as values */
  readonly carry: (place: Place) => void
  /** the law of a variable that stands in cells */
  readonly lawAt: (place: Place) => KnownLaw | null
}

/**
 * What one future draws for a variable, as a formula of its uniform number: the inverse of its law where that is plain,
 * through the normal or Student's law where laws are tied by a copula. Draws of laws whose inverse spreadsheets work out by
 * iterations of their own (beta, gamma, Student's t, counts) are carried as values until one of their numbers is changed:
 * their last digits are not the engine's. What no spreadsheet inverts (mixtures, the χ² behind a t) is carried throughout.
 */
export const drawnInputs = ({ graph, $, plan, carry, lawAt }: Writing): ((place: Place) => Node) => {
  const born = () => ({ row: 'input', group: 0, at: 0 })
  const apply = (op: string, x: Node): Node => graph.apply(op, [x], born)
  const point = (place: Place): Node => graph.leaf(`point ${place}`, { kind: 'point', place }, { value: 0.5 })
  const carriedAs = (place: Place): Node => {
    carry(place)
    return graph.leaf(`drawn ${place}`, { kind: 'drawn', place }, { value: 0 })
  }
  const normal = (place: Place): Node => apply('normalQuantile', point(place))
  const tied = tiedUniforms({ graph, $, plan, normal, carriedAs })
  const known = new Map<Place, Node>()
  const made = (place: Place): Node => {
    const variable = plan.variables[place]!
    if (variable.kind === 'curve') return drawnCurve({ graph, $, at }, variable, place)
    const tie = tied(place)
    const z = (): Node => tie?.normal() ?? normal(place)
    const u = (): Node => tie?.uniform() ?? point(place)
    const law = lawAt(place)
    const of = (label: string): Node =>
      lawPart(graph, { place, label, value: law!.numberOf(label), words: label })
    if (law?.inverse != null && !law.isIterated) return law.inverse($, u(), of)
    const plain = inverse({ graph, $, variable, place, u, z, law }) ?? carriedAs(place)
    if (law?.inverse == null) return plain
    return $`${of('changed')} == 0 ? ${plain} : ${law.inverse($, u(), of)}`
  }
  const at = (place: Place): Node => {
    const found = known.get(place) ?? made(place)
    known.set(place, found)
    return found
  }
  return at
}

interface Inverting extends Pick<Writing, 'graph' | '$'> {
  readonly variable: Variable
  readonly place: Place
  readonly u: () => Node
  readonly z: () => Node
  readonly law: KnownLaw | null
}

const inverse = ({ graph, $, variable, place, u, z, law }: Inverting): Node | null => {
  if (variable.kind === 'uniform') return u()
  if (variable.kind === 'normal') return z()
  if (variable.kind !== 'draw') return null
  const { formula, direct, atoms } = variable.distribution
  const part = (label: string, value: number): Node =>
    lawPart(graph, { place, label, value, words: `${variable.path}: ${label}` })
  if (formula !== undefined) {
    const parameters = formula.parameters.map((value, j) =>
      part(law?.derived[j]?.[0] ?? `parameter ${j + 1} of its law`, value),
    )
    return formula.write($, direct ? u() : z(), parameters)
  }
  const points = atoms === undefined ? null : atomPoints(atoms)
  if (atoms === undefined || points === null) return null
  const value = (j: number): Node => part(`value ${j + 1}`, points[j]![0])
  const upTo = (j: number): Node => part(`up to ${j + 1}`, atoms.cumulative[j]!)
  return points
    .slice(0, -1)
    .reduceRight<Node>(
      (later, _, j) => $`${u()} <= ${upTo(j)} ? ${value(j)} : ${later}`,
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
