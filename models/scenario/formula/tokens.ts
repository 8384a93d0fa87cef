import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type FormulaFault, limits } from './node.ts'

/** A word of a formula and where it starts. */
export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | '(' | ')' | ',' | '?' | ':'
  readonly text: string
  readonly position: number
}

/** Signs that people paste from documents; one character for one, so that positions stay. */
const typographic = new Map([
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['−', '-'],
])

const pattern =
  / *(?:((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([<>=!]=|[-+*/^%<>])|([(),?:]))/y

const wordOperators: ReadonlySet<string> = new Set(['and', 'or', 'not'])

/**
 * Cuts a formula into words. Only what the allow-list can need is a word: quotation marks, brackets,
 * braces, dots, assignments, semicolons and whatever cannot be seen stop here, with their position.
 */
export const readTokens = (source: string): Result<readonly Token[], FormulaFault> => {
  if (source.length > limits.characters) return failure(tooLong(source))
  const text = source.trimEnd().replace(/[×·÷−]/g, (sign) => typographic.get(sign) ?? sign)
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex
    const match = pattern.exec(text)
    if (match === null) return failure(strayCharacter(source, start))
    tokens.push(tokenOf(match))
  }
  return success(tokens)
}

const tokenOf = (match: RegExpExecArray): Token => {
  const [whole, number, name, operator, mark = ''] = match
  const text = number ?? name ?? operator ?? mark
  const position = match.index + whole.length - text.length
  if (number !== undefined) return { kind: 'number', text, position }
  if (operator !== undefined || wordOperators.has(text)) return { kind: 'operator', text, position }
  return name !== undefined
    ? { kind: 'name', text, position }
    : { kind: mark as Token['kind'], text, position }
}

const tooLong = (source: string): FormulaFault => ({
  position: limits.characters,
  expected: `a formula of at most ${limits.characters} characters`,
  found: `${source.length} characters`,
})

const strayCharacter = (source: string, start: number): FormulaFault => {
  const blanks = /^ */.exec(source.slice(start))?.[0].length ?? 0
  const position = start + blanks
  const character = String.fromCodePoint(source.codePointAt(position) ?? 0)
  return {
    position,
    expected: 'numbers, names, + - * / ^ %, comparisons, and, or, not, ? : and functions',
    found: `the character ${quoted(character)}`,
  }
}
