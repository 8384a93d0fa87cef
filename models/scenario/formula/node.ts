/** A formula as read: a plain tree of our own, safe to keep, compare and send to a worker. */
export interface Formula {
  /** the text without "=" and blanks around it; every position counts characters of it from 0 */
  readonly source: string
  readonly root: FormulaNode
  /** the named inputs it reads, each once, in order of appearance, without t and period */
  readonly names: readonly string[]
  /** whether it reads t or period, and so has a value per period */
  readonly usesTime: boolean
}

/** What is wrong with a formula, and where. */
export interface FormulaFault {
  readonly position: number
  readonly expected: string
  readonly found: string
  /** the nearest accepted word */
  readonly suggestion?: string
}

export type Arithmetic = '+' | '-' | '*' | '/' | '^'
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='
export type Operator = Arithmetic | Comparison | 'and' | 'or'

export type FunctionName =
  | 'min'
  | 'max'
  | 'abs'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'pow'
  | 'mod'
  | 'clamp'
  | 'if'
  | 'sum'
  | 'bass'
  | 'logistic'

export type FormulaNode = { readonly position: number } & (
  | { readonly kind: 'number'; readonly value: number }
  /** a named input, or t, or period */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate' | 'percent' | 'not'; readonly operand: FormulaNode }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: FormulaNode
      readonly right: FormulaNode
    }
  | {
      readonly kind: 'choice'
      readonly condition: FormulaNode
      readonly yes: FormulaNode
      readonly no: FormulaNode
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly FormulaNode[] }
)

/** Limits that keep a formula readable, and reading it cheap. */
export const limits = { characters: 2000, nodes: 500, depth: 64, operands: 32 } as const

/** The parts of a node, in the order they are written. */
export const partsOf = (node: FormulaNode): readonly FormulaNode[] => {
  switch (node.kind) {
    case 'number':
    case 'name':
      return []
    case 'negate':
    case 'percent':
    case 'not':
      return [node.operand]
    case 'operation':
      return [node.left, node.right]
    case 'choice':
      return [node.condition, node.yes, node.no]
    case 'call':
      return node.operands
    default:
      return node satisfies never
  }
}

/** Every node, in the order they are written but for operators, which come before their operands. */
export const allNodes = (root: FormulaNode): readonly FormulaNode[] => {
  const found: FormulaNode[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node)
    waiting.push(...partsOf(node).toReversed())
  }
  return found
}
