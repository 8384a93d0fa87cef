import { type FunctionName, limits } from './node.ts'

/** How a function is written, and how many operands it takes. */
export interface FunctionShape {
  readonly least: number
  readonly most: number
  readonly example: string
}

const shape = (example: string, least: number, most = least): FunctionShape => ({ example, least, most })

/** The allow-list. A Map, so that `constructor` and its kin are never found by accident. */
export const functions: ReadonlyMap<string, FunctionShape> = new Map<FunctionName, FunctionShape>([
  ['min', shape('min(a, b, …)', 1, limits.operands)],
  ['max', shape('max(a, b, …)', 1, limits.operands)],
  ['sum', shape('sum(a, b, …)', 1, limits.operands)],
  ['abs', shape('abs(x)', 1)],
  ['floor', shape('floor(x)', 1)],
  ['ceil', shape('ceil(x)', 1)],
  ['round', shape('round(x)', 1)],
  ['exp', shape('exp(x)', 1)],
  ['log', shape('log(x)', 1)],
  ['sqrt', shape('sqrt(x)', 1)],
  ['pow', shape('pow(x, y)', 2)],
  ['mod', shape('mod(x, y)', 2)],
  ['clamp', shape('clamp(x, low, high)', 3)],
  ['if', shape('if(condition, yes, no)', 3)],
  ['bass', shape('bass(years, p, q)', 3)],
  ['logistic', shape('logistic(years, years10to90, midpoint)', 3)],
])

export const isFunctionName = (name: string): name is FunctionName => functions.has(name)

/** Names every formula knows: the period's midpoint in years, and the period's number from 1. */
export const timeNames: ReadonlySet<string> = new Set(['t', 'period'])

/**
 * Words that cannot name an input: operators, words the parser reads as values or operators, constants of
 * mathematics (a reader would take e for 2.718…), and every name that an object of the language has by birth.
 */
const reserved: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'xor', 'mod', 'to', 'in', 'end'],
  ...['true', 'false', 'null', 'undefined', 'uninitialized', 'NaN', 'Infinity', 'this'],
  ...['e', 'i', 'pi', 'tau', 'phi', 'E', 'PI'],
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
])

/** Whether a word is taken: no input may be named so, and no formula may use it as a name. */
export const isReservedName = (name: string): boolean =>
  reserved.has(name) || functions.has(name) || timeNames.has(name)

/** Whether a word may stand in a formula as a name. */
export const isUsableName = (name: string): boolean => timeNames.has(name) || !isReservedName(name)

/** What an input that formulas can name looks like. */
export const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/
