import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { DealAt } from '../clauseLevers.ts'
import type { Lever } from '../lever.ts'
import { leverOf } from '../levers.ts'
import { fault, readNumber } from '../written.ts'

/** A term that is changed beforehand. */
export interface Change {
  readonly lever: Lever
  readonly value: number
}

export const endOf = (
  lever: Lever | null,
  name: 'from' | 'to',
  text: string | undefined,
): Result<number | null, Failure> =>
  text === undefined || lever === null ? success(null) : writtenValue(lever, name, text)

const writtenValue = (lever: Lever, name: string, text: string): Result<number, Failure> => {
  const value = readNumber(text, false)
  if (value !== null && value >= lever.lower && value <= lever.upper) return success(value)
  return failure(fault(name, `${lever.label}: ${boundsText(lever)}`, quoted(text)))
}

const boundsText = ({ lower, upper, unit }: Lever): string => {
  const example = { money: '500000 or 0.5M', share: '0.06 or 6%' }[unit as string] ?? 'a number'
  if (lower === -Infinity && upper === Infinity) return example
  if (upper === Infinity) return `${example}, ${lower} or more`
  return `${example}, from ${lower} to ${upper}`
}

export const changesOf = (
  at: DealAt,
  text: string | undefined,
  solved: Lever | null,
): Result<readonly Change[], Failure> => {
  const faults: Failure[] = []
  const changes: Change[] = []
  for (const part of text === undefined ? [] : text.split(',').map((each) => each.trim())) {
    const [, name, written] = /^([^=]+)=(.+)$/.exec(part) ?? []
    if (name === undefined || written === undefined) {
      faults.push(fault('with', 'terms and their values, such as rate=6%, duration=5', quoted(part)))
      continue
    }
    const lever = leverOf(at, { name: name.trim(), asked: 'with' })
    if (!lever.ok) faults.push(...lever.faults)
    else if (lever.value.name === solved?.name)
      faults.push(fault('with', 'other terms than the one that is solved for', quoted(part)))
    else {
      const value = writtenValue(lever.value, 'with', written.trim())
      if (value.ok) changes.push({ lever: lever.value, value: value.value })
      else faults.push(...value.faults)
    }
  }
  return faults.length > 0 ? failure(...faults) : success(changes)
}
