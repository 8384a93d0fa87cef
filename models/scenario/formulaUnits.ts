import { failure, type Result, success } from '../units/result.ts'
import {
  divideUnits,
  formatUnit,
  multiplyUnits,
  powerOfUnit,
  rootOfUnit,
  sameUnit,
  type Unit,
  unitless,
} from '../units/unit.ts'
import type { Formula, FormulaFault, FormulaNode, FunctionName, Operator } from './formula/node.ts'

/**
 * What is known of a part's unit: a unit; 'number' for what is written out, which takes any unit in a sum
 * and changes none in a product; 'any' for what nobody declared, which takes any unit and makes a product
 * unknown too.
 */
type Known = Unit | 'number' | 'any'

interface Walk {
  readonly unitOf: (name: string) => Unit | null
  readonly faults: FormulaFault[]
}

/**
 * The unit of a formula, or null when it fits any (domain page, section 3). Bare numbers, t, period and
 * inputs without a unit fit any. Refuses two different declared units in + − min max sum clamp mod, a
 * comparison, or the two sides of a choice, naming both. `unitOf` gives the declared unit of an input, null
 * if it has none.
 */
export const checkUnits = (
  { root }: Formula,
  unitOf: (name: string) => Unit | null,
): Result<Unit | null, FormulaFault> => {
  const walk: Walk = { unitOf, faults: [] }
  const known = unitFor(walk, root)
  if (walk.faults.length > 0) return failure(...walk.faults)
  return success(typeof known === 'string' ? null : known)
}

const unitFor = (walk: Walk, node: FormulaNode): Known => {
  switch (node.kind) {
    case 'number':
      return 'number'
    case 'name':
      return walk.unitOf(node.name) ?? 'any'
    case 'negate':
    case 'percent':
      return unitFor(walk, node.operand)
    case 'not':
      return asTruth(unitFor(walk, node.operand))
    case 'operation':
      return operationUnit(walk, node)
    case 'choice':
      return choiceUnit(walk, node)
    case 'call':
      return callUnit(walk, node)
    default:
      return node satisfies never
  }
}

type Operation = Extract<FormulaNode, { kind: 'operation' }>
type Call = Extract<FormulaNode, { kind: 'call' }>
type Choice = Extract<FormulaNode, { kind: 'choice' }>

/** True and false are 1 and 0, whatever they are true of. */
const asTruth = (_: Known): Known => 'number'

const choiceUnit = (walk: Walk, node: Choice): Known => {
  unitFor(walk, node.condition)
  return common(walk, node, [unitFor(walk, node.yes), unitFor(walk, node.no)])
}

const sums: ReadonlySet<Operator> = new Set(['+', '-'])
const comparisons: ReadonlySet<Operator> = new Set(['<', '<=', '>', '>=', '==', '!='])

const operationUnit = (walk: Walk, node: Operation): Known => {
  const left = unitFor(walk, node.left)
  const right = unitFor(walk, node.right)
  if (sums.has(node.operator)) return isGrowthFactor(left, right) ? 'any' : common(walk, node, [left, right])
  if (comparisons.has(node.operator)) common(walk, node, [left, right])
  if (node.operator === '*') return product(left, right, multiplyUnits)
  if (node.operator === '/') return product(left, right, divideUnits)
  return node.operator === '^' ? power(left, node.right) : 'number'
}

/** 1 + growth is what one year multiplies by: a bare number beside a rate per year has no unit of its own. */
const isGrowthFactor = (left: Known, right: Known): boolean =>
  [
    [left, right],
    [right, left],
  ].some(([a, b]) => a === 'number' && typeof b === 'object' && formatUnit(b) === '1/yr')

const product = (left: Known, right: Known, combine: (a: Unit, b: Unit) => Unit): Known => {
  if (left === 'any' || right === 'any') return 'any'
  if (right === 'number') return left
  return left === 'number' ? combine(unitless, right) : combine(left, right)
}

/** A declared unit has a power only where the exponent is written out as a whole number. */
const power = (base: Known, exponent: FormulaNode): Known => {
  if (typeof base === 'string') return base
  const negative = exponent.kind === 'negate'
  const written = negative ? exponent.operand : exponent
  if (written.kind !== 'number' || !Number.isInteger(written.value)) return 'any'
  return powerOfUnit(base, negative ? -written.value : written.value)
}

/** Calls whose operands share one unit, which is the result's. */
const sharing: ReadonlySet<FunctionName> = new Set(['min', 'max', 'sum', 'clamp', 'mod'])
const keeping: ReadonlySet<FunctionName> = new Set(['abs', 'floor', 'ceil', 'round'])

const callUnit = (walk: Walk, node: Call): Known => {
  const units = node.operands.map((operand) => unitFor(walk, operand))
  const [first = 'number'] = units
  if (sharing.has(node.name)) return common(walk, node, units)
  if (keeping.has(node.name)) return first
  if (node.name === 'if') return common(walk, node, units.slice(1))
  const [, exponent] = node.operands
  if (node.name === 'pow' && exponent !== undefined) return power(first, exponent)
  if (node.name === 'sqrt') return typeof first === 'string' ? first : (rootOfUnit(first) ?? 'any')
  return 'number'
}

/** The one unit of several parts; two different declared ones are a fault. */
const common = (walk: Walk, node: FormulaNode, units: readonly Known[]): Known => {
  const declared = units.filter((unit) => typeof unit !== 'string')
  const [first] = declared
  if (first === undefined) return units.includes('any') ? 'any' : 'number'
  const other = declared.find((unit) => !sameUnit(unit, first))
  if (other === undefined) return first
  const found = `${formatUnit(first)} and ${formatUnit(other)} in ${wordsFor(node)}`
  walk.faults.push({ position: node.position, expected: 'the same unit on both sides', found })
  return 'any'
}

const wordsFor = (node: FormulaNode): string => {
  if (node.kind === 'operation') return `"${node.operator}"`
  return node.kind === 'call' ? `${node.name}(…)` : 'the two sides of a choice'
}
