import { escapePointer } from '../scenario/locate.ts'
import type { ContributorWorth } from '../scenario/schema/dataset.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Member, Worth } from './asked.ts'
import { mostWorth, unknownContributor } from './coalitions.ts'
import { givenMethods } from './methods.ts'
import { type LineFault, readPasted } from './pasted.ts'
import type { Valued } from './sampled.ts'

type Given = Extract<ContributorWorth, { kind: 'values' | 'pasted' }>

const place = '/dataset/contributorWorth'

/** Values by contributor, as a Data-Shapley tool found them. */
export const givenWorth = (
  contributors: readonly Member[],
  given: Extract<ContributorWorth, { kind: 'values' }>,
): Result<Worth, Failure> => {
  const ids = contributors.map(({ id }) => id)
  const missing = ids.flatMap((id): readonly Failure[] =>
    given.values[id] === undefined
      ? [{ kind: 'missing-key', pointer: `${place}/values/${id}`, expected: 'a value', found: 'nothing' }]
      : [],
  )
  const faults = [
    ...tableFaults(given, 'values', ids),
    ...tableFaults(given, 'standardErrors', ids),
    ...missing,
  ]
  if (faults.length > 0) return failure(...faults)
  const values = ids.map((id) => ({
    value: given.values[id] ?? 0,
    standardError: given.standardErrors?.[id] ?? 0,
  }))
  return success(worthFrom(given, values, 0))
}

/** Ids that no contributor has, and numbers too large to add up. */
const tableFaults = (
  given: Extract<ContributorWorth, { kind: 'values' }>,
  key: 'values' | 'standardErrors',
  ids: readonly string[],
): readonly Failure[] => {
  const known = new Set(ids)
  return Object.entries(given[key] ?? {}).flatMap(([id, value]): readonly Failure[] => {
    const pointer = `${place}/${key}/${escapePointer(id)}`
    if (!known.has(id)) return [unknownContributor(pointer, id, ids)]
    const expected = 'a number between −1e150 and 1e150'
    return Math.abs(value) <= mostWorth ? [] : [{ kind: 'value', pointer, expected, found: String(value) }]
  })
}

/** The same as text, line by line. */
export const pastedWorth = (
  contributors: readonly Member[],
  given: Extract<ContributorWorth, { kind: 'pasted' }>,
): Result<Worth, Failure> => {
  const read = readPasted(
    given.text,
    contributors.map(({ id }) => id),
  )
  if (!read.ok) return failure(...read.faults.map(faultOfLine))
  return success(worthFrom(given, read.value.values, read.value.records))
}

const faultOfLine = ({ line, found, ...fault }: LineFault): Failure => ({
  kind: 'value',
  pointer: `${place}/text`,
  ...fault,
  found: line === null ? found : `${found} in line ${line}`,
})

const worthFrom = (given: Given, values: readonly Valued[], records: number): Worth => {
  const { kind, tool = null, metric = null } = given
  const from = tool ?? 'a Data-Shapley tool'
  const sums = records === 0 ? '' : `, added up by contributor from ${records} records`
  return {
    source: {
      kind,
      stated: true,
      text: `The values of ${from} are taken as they were given${sums}.`,
      metric,
      tool,
      licensee: null,
      field: null,
    },
    solve: () => givenMethods(values),
    notes: values.some(({ standardError }) => standardError > 0)
      ? []
      : [{ pointer: place, text: unknownErrors }],
  }
}

const unknownErrors =
  'Nothing is said about the standard errors of these values; they are shown as 0, and the shares are no surer than the values.'
