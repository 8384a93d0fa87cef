import { headline } from '../../models/report/headline.ts'
import { refusedIn } from '../../models/report/standing.ts'
import { type Section, scenarioPath } from '../router.ts'
import { cashFigures } from './cash.ts'
import { dealAnswer, sidesFigure } from './dealFigures.ts'
import type { Picture } from './picture.ts'
import { roomFigure } from './room.ts'
import type { ScenarioView } from './scenario.ts'
import { strategyPicture } from './strategyPicture.ts'
import { type Table, textCell } from './table.ts'

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
  return {
    heading: `Worth to ${deal.licensee === null ? 'us' : 'both'}, 50 equally likely futures`,
    size: 'dots',
    draw,
    steps,
    table,
  }
}

const cashPicture = (view: ScenarioView, id: string): Picture | null => {
  const deal = dealAnswer(view.answer, id)
  const [ours] = deal === undefined ? [] : cashFigures(view, deal)
  if (ours === undefined) return null
  const { name, draw, steps, table } = ours
  return { heading: `${name}: cash by year, ${view.document.currency}`, size: 'fan', draw, steps, table }
}

/** Which picture shows what a headline says. */
const pictureOf = (view: ScenarioView, key: string, target: string): Picture | null => {
  const { section, deal } = placeOf(target)
  if (key === 'room') return roomFigure(view)
  if (deal === undefined) return key === 'advice' && section === 'compare' ? strategyPicture(view) : null
  if (key === 'certain') return cashPicture(view, deal)
  return key === 'advice' || refusedIn(view.answer).includes(deal) ? dealDots(view, deal) : null
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

/** What was assumed or has to be known to read the figures. */
export const notesTable = (view: ScenarioView): Table => ({
  caption: 'Assumed for you, and to be known',
  columns: [{ label: 'Note' }, { label: 'Place in the document' }],
  rows: view.answer.notes.map(({ pointer, text }) => [
    textCell(text),
    textCell(pointer === '' ? 'the document' : pointer),
  ]),
})
