import { plain } from '../../kernel/plain.ts'
import { bass, logistic } from '../../market/adoption.ts'
import { exp, log, pow } from '../../numerics/elementary.ts'
import { precondition } from '../../units/precondition.ts'
import { clamp, floorModulo, roundHalfAway } from './functions.ts'
import type { Formula, FormulaNode, FunctionName, Operator } from './node.ts'

/** The value of something in one trial at time t (the period's midpoint, in years), in period 1, 2, … */
export type Evaluate = (trial: number, t: number, period: number) => number

type Bind = (name: string) => Evaluate

/**
 * A formula as closures over closures: no text is ever run. A comparison, and, or, not gives 1 or 0; any
 * number but 0 holds. An operand that is not a number makes every comparison and every choice not a number,
 * so that a fault in an input reaches the run's own check and is never hidden by a branch. `bind` gives
 * each named input; t and period are built in. Same bits everywhere: exp, log and pow are ours, the rest is
 * exact in IEEE 754.
 */
export const compileFormula = (formula: Formula, bind: Bind): Evaluate => compileNode(formula.root, bind)

const compileNode = (node: FormulaNode, bind: Bind): Evaluate => {
  const compile = (part: FormulaNode): Evaluate => compileNode(part, bind)
  switch (node.kind) {
    case 'number':
      return always(node.value)
    case 'name':
      return compileName(node.name, bind)
    case 'negate':
    case 'percent':
    case 'not':
      return signs[node.kind](compile(node.operand))
    case 'operation':
      return operations[node.operator](compile(node.left), compile(node.right))
    case 'choice':
      return choice(compile(node.condition), compile(node.yes), compile(node.no))
    case 'call':
      return calls[node.name](node.operands.map(compile))
    default:
      return node satisfies never
  }
}

const always =
  (value: number): Evaluate =>
  () =>
    value

const compileName = (name: string, bind: Bind): Evaluate => {
  if (name === 't') return (_trial, t) => t
  if (name === 'period') return (_trial, _t, period) => period
  return bind(name)
}

const signs: Readonly<Record<'negate' | 'percent' | 'not', (of: Evaluate) => Evaluate>> = {
  negate: (of) => (trial, t, period) => -of(trial, t, period),
  percent: (of) => (trial, t, period) => of(trial, t, period) / 100,
  not: (of) => choice(of, zero, one),
}

const zero = always(0)
const one = always(1)

const choice =
  (condition: Evaluate, yes: Evaluate, no: Evaluate): Evaluate =>
  (trial, t, period) => {
    const holds = condition(trial, t, period)
    if (Number.isNaN(holds)) return NaN
    return holds !== 0 ? yes(trial, t, period) : no(trial, t, period)
  }

type Combine = (left: Evaluate, right: Evaluate) => Evaluate

const binary =
  (of: (a: number, b: number) => number): Combine =>
  (left, right) =>
  (trial, t, period) =>
    of(left(trial, t, period), right(trial, t, period))

const comparison = (holds: (a: number, b: number) => boolean): Combine =>
  binary((a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : holds(a, b) ? 1 : 0))

const truth = (of: Evaluate): Evaluate => choice(of, one, zero)

const operations: Readonly<Record<Operator, Combine>> = {
  '+': binary((a, b) => a + b),
  '-': binary((a, b) => a - b),
  '*': binary((a, b) => a * b),
  '/': binary((a, b) => a / b),
  '^': binary(pow),
  '<': comparison((a, b) => a < b),
  '<=': comparison((a, b) => a <= b),
  '>': comparison((a, b) => a > b),
  '>=': comparison((a, b) => a >= b),
  '==': comparison((a, b) => a === b),
  '!=': comparison((a, b) => a !== b),
  and: (left, right) => choice(left, truth(right), zero),
  or: (left, right) => choice(left, one, truth(right)),
}

type Call = (operands: readonly Evaluate[]) => Evaluate

const operandAt = (operands: readonly Evaluate[], index: number): Evaluate => {
  const operand = operands[index]
  precondition(operand !== undefined, 'a function has all its operands')
  return operand
}

const unary =
  (of: (x: number) => number): Call =>
  (operands) => {
    const x = operandAt(operands, 0)
    return (trial, t, period) => of(x(trial, t, period))
  }

const ternary =
  (of: (x: number, y: number, z: number) => number): Call =>
  (operands) => {
    const [x, y, z] = [operandAt(operands, 0), operandAt(operands, 1), operandAt(operands, 2)]
    return (trial, t, period) => of(x(trial, t, period), y(trial, t, period), z(trial, t, period))
  }

const pair =
  (of: (x: number, y: number) => number): Call =>
  (operands) =>
    binary(of)(operandAt(operands, 0), operandAt(operands, 1))

/** Combines any number of operands from left to right. */
const fold =
  (of: (a: number, b: number) => number): Call =>
  (operands) =>
    operands.reduce((left, right) => binary(of)(left, right))

const calls: Readonly<Record<FunctionName, Call>> = {
  min: fold(Math.min),
  max: fold(Math.max),
  sum: fold((a, b) => a + b),
  abs: unary(Math.abs),
  floor: unary(Math.floor),
  ceil: unary(Math.ceil),
  round: unary(roundHalfAway),
  exp: unary(exp),
  log: unary(log),
  sqrt: unary(Math.sqrt),
  pow: pair(pow),
  mod: pair(floorModulo),
  clamp: ternary(clamp),
  if: (operands) => choice(operandAt(operands, 0), operandAt(operands, 1), operandAt(operands, 2)),
  bass: ternary((x, p, q) => bass(plain, x, { p, q })),
  logistic: ternary((x, years, middle) => logistic(plain, x, { years, middle })),
}
