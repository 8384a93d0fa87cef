import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { approaches, contributors, diligence, strategy, utility } from '../../models/asked.ts'
import { coverageTexts, obligationTexts } from '../../models/report/diligenceTexts.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Result } from '../../models/units/result.ts'
import { curvelessTable, curvesShown } from '../../web/view/curves.ts'
import { datasetSentence, rightGates, sourcesFigure, transferTable } from '../../web/view/dataset.ts'
import { footballFigure, methodsShown, orientationTable } from '../../web/view/football.ts'
import {
  besideTables,
  deliveryTable,
  failingTable,
  heldFigure,
  mandateTable,
  walkAwayTable,
} from '../../web/view/heldBack.ts'
import { latticeShown, RIGHTS, toneOf } from '../../web/view/lattice.ts'
import { methodsTable, sharesFigure } from '../../web/view/shares.ts'
import { stockFigure } from '../../web/view/stock.ts'
import type { Table } from '../../web/view/table.ts'
import { withDeals } from '../e2e/documents.ts'
import { root } from '../support/sources.ts'

/** What the page of the dataset and the lattice show of real answers, without a browser. */
const read = (name: string): FieldfareDocument =>
  JSON.parse(readFileSync(join(root, `models/samples/${name}.json`), 'utf8'))

const found = <Answer>(result: Result<Answer, unknown>): Answer => {
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

/** What is shown is laid out alike whatever the figures are. */
const trials = { trials: 128 }

const all = (document: FieldfareDocument) => ({
  utility: found(utility(document, trials)),
  contributors: document.dataset.contributors && found(contributors(document, trials)),
  approaches: found(approaches(document, trials)),
  diligence: found(diligence(document, trials)),
  strategy: found(strategy(document, trials)),
})

const values = ({ rows }: Table, column: number) => rows.flatMap((row) => row[column]?.value ?? [])

/** With one of its deals, and the strategies that have it: what is shown of a deal is shown of each. */
const few = (document: FieldfareDocument): FieldfareDocument => withDeals(document, [document.deals[0]!.id])

const northlake = read('northlake')
const answers = all(northlake)

describe('rights', () => {
  const withRights = (rights: Record<string, boolean>): FieldfareDocument => ({
    ...northlake,
    dataset: { ...northlake.dataset, rights },
  })

  it('are confirmed, missing or not confirmed, in a mark and in words', () => {
    const gates = rightGates(withRights({ provenance: true, consent: false }))
    expect(gates.map(({ state }) => state)).toEqual([
      'confirmed',
      'missing',
      'not confirmed',
      'not confirmed',
    ])
    expect(gates[1]?.meaning).toContain('every deal pays 0')
    expect(datasetSentence(withRights({ provenance: true, consent: false }))).toContain(
      'Of four rights to them 1 is confirmed; missing: consent; not confirmed: chain of title and lawful basis.',
    )
  })

  it('are all confirmed in few words', () => {
    const rights = { provenance: true, consent: true, chainOfTitle: true, lawfulBasis: true }
    expect(datasetSentence(withRights(rights))).toMatch(/All four rights to them are confirmed\.$/)
  })
})

describe('sources', () => {
  it('say where their records may go, never by colour alone', () => {
    const rows = transferTable(northlake)?.rows.map((row) => row.map(({ text }) => text))
    expect(rows).toEqual([
      ['us', '✓ is there', '✓ permitted', '✓ permitted'],
      ['eu-partner', '✓ permitted, 60,000 USD once; 15,000 USD a year', '✓ is there', '✗ blocked'],
    ])
  })

  it('say that what is not listed does not count', () => {
    const document = structuredClone(northlake)
    document.dataset.sources?.[1]?.transfer?.pop()
    expect(transferTable(document)?.rows[1]?.[3]?.text).toBe('✗ not listed')
  })
})

describe('learning curves', () => {
  const [curve] = curvesShown(answers.utility, northlake)
  const evidence = answers.utility.positions.find(({ fit }) => fit !== null)

  it('show every measured point and the band as the answer has them', () => {
    const { points, band } = evidence?.fit ?? { points: [], band: null }
    const table = curve?.table ?? { caption: '', columns: [], rows: [] }
    expect(values(table, 1)).toEqual(points.map(({ error }) => error))
    expect(values(table, 3)).toEqual(band?.low)
    expect(values(table, 4)).toEqual(band?.high)
    expect(curve?.steps).toHaveLength(points.length + 2)
  })

  it('say the money of the next records, whether the floor is identified, and the ceiling', () => {
    expect(curve?.sentence).toMatch(/The next 100,000 records would bring it .+ USD/)
    const texts = curve?.texts.join(' ')
    expect(texts).toMatch(/e∞ is (NOT )?identified/)
    expect(texts).toContain('Ceiling by other means')
  })

  it('leave no use out: those without a curve say what they rest on', () => {
    const without = curvelessTable(answers.utility, northlake)
    expect(without?.rows).toHaveLength(answers.utility.positions.length - 1)
  })
})

describe('the stock', () => {
  it('is shown with updates and without, year by year', () => {
    const shown = stockFigure(answers.utility, northlake)
    expect(shown && values(shown.table, 1)).toEqual(answers.utility.freshness?.with)
    expect(shown && values(shown.table, 3)).toEqual(answers.utility.freshness?.without)
    expect(stockFigure({ ...answers.utility, freshness: null }, northlake)).toBe(null)
  })
})

describe('shares', () => {
  it('add up to 100.00 %, and what is not payable says so', () => {
    const table = sharesFigure(answers.contributors!).table
    const closing = table.rows.at(-1)
    expect(closing?.map(({ text }) => text).slice(0, 2)).toEqual(['All', '100.00 %'])
    expect(values(table, 1).slice(0, -1)).toEqual(
      answers.contributors?.contributors.map(({ share }) => share.value),
    )
    const heads = table.columns.map(({ label }) => label)
    expect(heads.filter((head) => head.includes('not payable'))).toHaveLength(2)
  })
})

describe('the football field', () => {
  it('draws what stands on the axis, and says of the rest why it does not', () => {
    const { table, steps } = footballFigure(answers.approaches, northlake)
    const onAxis = answers.approaches.rows.filter(({ place }) => place === 'axis')
    expect(steps).toHaveLength(onAxis.length)
    expect(values(table, 2)).toEqual(answers.approaches.rows.flatMap((row) => row.expected?.value ?? []))
    for (const { figure, words } of methodsShown(answers.approaches))
      if (figure === null) expect(words).not.toBe('')
    const table2 = orientationTable(answers.approaches)
    expect(table2?.rows).toHaveLength(answers.approaches.comparables.table.length)
    for (const row of table2?.rows ?? []) expect(row[1]?.text).not.toBe('')
  })
})

describe('what open items hold', () => {
  it('is shown deal by deal', () => {
    const table = heldFigure(answers.diligence, northlake)?.table
    expect(table && values(table, 1)).toEqual(answers.diligence.held.map(({ licensor }) => licensor.value))
  })
})

describe('obligations and coverage', () => {
  const document: FieldfareDocument = {
    ...few(northlake),
    dataset: {
      ...northlake.dataset,
      obligations: [{ law: 'EU AI Act', cost: { upfront: 100_000, perYear: 20_000 }, clause: false }],
      coverage: [
        {
          dimension: 'sex',
          groups: [
            { group: 'women', share: 0.4, target: 0.5 },
            { group: 'men', share: 0.6, target: 0.5 },
          ],
        },
      ],
    },
  }
  const answer = found(diligence(document, trials))

  it('are told in words, and what complying takes from each deal in money', () => {
    expect(obligationTexts(answer)).toEqual(['EU AI Act: NO clause for it in the deals'])
    expect(coverageTexts(answer, document)[0]).toMatch(
      /^sex: a gap of 10 % \(too few of women 40 % of 50 %\)/,
    )
    const [cost] = besideTables(answer, document)
    expect(cost?.caption).toContain('what complying takes from each deal alone')
    expect(cost && values(cost, 1)).toEqual(answer.obligations[0]?.cost.map(({ licensor }) => licensor.value))
    expect(cost?.rows).toHaveLength(document.deals.length)
  })
})

describe('the lattice', () => {
  const shown = latticeShown(answers.strategy, northlake, null)!
  const viewOf = (id: string) => answers.strategy.lattice.find((view) => view.id === id)!

  it('begins with the best set and offers every strategy, and before', () => {
    expect(shown.choices.map(([id]) => id).sort()).toEqual(['anchor', 'offered', 'open', 'simple'])
    expect(`${viewOf(shown.current).deals}`).toBe(`${viewOf('best').deals}`)
    expect(shown.choices[0]?.[1]).toContain('(the best set)')
    expect(shown.sentence).toMatch(/^Sign /)
  })

  it.each(['anchor', 'offered', 'open', 'simple'])('%s: each year a letter, each cell its money', (id) => {
    const { rows, table } = latticeShown(answers.strategy, northlake, id)!
    const { cells } = viewOf(id)
    expect(rows.map(({ years }) => years.map(({ letter }) => letter).join(''))).toHaveLength(cells.length)
    for (const [i, { years, left }] of rows.entries()) {
      const cell = cells[i]!
      expect(years.map(({ tone }) => (['sole', 'exclusive'].includes(tone) ? 'granted' : tone))).toEqual(
        cell.years.map(({ mark }) => mark),
      )
      expect(left.value).toBe(cell.status === 'blocked' ? undefined : cell.left.known?.value)
    }
    expect(table.rows).toHaveLength(cells.length)
  })

  it('has a tone of its own for every letter', () => {
    expect(new Set(Object.keys(RIGHTS).map(toneOf)).size).toBe(Object.keys(RIGHTS).length)
  })
})

describe.each(['northlake', 'kestrel', 'tarn', 'minimal', 'constants'])('%s', (name) => {
  const document = { northlake, kestrel: few(read('kestrel')), tarn: few(read('tarn')) }[name] ?? read(name)
  const said = name === 'northlake' ? answers : all(document)
  const curves = curvesShown(said.utility, document)
  const lattice = latticeShown(said.strategy, document, null)
  const tables = [
    sourcesFigure(document)?.table,
    transferTable(document),
    ...curves.flatMap(({ table, overlap }) => [table, overlap]),
    curvelessTable(said.utility, document),
    stockFigure(said.utility, document)?.table,
    ...(said.contributors === undefined
      ? []
      : [sharesFigure(said.contributors).table, methodsTable(said.contributors)]),
    footballFigure(said.approaches, document).table,
    orientationTable(said.approaches),
    heldFigure(said.diligence, document)?.table,
    failingTable(said.diligence, document),
    ...besideTables(said.diligence, document),
    deliveryTable(said.diligence, document),
    walkAwayTable(said.diligence, document),
    mandateTable(said.diligence, document),
    lattice?.table,
  ].filter((table) => table !== undefined)

  it('is shown whole, without a number that is none', () => {
    const texts = tables.flatMap(({ rows }) =>
      rows.flat().flatMap(({ text, note, title }) => [text, note, title]),
    )
    const sentences = [
      datasetSentence(document),
      footballFigure(said.approaches, document).sentence,
      ...curves.flatMap(({ sentence, texts }) => [sentence, ...texts]),
      lattice?.sentence,
    ]
    for (const text of [...texts, ...sentences]) expect(text ?? '').not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('keeps a row as long as its heading', () => {
    for (const { columns, rows } of tables)
      for (const row of rows) expect([1, columns.length]).toContain(row.length)
  })
})
