import { create, parseDependencies } from 'mathjs/number'
import { failure, type Result, success } from '../units/result.ts'
import { checkGrammar } from './formula/grammar.ts'
import { allNodes, type Formula, type FormulaFault, type FormulaNode } from './formula/node.ts'
import { readTokens, type Token } from './formula/tokens.ts'
import { readTree } from './formula/tree.ts'
import { timeNames } from './formula/words.ts'

export { compileFormula, type Evaluate } from './formula/compile.ts'
export { checkNames } from './formula/names.ts'
export type { Formula, FormulaFault, FormulaNode } from './formula/node.ts'
export { isReservedName } from './formula/words.ts'

// an instance of our own with the parser alone: nothing in it evaluates, nothing is shared
const { parse } = create({ ...parseDependencies })

/**
 * Reads a formula (domain page, section 3): numbers, names, + − × ÷ ^, postfix %, comparisons, and, or,
 * not, ? : and the functions of the allow-list. −2^2 is −4, 2^3^2 is 2^9, % binds closest (2^5% is 2^0.05),
 * a comparison is 1 or 0. mathjs builds the tree and never evaluates; it sees only words that were checked
 * before. Refuses, with the position, everything else: unknown functions, reserved words, implied products,
 * characters that cannot be seen, more than 2,000 characters, 500 parts or 64 levels. Which names exist is
 * `checkNames`' business.
 */
export const parseFormula = (source: string): Result<Formula, FormulaFault> => {
  const tokens = readTokens(source)
  if (!tokens.ok) return tokens
  const fault = checkGrammar(tokens.value, source.length)
  if (fault !== null) return failure(fault)
  const tree = readTree(parse(mathText(tokens.value)), tokens.value)
  return tree.ok ? success(describe(source, tree.value)) : tree
}

/**
 * The words for mathjs. A percentage goes as the sign of a transpose, its other postfix operator: mathjs
 * reads "100 + 5%" as 105, by writing the 100 into the tree twice.
 */
const mathText = (tokens: readonly Token[]): string =>
  tokens.map(({ text }) => (text === '%' ? "'" : text)).join(' ')

const describe = (source: string, root: FormulaNode): Formula => {
  const names = new Set(allNodes(root).flatMap((node) => (node.kind === 'name' ? [node.name] : [])))
  const inputs = [...names].filter((name) => !timeNames.has(name))
  return { source, root, names: inputs, usesTime: inputs.length < names.size }
}
