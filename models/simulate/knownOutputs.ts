import type { Holder } from '../options/tree.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'

/** What is known of a future at a date: to both parties, or to the licensee alone. */
export interface KnownOutput {
  readonly output: string
  /** index into `KnownPlan.moments` */
  readonly moment: number
  readonly to: Holder | 'both'
}

/** Kinds of what is known, in the order in which they are written down for each date. */
const always = ['revenue', 'lastYear'] as const

/** Everything that is written down for the decisions of a deal; nothing for a deal that decides nothing. */
export const knownOutputs = (deal: Pick<DealPlan, 'known' | 'terms'>): readonly KnownOutput[] => {
  const { known } = deal
  if (known === null) return []
  return known.moments.flatMap((date, moment) => {
    const both = [
      ...always,
      ...known.gates.map((g) => `gate${g}`),
      ...(deal.terms.currency === null ? [] : ['exchange']),
      ...(known.pilot !== null && known.pilot.date <= date + 1e-9 ? ['measured'] : []),
    ]
    const to = (names: readonly string[], party: KnownOutput['to']): KnownOutput[] =>
      names.map((name) => ({ output: knownName(moment, name), moment, to: party }))
    return [...to(both, 'both'), ...to(['benefit'], 'licensee')]
  })
}

export const knownName = (moment: number, name: string): string => `known.${moment}.${name}`
