import { algebraOf } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import type { Graph } from './graph.ts'
import type { Spot } from './position.ts'
import { userFormula } from './userFormula.ts'

/** A quantity of the document as a node: a named cell, or the formula that the document gives, live. */
export type QuantityAt = (place: Place, k: number) => Node

interface Writing {
  readonly graph: Graph
  readonly plan: Plan
  /** what a quantity comes to in the expected case */
  readonly numberOf: (place: Place) => number
  /** midpoints of periods as nodes */
  readonly middle: (k: number) => Node
}

export const quantitiesOf = ({ graph, plan, numberOf, middle }: Writing): QuantityAt => {
  const born = (): Spot => ({ row: 'formula', group: 0, at: 0 })
  const $ = algebraOf<Node>({
    constant: (value) => graph.constant(value),
    apply: (op, operands) => graph.apply(op, operands, born),
  })
  const known: Node[][] = []
  const named: Node[] = []
  const at: QuantityAt = (place, k) => {
    const variable = plan.variables[place]!
    // chance itself is no assumption: in the expected case it stands at its middle
    if (variable.kind === 'uniform' || variable.kind === 'normal') return graph.constant(numberOf(place))
    if (variable.kind !== 'formula') {
      const leaf = { kind: 'quantity', place } as const
      named[place] ??= graph.leaf(`quantity ${place}`, leaf, { value: numberOf(place) })
      return named[place]
    }
    known[place] ??= []
    const [own, at] = [known[place], variable.varies ? k : 0]
    own[at] ??= formulaAt(variable, k)
    return own[at]
  }
  const formulaAt = (
    { formula, reads }: Extract<Plan['variables'][number], { kind: 'formula' }>,
    k: number,
  ): Node => {
    const named = (name: string): Node => {
      if (name === 't') return middle(k)
      return name === 'period' ? graph.constant(k + 1) : at(reads.get(name)!, k)
    }
    return userFormula({ $, named }, formula.root)
  }
  return at
}
