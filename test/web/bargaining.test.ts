import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bargain, solve, zone } from '../../models/asked.ts'
import { leversOfDeal } from '../../models/negotiate/levers.ts'
import { settledSentence } from '../../models/report/bargainText.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Result } from '../../models/units/result.ts'
import { bargainingOf, dialWords, planeWords, termOptions, unknownBelief } from '../../web/view/bargaining.ts'
import { beliefSentence, indifferentTable, sheetTable } from '../../web/view/dial.ts'
import { planeFigure } from '../../web/view/plane.ts'
import { frontierFigure, settledTable } from '../../web/view/settled.ts'
import type { Table } from '../../web/view/table.ts'
import { planeOf, readPlaces } from '../../web/view/zonePlane.ts'
import { root } from '../support/sources.ts'

/** What the page of a negotiation shows of real answers, without a browser. */
const read = (name: string): FieldfareDocument =>
  JSON.parse(readFileSync(join(root, `models/samples/${name}.json`), 'utf8'))

const found = <Answer>(result: Result<Answer, unknown>): Answer => {
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const constants = read('constants')
const about = (query: string, document = constants) => {
  const asked = bargainingOf(new URLSearchParams(query), document)
  if (asked === null) throw new Error('no deal')
  return asked
}
const words = { deal: 'royalty', ...planeWords(about('')) }
const values = ({ rows }: Table, column: number) => rows.flatMap((row) => row[column]?.value ?? [])

describe('the address', () => {
  it('without words asks for the plane that the question has by itself', () => {
    const byItself = found(zone(constants, { deal: 'royalty' }))
    expect(planeWords(about('')).terms).toBe(byItself.terms.map(({ lever }) => lever.name).join(','))
  })

  it('chooses deal, terms, layer and what is held; what it does not know is as if it were not there', () => {
    const asked = about('x=duration&y=nothing&layer=ours&for=minimum&hold=licensee&measure=q10&deal=none')
    expect(asked.terms).toEqual(['duration', 'upfront'])
    expect(asked.layer).toBe('ours')
    expect(dialWords(asked)).toEqual({ deal: 'royalty', for: 'minimum', hold: 'licensee', measure: 'q10' })
    expect(about('x=rate&y=rate').terms).toEqual(['rate', 'upfront'])
  })

  it('offers what the engine can move, of every deal of the sample', () => {
    const northlake = read('northlake')
    const scenario = found(parse(northlake))
    for (const [deal, own] of northlake.deals.entries()) {
      const levers = leversOfDeal({ scenario, deal }).map(({ name }) => name)
      const offered = termOptions(own).map(([name]) => name)
      expect(levers, own.id).toEqual(expect.arrayContaining(offered))
    }
  })
})

describe('the plane', () => {
  const answer = found(zone(constants, words))
  const plane = planeOf(answer, constants)
  if (plane === null) throw new Error('no plane')
  const shown = planeFigure(plane, 'both')

  it('has the figures of the answer in its table, to the last bit', () => {
    const places = readPlaces(plane)
    const gains = (party: 'licensor' | 'licensee') =>
      places.map(([i, j]) => answer.gains[party].values[j]?.[i])
    expect(values(shown.table, 2).slice(-places.length)).toEqual(gains('licensor'))
    expect(values(shown.table, 3).slice(-places.length)).toEqual(gains('licensee'))
    expect(values(shown.table, 0).slice(-places.length)).toEqual(
      places.map(([i]) => answer.terms[0]?.values[i]),
    )
  })

  it('is shaded where both accept, and nowhere else', () => {
    const inks = new Proxy({}, { get: () => '#000000' }) as never
    const fills: string[] = []
    const ctx = {
      set fillStyle(style: string) {
        fills.push(style)
      },
      fillRect: () => undefined,
    }
    const scale = { getPixelForValue: (value: number) => value }
    const [plugin] = shown.draw({ width: 600, height: 300, inks }).plugins ?? []
    const chart = { ctx, scales: { x: scale, y: scale } } as never
    plugin?.beforeDatasetsDraw?.(chart, { cancelable: true }, {})
    const { licensor, licensee } = answer.gains
    const both = licensor.values.flatMap((row, j) =>
      row.map((gain, i) => gain >= 0 && (licensee.values[j]?.[i] ?? -1) >= 0),
    )
    expect(fills.map((fill) => !fill.endsWith('00'))).toEqual(both)
    expect(new Set(both).size).toBe(2)
  })

  it('reads out its offers first, then its places', () => {
    expect(shown.steps[0]?.text).toMatch(
      /^1 as it stands: Upfront fee 200 k USD, Royalty rate 5 %: Owner gains/,
    )
    expect(shown.steps.length).toBe(3 + readPlaces(plane).length)
    expect(shown.keys.join(' ')).toContain('Owner accepts everywhere on this plane.')
  })
})

describe('as good on other terms', () => {
  const answer = found(
    solve(constants, { deal: 'royalty', for: 'upfront', hold: 'licensor', with: 'rate=4%' }),
  )

  it('tells solutions beside the deal as it stands, and sheets with their effect on the other side', () => {
    expect(values(sheetTable(answer, constants), 0)).toEqual(answer.solutions.map(({ value }) => value))
    const table = indifferentTable(answer, constants)
    const rows = answer.indifferent.flatMap((own) => own.rows)
    expect(table && values(table, 0)).toEqual(rows.map(({ value }) => value))
    expect(table && values(table, 1)).toEqual(rows.flatMap(({ solution }) => solution?.value ?? []))
    expect(table && values(table, 2)).toEqual(rows.flatMap(({ effect }) => effect?.expected.value ?? []))
  })

  it('of a licensee of which nothing is known is a belief', () => {
    const minimal = read('minimal')
    const belief = unknownBelief(about('', minimal), minimal)
    expect(belief).toBe('licensees.buyer.positions.diagnostics.utility')
    expect(unknownBelief(about(''), constants)).toBe(null)
    const asked = { deal: 'offer', for: belief ?? '', hold: 'licensee', target: 'walk-away', trials: 512 }
    expect(beliefSentence(found(solve(minimal, asked)), minimal)).toMatch(
      /^To sign, buyer must believe that the data bring at least \d+\.\d+ ± 0\.\d+ % of its product revenue/,
    )
  })
})

describe('what both would settle on', () => {
  const answer = found(bargain(constants, words))

  it('tells every solution by number, with its figures', () => {
    const table = settledTable(answer, constants)
    const offers = [...answer.nash.map(({ offer }) => offer), answer.kalaiSmorodinsky, answer.leastRegret]
    expect(table.rows.map(([head]) => head?.text)).toEqual([
      '1 As it stands',
      ...['2 Nash, α = ⅓', '3 Nash, α = ½', '4 Nash, α = ⅔', '5 Kalai–Smorodinsky', '6 Least regret'],
    ])
    expect(values(table, 3).slice(1)).toEqual(offers.map((offer) => offer?.gains.licensor.value))
    expect(settledSentence(answer, constants)).toMatch(/^With equal weight both would settle on upfront fee/)
  })

  it('draws the frontier in the order of our gain', () => {
    const gains = values(frontierFigure(answer, constants).table, 3)
    expect(gains).toEqual(answer.frontier.map(({ licensor }) => licensor).sort((a, b) => a - b))
  })
})
