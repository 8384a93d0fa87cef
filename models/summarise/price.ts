import type { Failure } from '../units/failure.ts'

export interface Work {
  /** futures, after what the question caps by itself */
  readonly trials: number
  /** what is worked out in every future: deals in every way that they can go, offers, sets of changes */
  readonly parts: number
  /** the most that trials × parts may be */
  readonly limit: number
  /** what it is of, as in "at most 4,096 trials for a zone of this deal" */
  readonly of: string
  readonly pointer?: string | undefined
}

/** What a question costs, trials × parts, before any of it is worked out; a fault that says so where it is too much. */
export const priceFaults = ({ trials, parts, limit, of, pointer }: Work): readonly Failure[] => {
  const price = trials * parts
  if (price <= limit) return []
  return [
    {
      kind: 'quota',
      pointer: pointer ?? '/simulation/trials',
      expected: `at most ${grouped(Math.floor(limit / parts))} trials for ${of}, a price of ${grouped(limit)}`,
      found: `${grouped(trials)} trials, a price of ${grouped(price)}`,
      ...{ price, limit },
    },
  ]
}

const grouped = (value: number): string => `${value}`.replace(/\B(?=(?:\d{3})+$)/g, ',')
