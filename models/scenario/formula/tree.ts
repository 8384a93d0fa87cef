import { decimalShift } from '../../units/decimalShift.ts'
import { precondition } from '../../units/precondition.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type FormulaFault, type FormulaNode, limits, type Operator } from './node.ts'
import type { Token } from './tokens.ts'
import { isFunctionName } from './words.ts'

/** The tree the parser gives: only what is read of it. It carries no positions. */
export interface ParsedNode {
  readonly type: string
  readonly fn?: unknown
  readonly name?: unknown
  readonly args?: readonly ParsedNode[]
  readonly params?: readonly ParsedNode[]
  readonly content?: ParsedNode
  readonly condition?: ParsedNode
  readonly trueExpr?: ParsedNode
  readonly falseExpr?: ParsedNode
}

/**
 * The words that become nodes, in order: the tree is walked in the same order, so that each finds its
 * place.
 */
interface Walk {
  readonly words: readonly Token[]
  taken: number
  nodes: number
  readonly faults: FormulaFault[]
}

const operators: ReadonlyMap<string, Operator> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['pow', '^'],
  ['smaller', '<'],
  ['smallerEq', '<='],
  ['larger', '>'],
  ['largerEq', '>='],
  ['equal', '=='],
  ['unequal', '!='],
  ['and', 'and'],
  ['or', 'or'],
])

/**
 * Turns the parser's tree into ours. Whatever is not on the allow-list stops here, although the grammar
 * lets none of it through. Refuses more than 500 nodes, comparisons in a row (a < b < c), and `not` as an
 * operand of anything but and, or: `not a > b` would be read as (not a) > b.
 */
export const readTree = (root: ParsedNode, tokens: readonly Token[]): Result<FormulaNode, FormulaFault> => {
  const words = tokens.filter(({ kind }) => ['number', 'name', 'operator', '?'].includes(kind))
  const walk: Walk = { words, taken: 0, nodes: 0, faults: [] }
  const node = readNode(walk, root)
  if (walk.nodes > limits.nodes) {
    const found = `${walk.nodes} parts`
    return failure({ position: 0, expected: `a formula of at most ${limits.nodes} parts`, found })
  }
  precondition(walk.taken === words.length, 'every word of a formula has its place in the tree')
  return walk.faults.length > 0 ? failure(...walk.faults) : success(node)
}

const take = (walk: Walk): Token => {
  const word = walk.words[walk.taken]
  precondition(word !== undefined, 'a formula has as many words as its tree')
  walk.taken += 1
  return word
}

const readNode = (walk: Walk, node: ParsedNode): FormulaNode => {
  if (node.type !== 'ParenthesisNode') walk.nodes += 1
  switch (node.type) {
    case 'ConstantNode':
      return numberNode(take(walk))
    case 'SymbolNode':
      return nameNode(take(walk), node)
    case 'ParenthesisNode':
      return readNode(walk, part(node.content))
    case 'FunctionNode':
      return callNode(walk, node)
    case 'ConditionalNode':
      return choiceNode(walk, node)
    case 'RelationalNode':
      return refuseChain(walk, node)
    default:
      precondition(node.type === 'OperatorNode', `a formula holds no ${node.type}`)
      return operatorNode(walk, node)
  }
}

const part = (node: ParsedNode | undefined): ParsedNode => {
  precondition(node !== undefined, 'a parsed formula is complete')
  return node
}

const numberNode = ({ text, position }: Token): FormulaNode => ({
  kind: 'number',
  position,
  value: Number(text),
})

const nameNode = ({ text, position }: Token, node: ParsedNode): FormulaNode => {
  precondition(node.name === text, 'a name keeps its place')
  return { kind: 'name', position, name: text }
}

const callNode = (walk: Walk, node: ParsedNode): FormulaNode => {
  const { text, position } = take(walk)
  precondition(isFunctionName(text), 'only functions of the allow-list are called')
  const operands = (node.args ?? []).map((operand) => readNode(walk, operand))
  return { kind: 'call', position, name: text, operands }
}

const choiceNode = (walk: Walk, node: ParsedNode): FormulaNode => {
  const condition = readNode(walk, part(node.condition))
  const { position } = take(walk)
  const yes = readNode(walk, part(node.trueExpr))
  return { kind: 'choice', position, condition, yes, no: readNode(walk, part(node.falseExpr)) }
}

const operatorNode = (walk: Walk, node: ParsedNode): FormulaNode => {
  const [first, second] = node.args ?? []
  if (second !== undefined) return operationNode(walk, node, [part(first), second])
  if (node.fn === 'ctranspose') return percentNode(walk, part(first))
  const { position } = take(walk)
  const operand = readNode(walk, part(first))
  if (node.fn === 'unaryPlus') return operand
  precondition(node.fn === 'unaryMinus' || node.fn === 'not', 'a sign is + or - or not')
  return { kind: node.fn === 'not' ? 'not' : 'negate', position, operand }
}

/** 6.5% is the same double as 0.065; of anything else a percentage is the hundredth part. */
const percentNode = (walk: Walk, parsed: ParsedNode): FormulaNode => {
  const written = walk.words[walk.taken]?.text ?? ''
  const operand = readNode(walk, parsed)
  const { position } = take(walk)
  if (parsed.type !== 'ConstantNode') return { kind: 'percent', position, operand }
  return { kind: 'number', position: operand.position, value: decimalShift(written, -2) }
}

const operationNode = (
  walk: Walk,
  node: ParsedNode,
  sides: readonly [ParsedNode, ParsedNode],
): FormulaNode => {
  const left = readNode(walk, sides[0])
  const { position } = take(walk)
  const operator = operators.get(String(node.fn))
  precondition(operator !== undefined, `a formula has no operator ${String(node.fn)}`)
  if (operator !== 'and' && operator !== 'or' && sides.some(isBareNot)) {
    const expected = `parentheses around what not applies to, not (a ${operator} b) or (not a) ${operator} b`
    walk.faults.push({ position, expected, found: `not beside "${operator}"` })
  }
  return { kind: 'operation', position, operator, left, right: readNode(walk, sides[1]) }
}

const isBareNot = (node: ParsedNode): boolean => node.type === 'OperatorNode' && node.fn === 'not'

const refuseChain = (walk: Walk, node: ParsedNode): FormulaNode => {
  const [first, ...rest] = node.params ?? []
  const left = readNode(walk, part(first))
  const positions = rest.map((operand) => {
    const { position } = take(walk)
    readNode(walk, operand)
    return position
  })
  const expected = 'one comparison at a time, a < b and b < c'
  walk.faults.push({ position: positions[1] ?? left.position, expected, found: 'comparisons in a row' })
  return left
}
