import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { comparables } from '../../models/methods/comparables.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { value } from '../../models/valuation.ts'
import { inline, plainFigure } from '../../web/format/number.ts'
import { parseRoute } from '../../web/router.ts'
import { bestOf } from '../../web/view/best.ts'
import { cashFigures } from '../../web/view/cash.ts'
import { comparablesShown } from '../../web/view/comparables.ts'
import { choiceOf, compareTable } from '../../web/view/compare.ts'
import { fourNumbers, sidesFigure } from '../../web/view/dealFigures.ts'
import { clauseRows, dealRows, dealsSentence } from '../../web/view/deals.ts'
import { glanceTable } from '../../web/view/glance.ts'
import { marketsSentence, marketTable } from '../../web/view/marketFigures.ts'
import { marketsShown } from '../../web/view/markets.ts'
import { reconciled, reconciledForLicensee } from '../../web/view/reconciled.ts'
import type { ScenarioView } from '../../web/view/scenario.ts'
import { statementTable } from '../../web/view/statement.ts'
import { strategyTable } from '../../web/view/strategies.ts'
import { headlinesOf, notesTable } from '../../web/view/summary.ts'
import type { Table } from '../../web/view/table.ts'
import { verdictsShown } from '../../web/view/verdicts.ts'
import { root } from '../support/sources.ts'

/** What the pages show of real answers, without a browser. */
const read = (name: string): FieldfareDocument =>
  JSON.parse(readFileSync(join(root, `models/samples/${name}.json`), 'utf8'))

const viewOf = (document: FieldfareDocument): ScenarioView => {
  const answer = value(document, { trials: 256 })
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return { id: 'an-id', version: 1, document, answer: answer.value, comparables }
}

const northlake = viewOf(read('northlake'))
const { answer } = northlake

describe('markets', () => {
  const asked = answer.markets.flatMap(({ ask }) => (ask === null ? [] : [ask]))

  it('show the price of the basis the engine gives', () => {
    const prices = (basis: 'total' | 'year' | 'record') =>
      marketsShown(northlake, basis, 'document').priced.map(({ price }) => price?.value)
    expect(prices('total')).toEqual(asked.map((ask) => ask.price?.value))
    expect(prices('year')).toEqual(asked.map((ask) => ask.perYear?.value))
    expect(prices('record')).toEqual(asked.map((ask) => ask.perRecord?.value))
  })

  it('say why a market has no price, and leave none out', () => {
    const { priced, unpriced } = marketsShown(northlake, 'total', 'price')
    expect(priced.length + unpriced.length).toBe(answer.markets.length)
    expect(unpriced.map(({ reason }) => reason)).toEqual([
      'no approved distributor before 2029',
      'reports are not translated',
    ])
  })

  it('hold every comparable of the document once, on the axis or beside it with a reason', () => {
    const { ticks, rest } = comparablesShown(northlake, 'total')
    expect(ticks.length + rest.length).toBe(northlake.document.comparables?.length)
    for (const { reason } of rest) expect(reason).not.toBe('')
  })
})

describe('a deal that would be refused', () => {
  const document = structuredClone(read('northlake'))
  const [term] = document.deals[3]?.terms ?? []
  if (term?.kind === 'upfrontFee') term.amount = 9_000_000
  const view = viewOf(document)

  it('is stamped with who refuses and the cure', () => {
    const row = dealRows(view).find(({ id }) => id === 'second-seat')
    expect(row?.refusal?.by).toBe('Borealis Health')
    expect(row?.refusal?.cure).toMatch(/^An upfront fee lower by \d\.\d+ M USD\.$/)
  })

  it('is left out of verdicts unless the reader asks for it', () => {
    const names = (query: string) => {
      const choice = choiceOf(new URLSearchParams(query), view.answer)
      return verdictsShown(view, choice, 'deal').matrix?.names.map(({ id }) => id)
    }
    expect(names('')).not.toContain('second-seat')
    expect(names('refused=1')).toContain('second-seat')
  })
})

describe('a licensee nobody has asked', () => {
  const view = viewOf(read('minimal'))

  it('is not said to sign, nor to refuse nothing', () => {
    const texts = (rows: Table['rows']) => rows.map((row) => row.at(-1)?.text)
    expect(dealsSentence(dealRows(view), 'USD')).toMatch(/what it is worth to Buyer is not known yet\.$/)
    expect(texts(glanceTable(view).rows)).toEqual(['not known'])
    expect(texts(compareTable(view, choiceOf(new URLSearchParams(), view.answer)).rows)).toContain(
      'not known',
    )
  })

  it('is told what it must believe, rounded so that it holds', () => {
    const [deal] = view.answer.deals
    if (deal === undefined) throw new Error('the sample has a deal')
    expect(fourNumbers({ ...deal, breakEvenShare: 0.0312 }).mustBelieve.percent).toBe('3.2 %')
    expect(fourNumbers({ ...deal, breakEvenShare: 1.2 }).mustBelieve.text).toContain('would lose')
  })
})

describe('a document without uncertainty', () => {
  it('speaks of every future, and of no error', () => {
    const view = viewOf(read('constants'))
    const [deal] = view.answer.deals
    if (deal === undefined) throw new Error('the sample has a deal')
    expect(sidesFigure(view, deal).sentence).toBe(
      'Owner: 1.09 M USD in every future. Buyer: 1.39 M USD in every future.',
    )
  })
})

describe('headlines', () => {
  it('are five, and each leads to a page there is', () => {
    const headlines = headlinesOf(northlake)
    expect(headlines).toHaveLength(5)
    for (const { href } of headlines)
      if (href !== null) expect(parseRoute(new URL(href, 'http://127.0.0.1')).page).toBe('scenario')
  })
})

describe('the library', () => {
  it('names what the summary recommends, with the figure of its first sentence', () => {
    const best = bestOf(northlake)
    const [advice] = headlinesOf(northlake)
    expect(advice?.text).toContain(`“${best?.name}”`)
    expect(advice?.text).toContain(inline(best?.expected ?? plainFigure(0)))
  })
})

describe('clauses', () => {
  it('stand beside their own worth, and no line of money is lost', () => {
    for (const deal of answer.deals) {
      const written = northlake.document.deals.find(({ id }) => id === deal.id)
      if (written === undefined) throw new Error('no such deal')
      const rows = clauseRows(written, deal, northlake.document)
      for (const [shown, party] of [
        [rows.flatMap(({ worth }) => worth?.value ?? []), 'licensor'],
        [rows.flatMap(({ theirs }) => theirs?.value ?? []), 'licensee'],
      ] as const) {
        const paid = deal.terms.map((term) => term[party]?.mean ?? 0).filter((mean) => mean !== 0)
        expect([...shown].sort()).toEqual([...paid].sort())
      }
    }
  })
})

describe('the sum of the clauses', () => {
  it('less what is not agreed is the mean worth, also as it is written', () => {
    for (const deal of answer.deals) {
      const found = /^The clauses add up to (.+) USD; less (.+) for .+ mean worth: (.+) USD\.$/.exec(
        reconciled(deal, 'USD'),
      )
      const amount = (text = '') =>
        Number.parseFloat(text.replace('−', '-')) * (text.endsWith('M') ? 1e6 : text.endsWith('k') ? 1e3 : 1)
      const [sum, rest, mean] = (found ?? []).slice(1).map(amount)
      expect((sum ?? 0) - (rest ?? 0)).toBeCloseTo(mean ?? Number.NaN, 3)
      expect(Math.abs((mean ?? 0) - deal.licensor.npv.mean)).toBeLessThan(deal.licensor.npv.standardError)
    }
  })
})

describe('the sum of the clauses to the licensee', () => {
  it('with what the data bring it is its mean worth', () => {
    const deal = answer.deals.find(({ id }) => id === 'royalty')!
    const said = reconciledForLicensee(deal, { currency: 'USD', name: 'Meridian' })
    expect(said).toMatch(/^To Meridian they add up to −.+ M USD; plus .+ M for what the data bring it/)
    expect(reconciledForLicensee({ ...deal, licensee: null }, { currency: 'USD', name: 'M' })).toBe('')
  })
})

describe('a statement', () => {
  it('ends for each party in the cash its lines add up to', () => {
    const table = statementTable(answer, 'flat', 'USD')
    const row = (label: string) =>
      table?.rows.find(([head]) => head?.text === label)?.map((cell) => cell.value)
    const [, ...upfront] = row('Upfront fee') ?? []
    const [, ...annual] = row('Annual fee') ?? []
    const [, ...costs] = row("Licensor's costs") ?? []
    const [, ...losses] = row("Licensor's losses") ?? []
    const [, ...cash] = row('Cash of the licensor') ?? []
    const sum = upfront.map(
      (_, i) => (upfront[i] ?? 0) + (annual[i] ?? 0) - (costs[i] ?? 0) - (losses[i] ?? 0),
    )
    for (const [i, amount] of cash.entries()) expect(amount).toBeCloseTo(sum[i] ?? Number.NaN, 4)
  })
})

describe.each(['northlake', 'kestrel', 'tarn', 'minimal', 'constants'])('%s', (name) => {
  const view = name === 'northlake' ? northlake : viewOf(read(name))
  const everything = () => [
    glanceTable(view),
    notesTable(view),
    marketTable(marketsShown(view, 'record', 'room'), 'USD'),
    compareTable(view, choiceOf(new URLSearchParams('rows=1'), view.answer)),
    strategyTable(view),
    ...view.answer.deals.flatMap((deal) => [
      sidesFigure(view, deal).table,
      ...cashFigures(view, deal).map(({ table }) => table),
      statementTable(view.answer, deal.id, 'USD'),
    ]),
  ]

  it('is shown whole, without a number that is none', () => {
    const tables = everything().filter((table) => table !== undefined)
    const texts = tables.flatMap(({ rows }) =>
      rows.flat().flatMap(({ text, note, title }) => [text, note, title]),
    )
    const sentences = [marketsSentence(marketsShown(view, 'total', 'price'), 'USD')]
      .concat(headlinesOf(view).map(({ text }) => text))
      .concat(view.answer.deals.map((deal) => fourNumbers(deal).mustBelieve.text))
    for (const text of [...texts, ...sentences]) expect(text ?? '').not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('keeps a row as long as its heading', () => {
    for (const table of everything())
      for (const row of table?.rows ?? []) expect([1, table?.columns.length]).toContain(row.length)
  })
})
