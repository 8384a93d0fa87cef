import {
  type DriverMeasure,
  type DriverParty,
  driverMeasures,
  driverParties,
} from '../../scenario/schema/drivers.ts'
import { nearestWord } from '../../scenario/suggest.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { failure, type Result, success } from '../../units/result.ts'
import type { DriverInput } from './inputs.ts'

/** What is asked beside the deal, as it was typed. */
export interface DriversAsked {
  readonly deal?: string | undefined
  readonly party?: string | undefined
  readonly measure?: string | undefined
  /** path of one input; without it all */
  readonly input?: string | undefined
  /** "true": also the shares in all, by drawing each input once more */
  readonly total?: string | undefined
}

export interface ReadAsked {
  readonly parties: readonly DriverParty[]
  readonly measure: DriverMeasure
  readonly total: boolean
}

/** Words as choices; every one that is none is named. */
export const readAsked = ({ party, measure, total }: DriversAsked): Result<ReadAsked, Failure> => {
  const faults: Failure[] = []
  const one = <Word extends string>(
    name: string,
    text: string | undefined,
    words: readonly Word[],
  ): Word | null => {
    const found = words.find((word) => word === text)
    if (text !== undefined && found === undefined) faults.push(noWord(name, text, words))
    return found ?? null
  }
  const found = {
    party: one('party', party, driverParties),
    measure: one('measure', measure, driverMeasures),
    total: one('total', total, ['true', 'false']),
  }
  if (faults.length > 0) return failure(...faults)
  return success({
    parties: found.party === null ? driverParties : [found.party],
    measure: found.measure ?? 'npv',
    total: found.total === 'true',
  })
}

const noWord = (name: string, text: string, words: readonly string[]): Failure => {
  const suggestion = nearestWord(text, words)
  return {
    kind: 'value',
    pointer: `?${name}`,
    expected: `one of ${words.join(', ')}`,
    found: quoted(text),
    ...(suggestion === null ? {} : { suggestion }),
  }
}

/** The input of a path, or the one that it is a member of; all without a path. */
export const inputsAsked = (
  inputs: readonly DriverInput[],
  path: string | undefined,
  pathsOf: (input: DriverInput) => readonly string[],
): Result<readonly DriverInput[], Failure> => {
  if (path === undefined) return success(inputs)
  const found = inputs.find((input) => input.path === path || pathsOf(input).includes(path))
  if (found !== undefined) return success([found])
  const suggestion = nearestWord(
    path,
    inputs.flatMap((input) => [input.path, ...pathsOf(input)]),
  )
  return failure({
    kind: 'reference',
    pointer: '?input',
    expected: 'the path of an uncertain input that this deal looks at',
    found: quoted(path),
    ...(suggestion === null ? {} : { suggestion }),
  })
}
