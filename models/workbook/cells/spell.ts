import type { Node } from '../../kernel/program.ts'

/** How something is called in a formula: an address, a name, a number; null where it is spelled out. */
export type Refer = (node: Node) => string | null

interface Infix {
  readonly sign: string
  readonly level: number
  /** whether the right side needs brackets at the same level */
  readonly isLeft: boolean
}

const infixes: Readonly<Record<string, Infix>> = {
  eq: { sign: '=', level: 1, isLeft: true },
  ne: { sign: '<>', level: 1, isLeft: true },
  lt: { sign: '<', level: 1, isLeft: true },
  le: { sign: '<=', level: 1, isLeft: true },
  gt: { sign: '>', level: 1, isLeft: true },
  ge: { sign: '>=', level: 1, isLeft: true },
  add: { sign: '+', level: 2, isLeft: false },
  sub: { sign: '-', level: 2, isLeft: true },
  mul: { sign: '*', level: 3, isLeft: false },
  div: { sign: '/', level: 3, isLeft: true },
}

const calls: Readonly<Record<string, string>> = {
  min: 'MIN',
  max: 'MAX',
  abs: 'ABS',
  sqrt: 'SQRT',
  exp: 'EXP',
  log: 'LN',
  pow: 'POWER',
  floor: 'INT',
  trunc: 'TRUNC',
  and: 'AND',
  or: 'OR',
  not: 'NOT',
  select: 'IF',
  betaInverse: 'BETAINV',
  gammaInverse: 'GAMMAINV',
  binomialInverse: 'CRITBINOM',
  betaCdf: 'BETADIST',
}

/** Operations that a call of themselves can take apart: MIN(MIN(a,b),c) is MIN(a,b,c). */
const flat = new Set(['min', 'max', 'and', 'or'])

const atom = 9

/** A value as the text of a formula, without "=". */
export const spell = (node: Node, refer: Refer): string => {
  const { op, operands } = node
  return infixes[op] === undefined && op !== 'leaf' && op !== 'constant'
    ? whole(op, operands, refer)
    : inner(node, refer).text
}

interface Spelled {
  readonly text: string
  readonly level: number
}

const inner = (node: Node, refer: Refer, isTop = true): Spelled => {
  const called = isTop ? null : refer(node)
  if (called !== null) return { text: called, level: called.startsWith('-') ? 4 : atom }
  const { op, operands } = node
  const infix = infixes[op]
  if (infix === undefined) {
    if (operands.length === 0) return { text: refer(node) ?? '0', level: atom }
    return { text: whole(op, operands, refer), level: op === 'neg' || op === 'ceil' ? 4 : atom }
  }
  const left = inner(operands[0]!, refer, false)
  const right = inner(operands[1]!, refer, false)
  const first = left.level < infix.level ? `(${left.text})` : left.text
  const needs =
    right.level < infix.level || right.level === 4 || (infix.isLeft && right.level === infix.level)
  return { text: `${first}${infix.sign}${needs ? `(${right.text})` : right.text}`, level: infix.level }
}

const whole = (op: string, operands: readonly Node[], refer: Refer): string => {
  const isFlat = flat.has(op)
  const texts = (own: readonly Node[], all: string[] = []): readonly string[] => {
    for (const operand of own)
      if (isFlat && operand.op === op && refer(operand) === null) texts(operand.operands, all)
      else all.push(inner(operand, refer, false).text)
    return all
  }
  switch (op) {
    case 'copy':
      return inner(operands[0]!, refer, false).text
    case 'neg':
      return `-(${texts(operands)[0]})`
    case 'ceil':
      return `-INT(-(${texts(operands)[0]}))`
    case 'normalQuantile':
      return `NORMSINV(${texts(operands)[0]})`
    case 'normalCdf':
      return `NORMSDIST(${texts(operands)[0]})`
    case 'gammaCdf':
      return `GAMMADIST(${texts(operands).join(',')},1)`
    default:
      return `${calls[op]}(${texts(operands).join(',')})`
  }
}
