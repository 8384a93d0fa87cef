import { curveError } from '../dataset/powerCurve.ts'
import { count } from '../report/figures.ts'
import type { Note } from '../scenario/note.ts'
import type { ContributorWorth } from '../scenario/schema/dataset.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Asked, Member, Worth } from './asked.ts'
import { mostWorth, notMonotone, readCoalitions } from './coalitions.ts'
import { curvePositions, whichCurve } from './curve.ts'
import { sizeGame, tableGame } from './game.ts'
import { givenWorth, pastedWorth } from './given.ts'
import { additiveMethods, methodsOf } from './methods.ts'

const place = '/dataset/contributorWorth'

/**
 * What the document says a coalition is worth, or the usual choice: its table of coalitions; without one, its learning
 * curve, where exactly one position has one; else the records that each contributed. The answer says which it was.
 */
export const worthOf = (asked: Asked): Result<Worth, Failure> => {
  const { contributorWorth: stated } = asked.document.dataset
  return stated === undefined ? ofKind(asked, usual(asked), false) : ofKind(asked, stated, true)
}

const usual = ({ document }: Asked): ContributorWorth => {
  if (document.dataset.coalitions !== undefined) return { kind: 'table' }
  return curvePositions(document).length === 1 ? { kind: 'learningCurve' } : { kind: 'records' }
}

const ofKind = (asked: Asked, worth: ContributorWorth, stated: boolean): Result<Worth, Failure> => {
  switch (worth.kind) {
    case 'table':
      return tableWorth(asked, stated)
    case 'records':
      return recordsWorth(asked, stated)
    case 'learningCurve':
      return curveWorth(asked, worth, stated)
    case 'values':
      return givenWorth(asked.contributors, worth)
    case 'pasted':
      return pastedWorth(asked.contributors, worth)
    default:
      return worth satisfies never
  }
}

const nothing = { metric: null, tool: null, licensee: null, field: null }

const tableWorth = ({ document, contributors }: Asked, stated: boolean): Result<Worth, Failure> => {
  const { coalitions } = document.dataset
  if (coalitions === undefined)
    return failure({
      kind: 'missing-key',
      pointer: '/dataset/coalitions',
      expected: 'a table of coalitions, which contributorWorth asks for',
      found: 'nothing',
    })
  const ids = contributors.map(({ id }) => id)
  const read = readCoalitions(ids, coalitions)
  if (!read.ok) return read
  const worths = read.value
  const text = 'A coalition is worth what the table of coalitions says'
  return success({
    source: {
      ...nothing,
      kind: 'table',
      stated,
      text: `${text}${stated ? '' : ', which the document has'}.`,
    },
    solve: (seed) => methodsOf(tableGame(ids.length, worths), seed),
    notes: notMonotone(ids, worths),
  })
}

const recordsWorth = ({ document, contributors }: Asked, stated: boolean): Result<Worth, Failure> => {
  const records = recordsOf(contributors)
  if (!records.ok) return records
  const curves = curvePositions(document).length
  const why = `${curves === 0 ? 'no learning curve' : `${curves} learning curves`}; contributorWorth can name ${curves === 0 ? 'another way' : 'one'}`
  const usually = stated ? '' : `: the document has no table of coalitions and ${why}`
  return success({
    source: {
      ...nothing,
      kind: 'records',
      stated,
      metric: 'records',
      text: `A coalition is worth the records that it contributed${usually}.`,
    },
    solve: () => additiveMethods(records.value),
    notes: recordNotes(document, records.value),
  })
}

const curveWorth = (
  { document, contributors, curveAt }: Asked,
  worth: Extract<ContributorWorth, { kind: 'learningCurve' }>,
  stated: boolean,
): Result<Worth, Failure> => {
  const found = whichCurve(document, worth)
  const records = recordsOf(contributors)
  if (!found.ok || !records.ok)
    return failure(...(found.ok ? [] : found.faults), ...(records.ok ? [] : records.faults))
  const { licensee, field, name, metric, pointer } = found.value
  const { curve, existing, notes } = curveAt(found.value, total(records.value))
  if (!(existing > 0)) return failure(noRecordsYet(pointer))
  const before = curveError(curve, existing)
  const worthOfRecords = (size: number): number =>
    size > 0 ? Math.max(0, before - curveError(curve, existing + size)) : 0
  const why = stated ? '' : ', the only learning curve of the document'
  return success({
    source: {
      ...nothing,
      kind: 'learningCurve',
      stated,
      metric,
      licensee,
      field,
      text: `A coalition is worth the ${metric} that its records take off the fitted learning curve of ${name}${why}.`,
    },
    solve: (seed) => methodsOf(sizeGame(records.value, worthOfRecords), seed),
    notes: [...notes, ...recordNotes(document, records.value)],
  })
}

const noRecordsYet = (pointer: string): Failure => ({
  kind: 'value',
  pointer: `${pointer}/utility/existingRecords`,
  expected: `records that the licensee already has, above 0: without any, a learning curve starts at infinity and no coalition has a worth; or another ${place.slice(1).replace('/', '.')}, such as { "kind": "records" }`,
  found: '0',
})

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The records of each, or every contributor of whom they are not known. */
const recordsOf = (contributors: readonly Member[]): Result<readonly number[], Failure> => {
  const faults = contributors.flatMap(({ id, records }, i): readonly Failure[] => {
    const pointer = `/dataset/contributors/${i}/records`
    if (records === undefined)
      return [
        { kind: 'missing-key', pointer, expected: `the records that "${id}" contributed`, found: 'nothing' },
      ]
    const expected = 'a number of records up to 1e150'
    return records <= mostWorth ? [] : [{ kind: 'value', pointer, expected, found: String(records) }]
  })
  return faults.length > 0 ? failure(...faults) : success(contributors.map(({ records = 0 }) => records))
}

const recordNotes = ({ dataset }: ReadDocument, records: readonly number[]): readonly Note[] => {
  const together = total(records)
  if (Math.abs(together - dataset.records) <= 1e-9 * dataset.records) return []
  const text = `The contributors have ${count(together)} records together, the dataset has ${count(dataset.records)}: what is not theirs is not counted, and what several of them have is counted for each.`
  return [{ pointer: '/dataset/contributors', text }]
}
