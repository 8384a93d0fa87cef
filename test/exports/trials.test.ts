import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import { trialsAtOnce, trialTable } from '../../models/summarise/trialWorths.ts'
import { prepare } from '../../models/valuation.ts'
import { answerTo, fileOf, sampleText, textOf } from './made.ts'

const text = sampleText('northlake')
const question = { trials: 1024 }
let file: ArrayBuffer
let rows: readonly Readonly<Record<string, number>>[]

beforeAll(async () => {
  const bytes = await fileOf('parquet', text, question)
  file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  rows = (await parquetReadObjects({ file })) as typeof rows
})

describe('every trial as Parquet', () => {
  it('is read by another reader: each column has the mean, the ends and the sign of the answer', () => {
    const { deals } = answerTo(text, question)
    expect(rows.length).toBe(1024)
    expect(rows.map(({ trial }) => trial)).toEqual(Array.from({ length: 1024 }, (_, i) => i))
    for (const { id, licensor, licensee } of deals)
      for (const [party, side] of Object.entries({ licensor, licensee })) {
        if (side === null) continue
        const column = rows.map((row) => row[`${id} ${party} npv`]!)
        const mean = column.reduce((sum, each) => sum + each, 0) / column.length
        expect(Math.abs(mean - side.npv.mean)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(side.npv.mean)))
        expect(Math.min(...column)).toBe(side.npv.min)
        expect(Math.max(...column)).toBe(side.npv.max)
      }
  })

  it('says of which document and engine it is', () => {
    const pairs = parquetMetadata(file).key_value_metadata ?? []
    const { identity } = answerTo(text, question)
    expect(pairs.find(({ key }) => key === 'fieldfare.document')?.value).toBe(identity.document)
    expect(pairs.find(({ key }) => key === 'fieldfare.engine')?.value).toBe(identity.engine)
    expect(pairs.find(({ key }) => key === 'fieldfare.currency')?.value).toBe('USD')
    expect(JSON.parse(pairs.find(({ key }) => key === 'fieldfare.identity')?.value ?? '')).toEqual(identity)
  })

  it('has the columns of one deal where one is named', async () => {
    const bytes = await fileOf('parquet', text, { ...question, deal: 'royalty' })
    const columns = parquetMetadata(new Uint8Array(bytes).buffer).schema.map(({ name }) => name)
    expect(columns).toEqual(['root', 'trial', 'royalty licensor npv', 'royalty licensee npv'])
  })

  it('holds the doubles of trials.csv', async () => {
    const [header, ...lines] = textOf(await fileOf('trials.csv', text, question))
      .trimEnd()
      .split('\r\n')
    const names = header!.split(',')
    expect(lines.length).toBe(1024)
    const figures = names.slice(0, names.indexOf('unit'))
    expect(figures).toEqual(Object.keys(rows[0]!))
    for (const i of [0, 511, 512, 1023])
      expect(lines[i]!.split(',').slice(0, figures.length).map(Number)).toEqual(
        figures.map((name) => rows[i]![name]),
      )
  })

  it('comes in blocks whose columns go on where the last ended', () => {
    const prepared = prepare(JSON.parse(sampleText('constants')), { trials: trialsAtOnce + 512 })
    if (!prepared.ok) throw new Error('refused')
    const { compiled, how, trials } = prepared.value
    const table = trialTable({ plan: compiled.plan, how, trials })
    if (!table.ok) throw new Error('refused')
    const blocks: (readonly [number, number])[] = []
    table.value.each(({ first, columns }) => blocks.push([first, columns[0]!.length]))
    expect(blocks).toEqual([
      [0, trialsAtOnce],
      [trialsAtOnce, 512],
    ])
  })
})
