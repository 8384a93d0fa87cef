import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cashCsv, summaryCsv } from '../../models/report/csv.ts'
import { type Cell, safeText, sheetText } from '../../models/report/sheetText.ts'
import { minimal, minimalAnswer, northlake, northlakeAnswer } from './fixture.ts'

/** A strict reader of RFC 4180: quotes doubled inside quotes, CR LF ends every record. */
const parse = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    row.push(cell.value)
    at = cell.end
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`neither comma nor CR LF at ${at}`)
    if (text[at - 1] === ',' && at === text.length) row.push('')
  }
  expect(row).toEqual([])
  return rows
}

const quotedCell = (text: string, start: number): { value: string; end: number } => {
  let value = ''
  let at = start + 1
  for (;;) {
    if (text.startsWith('""', at)) {
      value += '"'
      at += 2
    } else if (text[at] === '"') return { value, end: at + 1 }
    else {
      value += text[at]
      at += 1
    }
  }
}

const plainCell = (text: string, start: number): { value: string; end: number } => {
  const end = start + (/[,\r]/.exec(text.slice(start))?.index ?? text.length - start)
  return { value: text.slice(start, end), end }
}

const records = (text: string): Record<string, string>[] => {
  const [header = [], ...rows] = parse(text)
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])))
}

describe('a cell', () => {
  it.each([
    '=1+1',
    '-1+1',
    '+1',
    '@SUM(A1)',
    '\t=1+1',
    '\n=1+1',
    '\r=1',
    '\0x',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1+1',
  ])('of text %j gets one apostrophe', (text) => expect(safeText(text)).toBe(`'${text}`))

  it.each([
    '"=1+1"',
    'a"b',
    'a\r\nb',
    '1E5',
    'MARCH1',
    'x\0y',
    '_x000D_',
    '😀 \u202eabc',
    '',
    'Northlake',
    '−1',
  ])('of text %j stays as it is', (text) => expect(safeText(text)).toBe(text))

  it('comes back as it was', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1', ' -x', 'a,b', '"', '\r\n', ',', ''),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    )
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
      )
    const expected = (value: Cell): string =>
      typeof value === 'string' ? safeText(value) : value === null ? '' : String(value === 0 ? 0 : value)
    fc.assert(
      fc.property(table, (rows) => {
        const columns = rows[0]?.map((_, index) => `c${index}`) ?? []
        expect(parse(sheetText(columns, rows))).toEqual([columns, ...rows.map((row) => row.map(expected))])
      }),
    )
  })

  it('with a number keeps its bits, is never prefixed and never NaN', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [, [text = ''] = []] = parse(sheetText(['x'], [[value]]))
        expect(Number(text)).toBe(value + 0)
        expect(text.startsWith("'")).toBe(false)
      }),
    )
    expect(() => sheetText(['x'], [[Number.NaN]])).toThrow('finite')
    expect(() => sheetText(['x'], [[Infinity]])).toThrow('finite')
  })
})

describe('the summary file', () => {
  const rows = records(summaryCsv(northlakeAnswer, northlake))

  it('has one row per thing, party and measure, each with its identity', () => {
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['deal', 'market', 'strategy', 'comparison']),
    )
    for (const row of rows) {
      expect(row.document).toBe(northlakeAnswer.identity.document)
      expect([row.seed, row.trials, row.quantileType]).toEqual(['20270101', '16384', '7'])
    }
    const keys = rows.map(({ kind, id, licensee, party, measure }) =>
      [kind, id, licensee, party, measure].join('|'),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('carries the figures to the last bit', () => {
    const npv = rows.find(
      ({ kind, id, party, measure }) => `${kind} ${id} ${party} ${measure}` === 'deal royalty licensee npv',
    )
    const expected = northlakeAnswer.deals.find(({ id }) => id === 'royalty')?.licensee?.npv
    expect(npv).toMatchObject({ name: 'Royalty with minimum guarantee', unit: 'USD', licensee: 'meridian' })
    for (const key of ['mean', 'standardError', 'sd', 'min', 'q05', 'q50', 'q95', 'max', 'worst5'] as const) {
      expect(Number(npv?.[key])).toBe(expected?.[key])
    }
    expect(Number(npv?.errorQ90)).toBe(expected?.errors.q90)
  })

  it('carries the error of how often the alternative is beaten, where it is known', () => {
    const [deal, ...others] = northlakeAnswer.deals
    const licensor = { ...deal!.licensor, beatsAlternative: 0.75, beatsAlternativeError: 0.0125 }
    const known = { ...northlakeAnswer, deals: [{ ...deal!, licensor }, ...others] }
    const beats = (answer: typeof northlakeAnswer) =>
      records(summaryCsv(answer, northlake)).find(({ measure }) => measure === 'beatsAlternative')
    expect(beats(known)).toMatchObject({ id: deal!.id, mean: '0.75', standardError: '0.0125' })
    const { beatsAlternativeError: _, ...without } = licensor
    expect(beats({ ...known, deals: [{ ...deal!, licensor: without }, ...others] })?.standardError).toBe('')
  })

  it('has ratios with how often they exist and their errors', () => {
    const [deal, ...others] = northlakeAnswer.deals
    const irr = {
      ...{ defined: 0.5, definedError: 0.01, q10: -0.25, q50: 0.125, q90: 0.75 },
      ...{ errors: { q10: 0.03, q50: 0.02, q90: 0.04 }, several: 0.001 },
    }
    const licensor = { ...deal!.licensor, irr, paybackYears: { ...irr, q50: null, errors: null } }
    const rated = records(
      summaryCsv({ ...northlakeAnswer, deals: [{ ...deal!, licensor }, ...others] }, northlake),
    )
    const row = (measure: string) => rated.find((each) => each.measure === measure)
    expect(row('irr')).toMatchObject({ unit: '1', q10: '-0.25', q50: '0.125', errorQ90: '0.04', mean: '' })
    expect(row('irrDefined')).toMatchObject({ mean: '0.5', standardError: '0.01' })
    expect(row('irrSeveral')).toMatchObject({ mean: '0.001', standardError: '' })
    expect(row('paybackYears')).toMatchObject({ unit: 'yr', q50: '', q90: '0.75', errorQ50: '' })
    expect(row('multiple')).toBeUndefined()
  })

  it('has the band around a limit where our beliefs move it', () => {
    const at = northlakeAnswer.markets.findIndex(({ ask }) => ask !== null)
    const market = northlakeAnswer.markets[at]!
    const ceiling = { low: 1e6, high: 3e6, errors: { low: 2e4, high: 5e4 }, beliefs: ['a.share'] }
    const ask = { ...market.ask!, band: { floor: null, ceiling } }
    const markets = northlakeAnswer.markets.with(at, { ...market, ask })
    const rated = records(summaryCsv({ ...northlakeAnswer, markets }, northlake))
    const figures = { party: 'licensee', q10: '1000000', q90: '3000000', errorQ90: '50000', mean: '' }
    expect(rated.find(({ measure }) => measure === 'ceilingBand')).toMatchObject(figures)
    expect(rated.some(({ measure }) => measure === 'floorBand')).toBe(false)
  })

  it('says why a deal would be refused and why a market is blocked', () => {
    expect(rows.find(({ kind, id }) => kind === 'deal' && id === 'exclusive')?.remark).toBe(
      'would be refused (licensee): lower the upfront fee',
    )
    expect(rows.find(({ id }) => id === 'imaging-models-jp')).toMatchObject({
      measure: 'status',
      remark: 'blocked: no approved distributor before 2029',
      mean: '',
    })
  })

  it('has no licensee rows while a utility is unknown', () => {
    const few = records(summaryCsv(minimalAnswer, minimal))
    expect(few.filter(({ party }) => party === 'licensee').map(({ measure }) => measure)).toEqual([
      'breakEvenShare',
      'revenue',
    ])
    expect(summaryCsv(minimalAnswer, minimal)).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('keeps a hostile name as text', () => {
    const hostile = { ...northlake, dataset: { ...northlake.dataset, name: '=DDE("cmd";"/C calc";"x")' } }
    for (const text of [summaryCsv(northlakeAnswer, hostile), cashCsv(northlakeAnswer, hostile)]) {
      expect(records(text)[0]?.dataset).toBe(`'=DDE("cmd";"/C calc";"x")`)
    }
  })
})

describe('the cash file', () => {
  it('has a row per deal, year and party', () => {
    const rows = records(cashCsv(northlakeAnswer, northlake))
    expect(rows).toHaveLength(6 * 2 * 2)
    expect(rows[1]).toMatchObject({
      deal: 'flat',
      year: '0',
      party: 'licensee',
      unit: 'USD',
      mean: '-730000',
    })
    expect(records(cashCsv(minimalAnswer, minimal))).toHaveLength(1)
  })
})
