import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import { bass, logistic } from '../../market/adoption.ts'
import type { FormulaNode } from '../../scenario/formula.ts'

/** What a formula is written with: an algebra of cells, and what each name in it stands for. */
interface Writing {
  readonly $: Algebra<Node>
  readonly named: (name: string) => Node
}

type Part = (of: FormulaNode) => Node

/**
 * A formula of the document as one of cells, with every operator and function that a document may use. A comparison, and,
 * or, not is 1 or 0, as the document has it and not TRUE or FALSE.
 */
export const userFormula = ({ $, named }: Writing, root: FormulaNode): Node => {
  const holds = (of: FormulaNode): Node => {
    const comparison = of.kind === 'operation' ? comparing($, of, part) : null
    return comparison ?? $`${part(of)} != 0`
  }
  const truth = (mask: Node): Node => $`${mask} ? 1 : 0`
  const part: Part = (of) => {
    switch (of.kind) {
      case 'number':
        return $`${of.value}`
      case 'name':
        return named(of.name)
      case 'negate':
        return $`0 - ${part(of.operand)}`
      case 'percent':
        return $`${part(of.operand)} / 100`
      case 'not':
        return $`${holds(of.operand)} ? 0 : 1`
      case 'choice':
        return $`${holds(of.condition)} ? ${part(of.yes)} : ${part(of.no)}`
      case 'operation':
        if (of.operator === 'and') return truth($`${holds(of.left)} && ${holds(of.right)}`)
        if (of.operator === 'or') return truth($`${holds(of.left)} || ${holds(of.right)}`)
        return arithmetic($, of, part) ?? truth(holds(of))
      case 'call':
        if (of.name === 'if')
          return $`${holds(of.operands[0]!)} ? ${part(of.operands[1]!)} : ${part(of.operands[2]!)}`
        return calls[of.name]($, of.operands.map(part))
      default:
        return of satisfies never
    }
  }
  return part(root)
}

type Operation = Extract<FormulaNode, { kind: 'operation' }>

const arithmetic = ($: Algebra<Node>, { operator, left, right }: Operation, part: Part): Node | null => {
  switch (operator) {
    case '+':
      return $`${part(left)} + ${part(right)}`
    case '-':
      return $`${part(left)} - ${part(right)}`
    case '*':
      return $`${part(left)} * ${part(right)}`
    case '/':
      return $`${part(left)} / ${part(right)}`
    case '^':
      return power($, part(left), part(right))
    default:
      return null
  }
}

const comparing = ($: Algebra<Node>, { operator, left, right }: Operation, part: Part): Node | null => {
  switch (operator) {
    case '<':
      return $`${part(left)} < ${part(right)}`
    case '<=':
      return $`${part(left)} <= ${part(right)}`
    case '>':
      return $`${part(left)} > ${part(right)}`
    case '>=':
      return $`${part(left)} >= ${part(right)}`
    case '==':
      return $`${part(left)} == ${part(right)}`
    case '!=':
      return $`${part(left)} != ${part(right)}`
    default:
      return null
  }
}

/** 0^0 is 1 here and an error in some spreadsheets. */
const power = ($: Algebra<Node>, base: Node, exponent: Node): Node =>
  exponent.source?.kind === 'constant'
    ? $`pow(${base}, ${exponent})`
    : $`${exponent} == 0 ? 1 : pow(${base}, ${exponent})`

type Called = Exclude<Extract<FormulaNode, { kind: 'call' }>['name'], 'if'>

/** ROUND and MOD of spreadsheets mend what they take for noise: these are spelled out. */
const calls: Readonly<Record<Called, ($: Algebra<Node>, operands: readonly Node[]) => Node>> = {
  min: ($, operands) => operands.reduce((a, b) => $`min(${a}, ${b})`),
  max: ($, operands) => operands.reduce((a, b) => $`max(${a}, ${b})`),
  sum: ($, operands) => operands.reduce((a, b) => $`${a} + ${b}`),
  abs: ($, [x]) => $`abs(${x!})`,
  floor: ($, [x]) => $`floor(${x!})`,
  ceil: ($, [x]) => $`ceil(${x!})`,
  round: ($, [x]) => $`${x!} < 0 ? ceil(${x!} - 0.5) : floor(${x!} + 0.5)`,
  exp: ($, [x]) => $`exp(${x!})`,
  log: ($, [x]) => $`log(${x!})`,
  sqrt: ($, [x]) => $`sqrt(${x!})`,
  pow: ($, [x, y]) => power($, x!, y!),
  mod: ($, [x, y]) => $`${x!} - ${y!} * floor(${x!} / ${y!})`,
  clamp: ($, [x, low, high]) => $`min(max(${x!}, ${low!}), ${high!})`,
  bass: ($, [x, p, q]) => bass($, x!, { p: p!, q: q! }),
  logistic: ($, [x, years, middle]) => logistic($, x!, { years: years!, middle: middle! }),
}
