import { headline } from '../../models/report/headline.ts'
import { strategyName } from '../../models/report/names.ts'
import type { Side } from '../../models/scenario/schema/answer.ts'
import { evenAxis } from '../charts/axis.ts'
import { drawSides, type SideRow } from '../charts/sides.ts'
import { plainFigure } from '../format/number.ts'
import { futures, outOfHundred } from '../format/share.ts'
import { type Section, scenarioPath } from '../router.ts'
import { cashFigures } from './cash.ts'
import { dealAnswer, medianOf, sidesFigure } from './dealFigures.ts'
import { dealRows } from './deals.ts'
import type { Picture } from './picture.ts'
import { roomFigure } from './room.ts'
import type { ScenarioView } from './scenario.ts'
import { figureCell, NO_CELL, type Table, textCell } from './table.ts'

/** One of the five sentences, where it leads, and its picture where one shows it. */
export interface Headline {
  readonly key: string
  readonly text: string
  /** null: what it speaks of is further down on the same page */
  readonly href: string | null
  readonly leads: string
  readonly picture: Picture | null
}

const SECTIONS: readonly Section[] = ['markets', 'deals', 'compare']
const LEADS: Readonly<Record<string, string>> = {
  markets: 'See the markets',
  compare: 'See the comparison',
  deals: 'See the deal',
}

const placeOf = (target: string): { readonly section: Section; readonly deal?: string } => {
  const [name, deal] = target.split('/')
  const section = SECTIONS.find((known) => known === name) ?? 'summary'
  return deal === undefined ? { section } : { section, deal }
}

const dealDots = (view: ScenarioView, id: string): Picture | null => {
  const deal = dealAnswer(view.answer, id)
  if (deal === undefined) return null
  const { draw, steps, table } = sidesFigure(view, deal)
  return { heading: 'Worth to both, 50 equally likely futures', size: 'dots', draw, steps, table }
}

const strategyRow = (name: string, side: Side): SideRow => ({
  party: 'licensor',
  name,
  dots: side.dots,
  median: side.npv.q50,
  walkAway: 0,
  walkAwayLabel: '',
})

const strategyDots = (view: ScenarioView): Picture | null => {
  const best = [...view.answer.strategies]
    .filter((strategy) => strategy.refused.length + strategy.conflicts.length === 0)
    .sort((a, b) => b.licensor.expected.value - a.licensor.expected.value)
    .slice(0, 2)
  if (best.length === 0) return null
  const rows = best.map(({ id, licensor }) => strategyRow(strategyName(view.document, id), licensor))
  const { currency } = view.document
  return {
    heading: 'Worth of the strategies, 50 equally likely futures',
    size: 'dots',
    draw: drawSides({ axis: evenAxis(rows.flatMap((row) => row.dots)), rows }),
    steps: rows.flatMap((row, layer) =>
      row.dots.map((dot, index) => ({
        text: `${row.name}: in ${index * 2 + 1} of 100 futures ${plainFigure(dot).text} ${currency} or less`,
        layer,
        index,
      })),
    ),
    table: {
      caption: `Strategies, ${currency}`,
      columns: [{ label: 'Strategy' }, { label: 'Middle future', numeric: true }],
      rows: best.map(({ id, licensor }) => [
        textCell(strategyName(view.document, id)),
        figureCell(medianOf(licensor)),
      ]),
    },
  }
}

const cashPicture = (view: ScenarioView, id: string): Picture | null => {
  const deal = dealAnswer(view.answer, id)
  const [ours] = deal === undefined ? [] : cashFigures(view, deal)
  if (ours === undefined) return null
  const { name, draw, steps, table } = ours
  return { heading: `Cash of ${name} by year, ${view.document.currency}`, size: 'fan', draw, steps, table }
}

/** Which picture shows what a headline says. */
const pictureOf = (view: ScenarioView, key: string, target: string): Picture | null => {
  const { section, deal } = placeOf(target)
  if (key === 'room') return roomFigure(view)
  if (deal === undefined) return key === 'advice' && section === 'compare' ? strategyDots(view) : null
  return key === 'certain' ? cashPicture(view, deal) : dealDots(view, deal)
}

/** The five sentences of the first screen. */
export const headlinesOf = (view: ScenarioView): readonly Headline[] =>
  headline(view.answer, view.document).map(({ key, text, target }) => {
    const { section, deal } = placeOf(target)
    return {
      key,
      text,
      href: section === 'summary' ? null : scenarioPath(view.id, section, deal),
      leads: LEADS[section] ?? 'What was assumed',
      picture: pictureOf(view, key, target),
    }
  })

/** All deals in one table: the medians and the four numbers. */
export const glanceTable = (view: ScenarioView): Table => ({
  caption: `Deals at a glance, ${view.document.currency}, present value`,
  columns: [
    { label: 'Deal' },
    { label: 'Our middle future', numeric: true },
    { label: 'Their middle future', numeric: true },
    { label: 'We expect', numeric: true },
    { label: 'They expect', numeric: true },
    { label: 'Paid whatever happens', numeric: true },
    { label: 'Beats our alternative, of 100 futures', numeric: true },
    { label: 'Refused by' },
  ],
  rows: dealRows(view).map((row) => {
    const answer = dealAnswer(view.answer, row.id)
    const { licensor, licensee, certain, beats } = row.numbers
    return [
      { text: row.name, href: row.href },
      answer === undefined ? NO_CELL : figureCell(medianOf(answer.licensor)),
      answer?.licensee == null ? NO_CELL : figureCell(medianOf(answer.licensee)),
      figureCell(licensor),
      licensee === null ? NO_CELL : figureCell(licensee),
      figureCell(certain),
      beats === null
        ? { text: '–', title: 'the alternative is 0' }
        : { text: outOfHundred(beats.value), title: futures(beats.value), value: beats.value },
      textCell(row.refusal?.by ?? '–'),
    ]
  }),
})

/** What was assumed or has to be known to read the figures. */
export const notesTable = (view: ScenarioView): Table => ({
  caption: 'Assumed for you, and to be known',
  columns: [{ label: 'Place in the document' }, { label: 'Note' }],
  rows: view.answer.notes.map(({ pointer, text }) => [
    textCell(pointer === '' ? 'the document' : pointer),
    textCell(text),
  ]),
})
