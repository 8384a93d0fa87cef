import { exp, log } from '../../../models/numerics/elementary.ts'
import type { Agreement } from './agreement.ts'
import { contractYearsOf } from './agreement.ts'
import { type Flow, payment } from './flow.ts'
import { limitedLognormalMean } from './lognormal.ts'
import { exists, inside, type Place, read, text } from './place.ts'
import { numbered } from './scope.ts'

/** (1 − dilution)·V_T, or what of it is above a warrant's strike: in a future, or in the expected case on average. */
const heldOf = (agreement: Agreement, term: Place, ask: { index: number; years: number }): number => {
  const { facts } = agreement
  const number = (key: string): number => read(facts, inside(term, key), { otherwise: 0 })
  const warrant = inside(term, 'warrant')
  const strike = exists(warrant) ? read(facts, inside(warrant, 'strike')) : 0
  const sigma = number('volatility')
  const sd = sigma * Math.sqrt(ask.years)
  const logMean = log(1 + number('growth')) * ask.years + log(number('value')) + log(1 - number('dilution'))
  if (facts.expectedLosses !== undefined)
    return exp(logMean) - (strike > 0 ? limitedLognormalMean(logMean, sd, strike) : 0)
  const held = exp(logMean - (sd * sd) / 2 + sd * facts.normal(agreement.id, ask.index))
  return Math.max(0, held - strike)
}

/** Shares, or what a warrant is worth, when they may be sold; nothing once the licensee has failed. */
export const equities = (agreement: Agreement): readonly Flow[] =>
  numbered(agreement, 'equity').flatMap(([index, term]) => {
    const number = (key: string): number => read(agreement.facts, inside(term, key), { otherwise: 0 })
    const years = Math.max(number('years'), number('lockUpYears'))
    const time = agreement.start + years
    if (agreement.contractYears === 0 || agreement.failedAt <= time) return []
    const worthless = number('value') === 0 || number('dilution') === 1
    const held = worthless ? 0 : heldOf(agreement, term, { index, years })
    const amount = held * (1 - number('liquidityDiscount'))
    return [payment({ line: 'equity', amount, time }, 'salesLinked', index)]
  })

/** What the licensee does instead of paying: its cost to the one, its worth to the other. */
export const inKinds = (agreement: Agreement): readonly Flow[] =>
  numbered(agreement, 'inKind').flatMap(([index, term]) => {
    const yearly = text(inside(term, 'timing'), 'once') === 'yearly'
    const years = contractYearsOf(agreement).filter((c) => yearly || c === 1)
    const common = { rate: 'fixed', term: index } as const
    return years.flatMap((c): readonly Flow[] => {
      const time = agreement.start + c - 1
      const amount = (key: string): number => read(agreement.facts, inside(term, key))
      return [
        {
          ...common,
          line: 'inKind',
          amount: amount('valueToReceiver'),
          time,
          from: 'outside',
          to: 'licensor',
        },
        {
          ...common,
          line: 'inKindCost',
          amount: amount('costToPayer'),
          time,
          from: 'licensee',
          to: 'outside',
        },
      ]
    })
  })
