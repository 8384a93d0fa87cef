import { type Algebra, algebraOf } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { FormulaNode } from '../../scenario/formula.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import type { Graph, Spot } from './graph.ts'

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
  const at: QuantityAt = (place, k) => {
    const variable = plan.variables[place]!
    const made = variable.kind === 'formula' ? formulaAt(variable, k) : null
    return made ?? graph.leaf(`quantity ${place}`, { kind: 'quantity', place }, { value: numberOf(place) })
  }
  const formulaAt = (
    { formula, reads }: Extract<Plan['variables'][number], { kind: 'formula' }>,
    k: number,
  ): Node | null =>
    translate($, formula.root, (name) => {
      if (name === 't') return middle(k)
      return name === 'period' ? graph.constant(k + 1) : at(reads.get(name)!, k)
    })
  return at
}

/** A formula of the document as one of cells; null where it holds what a cell would read otherwise. */
const translate = ($: Algebra<Node>, node: FormulaNode, named: (name: string) => Node): Node | null => {
  const part = (of: FormulaNode): Node | null => translate($, of, named)
  switch (node.kind) {
    case 'number':
      return $`${node.value}`
    case 'name':
      return named(node.name)
    case 'negate': {
      const of = part(node.operand)
      return of === null ? null : $`0 - ${of}`
    }
    case 'percent': {
      const of = part(node.operand)
      return of === null ? null : $`${of} / 100`
    }
    case 'operation': {
      const [left, right] = [part(node.left), part(node.right)]
      return left === null || right === null ? null : arithmetic($, node.operator, { left, right })
    }
    default:
      return null
  }
}

const arithmetic = (
  $: Algebra<Node>,
  operator: string,
  { left, right }: { readonly left: Node; readonly right: Node },
): Node | null => {
  switch (operator) {
    case '+':
      return $`${left} + ${right}`
    case '-':
      return $`${left} - ${right}`
    case '*':
      return $`${left} * ${right}`
    case '/':
      return $`${left} / ${right}`
    case '^':
      return $`pow(${left}, ${right})`
    default:
      return null
  }
}
