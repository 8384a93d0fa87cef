import type { Builder } from '../../../models/kernel/builder.ts'
import type { Node } from '../../../models/kernel/program.ts'
import type { Pick, Scope } from './randomProgram.ts'

/** Numbers on which engines could differ, and a few plain ones. */
export const special: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, 2, -3.7, 10, 1e-3, 123456.789],
  ...[Number.NaN, Infinity, -Infinity, 5e-324, -2.2e-308, 2.2250738585072014e-308],
  ...[1e308, -1e308, 2 ** 52 + 0.5, 700, -700, 1.4142131805419922],
]

/** Random formulas where a statement stands, so many operations deep. */
export interface Formulas {
  readonly number: (of: Scope, depth: number) => Node
  readonly mask: (of: Scope, depth: number) => Node
}

type Numeric = (a: Node, b: Node) => Node

const numericOf = ({ $ }: Builder): readonly Numeric[] => [
  (a, b) => $`${a} + ${b}`,
  (a, b) => $`${a} - ${b}`,
  (a, b) => $`${a} * ${b}`,
  (a, b) => $`${a} / ${b}`,
  (a, b) => $`min(${a}, ${b})`,
  (a, b) => $`max(${a}, ${b})`,
  (a, b) => $`pow(abs(${a}), ${b})`,
  (a) => $`-${a}`,
  (a) => $`abs(${a})`,
  (a) => $`sqrt(${a})`,
  (a) => $`floor(${a})`,
  (a) => $`ceil(${a})`,
  (a) => $`trunc(${a})`,
  (a) => $`exp(${a})`,
  (a) => $`log(${a})`,
  // in the domains of these three; a bound stands first, so that no NaN passes
  (a) => $`powerOfTwo(floor(min(1024, max(-1023, ${a}))))`,
  (a) => $`exponent(min(1e308, max(2.2250738585072014e-308, abs(${a}))))`,
  (a) => $`mantissa(min(1e308, max(2.2250738585072014e-308, abs(${a}))))`,
]

const comparisonsOf = ({ $ }: Builder): readonly Numeric[] => [
  (a, b) => $`${a} < ${b}`,
  (a, b) => $`${a} <= ${b}`,
  (a, b) => $`${a} > ${b}`,
  (a, b) => $`${a} >= ${b}`,
  (a, b) => $`${a} == ${b}`,
  (a, b) => $`${a} != ${b}`,
]

export const formulasOf = (builder: Builder, pick: Pick, leaf: (of: Scope) => Node): Formulas => {
  const { $ } = builder
  const [numeric, comparisons] = [numericOf(builder), comparisonsOf(builder)]
  const number = (of: Scope, depth: number): Node => {
    const kind = depth === 0 ? 0 : pick(numeric.length + 4)
    if (kind < 2) return leaf(of)
    if (kind < 4) return $`${mask(of, depth - 1)} ? ${number(of, depth - 1)} : ${number(of, depth - 1)}`
    return numeric[kind - 4]!(number(of, depth - 1), number(of, depth - 1))
  }
  const mask = (of: Scope, depth: number): Node => {
    const kind = depth === 0 ? 0 : pick(8)
    const inner = () => mask(of, depth - 1)
    if (kind === 1) return of.masks[pick(of.masks.length)] ?? $`1 == 1`
    if (kind === 2) return $`${inner()} && ${inner()}`
    if (kind === 3) return $`${inner()} || ${inner()}`
    if (kind === 4) return $`!${inner()}`
    if (kind === 5) return $`${inner()} ? ${inner()} : ${inner()}`
    return comparisons[pick(comparisons.length)]!(number(of, depth), number(of, depth))
  }
  return { number, mask }
}
