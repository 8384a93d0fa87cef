import { samplings } from '../../models/scenario/samplings.ts'
import { readTarget, targetWords } from '../../models/scenario/stopRule.ts'
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
  sampling: { type: 'enum' as const, description: 'How futures are drawn', options: [...samplings] },
}

/** The flags of a command whose run can be long enough instead of of a fixed length. */
export const untilArguments = {
  until: {
    type: 'string' as const,
    description: 'Simulate until the standard error is so small: an amount, or a share such as 0.5%',
    valueHint: 'X',
  },
  maximum: { type: 'string' as const, description: 'But at most so many futures', valueHint: 'N' },
}

interface Given {
  readonly trials?: string | undefined
  readonly seed?: string | undefined
  readonly sampling?: string | undefined
  readonly until?: string | undefined
  readonly maximum?: string | undefined
}

/** What was typed as overrides, or every fault in it at once. */
export const overridesFrom = (given: Given): Result<Overrides, string> => {
  const trials = wholeNumber('--trials', given.trials, 1)
  const seed = wholeNumber('--seed', given.seed, 0)
  const maximum = wholeNumber('--maximum', given.maximum, 1)
  const until = target(given.until)
  if (!trials.ok || !seed.ok || !maximum.ok || !until.ok)
    return failure(...[trials, seed, until, maximum].flatMap((read) => (read.ok ? [] : read.faults)))
  const sampling = samplings.find((method) => method === given.sampling)
  const overrides = { trials: trials.value, seed: seed.value, sampling, until: until.value }
  return success(defined({ ...overrides, maximum: maximum.value }))
}

/** Only what was given: an override that is not there is no key. */
const defined = (overrides: Overrides): Overrides =>
  Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined))

const target = (text: string | undefined): Result<Overrides['until'], string> => {
  if (text === undefined) return success(undefined)
  const read = readTarget(text)
  return read === null ? failure(`--until: expected ${targetWords}, found ${shown(text)}`) : success(read)
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
