import { failure, type Result, success } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'

/** The flags of every command that simulates. */
export const runArguments = {
  trials: {
    type: 'string' as const,
    description: 'Futures to simulate, instead of the document’s',
    valueHint: 'N',
  },
  seed: { type: 'string' as const, description: 'Seed, instead of the document’s', valueHint: 'N' },
  sampling: { type: 'enum' as const, description: 'How futures are drawn', options: ['sobol', 'random'] },
}

interface Given {
  readonly trials?: string | undefined
  readonly seed?: string | undefined
  readonly sampling?: string | undefined
}

export const overridesFrom = ({ trials, seed, sampling }: Given): Result<Overrides, string> => {
  const count = wholeNumber('--trials', trials, 1)
  const start = wholeNumber('--seed', seed, 0)
  if (!count.ok) return count
  if (!start.ok) return start
  return success({
    ...(count.value === undefined ? {} : { trials: count.value }),
    ...(start.value === undefined ? {} : { seed: start.value }),
    ...(sampling === 'sobol' || sampling === 'random' ? { sampling } : {}),
  })
}

export const wholeNumber = (
  flag: string,
  text: string | undefined,
  least: number,
): Result<number | undefined, string> => {
  if (text === undefined) return success(undefined)
  const value = Number(text)
  return /^\d{1,10}$/.test(text) && value >= least
    ? success(value)
    : failure(`${flag}: expected a whole number from ${least}, found ${shown(text)}`)
}

/** A number as it was typed, anything else in quotes. */
const shown = (text: string): string => (/^-?[\d.]+$/.test(text) ? text : JSON.stringify(text))
