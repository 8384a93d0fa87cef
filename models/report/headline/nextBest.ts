import type { Answer } from '../../scenario/schema/answer.ts'
import type { Side } from '../../scenario/schema/figures.ts'
import { inFutures } from '../figures.ts'
import { quoted } from '../words.ts'
import type { Choice } from './choice.ts'

/** The advice against the next best of its kind, where the two were compared; the one ahead more often is said to be. */
export const nextBest = (best: Choice, others: readonly Choice[], answer: Answer): string => {
  const next = others.find(({ kind }) => kind === best.kind)
  const verdict = next === undefined ? undefined : verdictOf(best, next, answer)
  if (next === undefined || verdict === undefined) return ''
  const name = quoted(next.name)
  if (isLevel(best.licensor, next.licensor)) return `the next best, ${name}, is as good within the error`
  if (verdict.worse > verdict.better)
    return `${name} turns out better ${inFutures(verdict.worse)}, ${whyNot(best.licensor, next.licensor)}`
  const ties = verdict.equal >= 0.005 ? ` and the same ${inFutures(verdict.equal)}` : ''
  return `it is worth more to us than the next best, ${name}, ${inFutures(verdict.better)}${ties}`
}

/** Why the one ahead less often is expected to bring more: the end at which it is further ahead. */
const whyNot = (best: Side, next: Side): string => {
  const low = best.npv.worst5 - next.npv.worst5
  const high = topOf(best) - topOf(next)
  if (Math.max(low, high) <= 0) return 'but is expected to bring less'
  return `but its ${high > low ? 'best' : 'worst'} 5 of 100 futures bring less`
}

/** The mean of the last three dots: the 95th, 97th and 99th percentile stand for the best 5 of 100 futures. */
const topOf = ({ dots }: Side): number => dots.slice(-3).reduce((sum, dot) => sum + dot, 0) / 3

const verdictOf = (best: Choice, next: Choice, { comparisons }: Answer) => {
  const ids = [best.id, next.id]
  const pair = comparisons.find(({ kind, a, b }) => kind === best.kind && ids.includes(a) && ids.includes(b))
  if (pair === undefined) return undefined
  const { aBetter, bBetter, equal } = pair.licensor
  const bestIsA = pair.a === best.id
  return { better: bestIsA ? aBetter : bBetter, worse: bestIsA ? bBetter : aBetter, equal }
}

/** Expectations closer than two standard errors, taken as independent: the shared futures only bring them closer. */
const isLevel = ({ expected: one }: Side, { expected: other }: Side): boolean => {
  const variance = one.standardError * one.standardError + other.standardError * other.standardError
  return Math.abs(one.value - other.value) <= 2 * Math.sqrt(variance)
}
