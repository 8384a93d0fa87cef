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

/**
 * A value as the text of a formula, without "=". Its pieces are joined once: a text that is put together from texts keeps all of
 * them, and a workbook has a hundred thousand.
 */
export const spell = (node: Node, refer: Refer): string => {
  const pieces: string[] = []
  if (node.op === 'leaf' || node.op === 'constant') pieces.push(refer(node) ?? '0')
  else writeOut(pieces, node, refer)
  return pieces.join('')
}

/** What a node is called, or all that it is made of. */
const write = (pieces: string[], node: Node, refer: Refer, called: string | null): void => {
  if (called !== null) pieces.push(called)
  else if (node.operands.length === 0) pieces.push('0')
  else writeOut(pieces, node, refer)
}

/** How tightly a node holds together where it stands. */
const levelOf = ({ op }: Node, called: string | null): number => {
  if (called !== null) return called.startsWith('-') ? 4 : atom
  if (op === 'neg' || op === 'ceil') return 4
  return infixes[op]?.level ?? atom
}

const writeIn = (pieces: string[], node: Node, refer: Refer, needs: (level: number) => boolean): void => {
  const called = refer(node)
  const isOpen = needs(levelOf(node, called))
  if (isOpen) pieces.push('(')
  write(pieces, node, refer, called)
  if (isOpen) pieces.push(')')
}

const writeOut = (pieces: string[], node: Node, refer: Refer): void => {
  const infix = infixes[node.op]
  if (infix === undefined) {
    writeCall(pieces, node, refer)
    return
  }
  const { sign, level, isLeft } = infix
  writeIn(pieces, node.operands[0]!, refer, (own) => own < level)
  pieces.push(sign)
  writeIn(pieces, node.operands[1]!, refer, (own) => own < level || own === 4 || (isLeft && own === level))
}

const writeCall = (pieces: string[], { op, operands }: Node, refer: Refer): void => {
  const [head, tail] = callOf(op)
  pieces.push(head)
  const first = pieces.length
  const list = (own: readonly Node[]): void => {
    for (const operand of own) {
      const called = refer(operand)
      if (called === null && operand.op === op && flat.has(op)) list(operand.operands)
      else {
        if (pieces.length > first) pieces.push(',')
        write(pieces, operand, refer, called)
      }
    }
  }
  list(operands)
  pieces.push(tail)
}

/** What stands before the operands of a call, and after them. */
const callOf = (op: string): readonly [string, string] => {
  switch (op) {
    case 'copy':
      return ['', '']
    case 'neg':
      return ['-(', ')']
    case 'ceil':
      return ['-INT(-(', '))']
    case 'normalQuantile':
      return ['NORMSINV(', ')']
    case 'normalCdf':
      return ['NORMSDIST(', ')']
    case 'gammaCdf':
      return ['GAMMADIST(', ',1)']
    default:
      return [`${calls[op]}(`, ')']
  }
}
