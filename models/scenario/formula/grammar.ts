import { quoted } from '../../units/quoted.ts'
import { nearestWord } from '../suggest.ts'
import { type FormulaFault, limits } from './node.ts'
import type { Token } from './tokens.ts'
import { functions, isUsableName } from './words.ts'

/** An open parenthesis, a function's operands, or the whole formula. */
interface Level {
  readonly opening: Token | null
  /** the function whose operands these are */
  readonly call: string | null
  operands: number
  /** a "?" waits for its ":" */
  asking: boolean
  choices: number
  /** signs and powers in a row: each is one level deeper in the tree */
  chain: number
}

interface Walk {
  readonly levels: Level[]
  wantsOperand: boolean
  afterPercent: boolean
  /** the function whose "(" comes next */
  call: string | null
}

type Check = FormulaFault | null

const fault = (token: Token, expected: string, found = quoted(token.text)): FormulaFault => ({
  position: token.position,
  expected,
  found,
})

/**
 * Checks the order of the words, before any parser sees them: operands and operators alternate (so that no
 * product is implied), parentheses and choices close, functions are known and take as many operands as they
 * are given, names are not reserved, nothing is nested deeper than 64. What passes can overflow no parser
 * and can only mean one thing. Depth counts parentheses and calls inside each other, and signs, powers and
 * choices in a row.
 */
export const checkGrammar = (tokens: readonly Token[], length: number): Check => {
  const walk: Walk = { levels: [newLevel(null, null)], wantsOperand: true, afterPercent: false, call: null }
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    const found = walk.wantsOperand ? readOperand(walk, token, next) : readOperator(walk, token)
    if (found !== null) return found
    if (depthOf(walk) > limits.depth)
      return fault(token, `at most ${limits.depth} levels`, 'a formula nested deeper')
  }
  return checkEnd(walk, { kind: ')', text: 'the end', position: length })
}

const newLevel = (opening: Token | null, call: string | null): Level => ({
  opening,
  call,
  operands: 1,
  asking: false,
  choices: 0,
  chain: 0,
})

const current = (walk: Walk): Level => walk.levels[walk.levels.length - 1]!

const depthOf = (walk: Walk): number =>
  walk.levels.reduce((depth, level) => depth + 1 + level.choices + level.chain, -1)

const readOperand = (walk: Walk, token: Token, next: Token | undefined): Check => {
  if (token.kind === 'number') return readNumber(walk, token)
  if (token.kind === 'name') return next?.kind === '(' ? beginCall(walk, token) : readName(walk, token)
  if (token.kind === '(') return open(walk, token)
  if (token.kind !== 'operator' || !['+', '-', 'not'].includes(token.text))
    return fault(token, 'a number, a name, a function or "("')
  current(walk).chain += 1
  return null
}

const readNumber = (walk: Walk, token: Token): Check => {
  walk.wantsOperand = false
  return Number.isFinite(Number(token.text)) ? null : fault(token, 'a number below 1.8e308')
}

const readName = (walk: Walk, token: Token): Check => {
  walk.wantsOperand = false
  const shape = functions.get(token.text)
  if (shape !== undefined) return fault(token, shape.example)
  if (isUsableName(token.text)) return null
  return fault(token, 'a number or a named input', `${quoted(token.text)}, which is a reserved word`)
}

/** A name before "(" is a function, or a product that forgot its sign. */
const beginCall = (walk: Walk, token: Token): Check => {
  walk.call = token.text
  if (functions.has(token.text)) return null
  const suggestion = nearestWord(token.text, [...functions.keys()])
  const expected = `an operator after the name, or one of the functions ${[...functions.keys()].join(', ')}`
  return {
    ...fault(token, expected, `the function ${quoted(token.text)}`),
    ...(suggestion && { suggestion }),
  }
}

const open = (walk: Walk, token: Token): Check => {
  walk.levels.push(newLevel(token, walk.call))
  walk.call = null
  return null
}

const remainder = 'an operator (a remainder is mod(a, b))'
const product = 'an operator (a product is a * b)'

const readOperator = (walk: Walk, token: Token): Check => {
  const percentBefore = walk.afterPercent
  walk.afterPercent = false
  switch (token.kind) {
    case 'operator':
      return token.text === '%' ? percent(walk, token, percentBefore) : binary(walk, token)
    case ')':
      return close(walk, token)
    case ',':
      return comma(walk, token)
    case '?':
      return ask(walk, token)
    case ':':
      return answer(walk, token)
    default:
      return fault(token, percentBefore ? remainder : product)
  }
}

const percent = (walk: Walk, token: Token, twice: boolean): Check => {
  walk.afterPercent = true
  return twice ? fault(token, 'an operator', '"%" twice') : null
}

const binary = (walk: Walk, token: Token): Check => {
  if (token.text === 'not') return fault(token, 'an operator')
  const level = current(walk)
  level.chain = token.text === '^' ? level.chain + 1 : 0
  walk.wantsOperand = true
  return null
}

const close = (walk: Walk, token: Token): Check => {
  const level = current(walk)
  if (level.opening === null) return fault(token, 'the end, or an operator')
  if (level.asking) return fault(token, '":" and what holds otherwise')
  const shape = level.call === null ? undefined : functions.get(level.call)
  if (shape !== undefined && (level.operands < shape.least || level.operands > shape.most))
    return fault(token, operandsOf(shape), `${level.operands}`)
  walk.levels.pop()
  return null
}

const operandsOf = ({ example, least, most }: { example: string; least: number; most: number }): string =>
  `${example} with ${least === most ? `${least}` : `${least} to ${most}`} operand${most === 1 ? '' : 's'}`

const comma = (walk: Walk, token: Token): Check => {
  const level = current(walk)
  if (level.call === null) return fault(token, 'an operator (a decimal is written with a point)')
  if (level.asking) return fault(token, '":" and what holds otherwise')
  level.operands += 1
  level.choices = 0
  level.chain = 0
  walk.wantsOperand = true
  return null
}

const ask = (walk: Walk, token: Token): Check => {
  const level = current(walk)
  if (level.asking) return fault(token, 'parentheses around a choice inside a choice')
  level.asking = true
  level.choices += 1
  level.chain = 0
  walk.wantsOperand = true
  return null
}

const answer = (walk: Walk, token: Token): Check => {
  const level = current(walk)
  if (!level.asking) return fault(token, 'an operator (":" belongs to a choice, condition ? yes : no)')
  level.asking = false
  level.chain = 0
  walk.wantsOperand = true
  return null
}

const checkEnd = (walk: Walk, end: Token): Check => {
  const level = current(walk)
  if (walk.wantsOperand) return fault(end, 'a number, a name, a function or "("', 'the end')
  if (level.opening !== null)
    return fault(end, `")" for the "(" at character ${level.opening.position + 1}`, 'the end')
  return level.asking ? fault(end, '":" and what holds otherwise', 'the end') : null
}
