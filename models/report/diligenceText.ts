import type { DealEffect, DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates } from './bases.ts'
import { laterIsMore, notWeighed, unmoved } from './diligenceNotes.ts'
import { type Beside, besideRows } from './diligenceRows.ts'
import { chainTexts, coverageTexts, itemTexts, obligationTexts } from './diligenceTexts.ts'
import { count, estimated } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { dealName, licensorName } from './names.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { counted, quoted, small } from './words.ts'

/** What stands beside the figures of a document, for a terminal: diligence first, then what law, people and partners ask. */
export const diligenceText = (answer: DiligenceAnswer, document: FieldfareDocument, width = 100): string => {
  const paper: Paper = { document, width }
  const sections = [
    wrapped(introduction(answer, document), width),
    ...itemsSection(answer, paper),
    ...effectsSection(
      'What the open items hold: probability × what would change, expected',
      answer.held,
      paper,
    ),
    ...obligationsSection(answer, paper),
    ...coverageSection(answer, paper),
    ...deliverySection(answer, paper),
    ...chainsSection(answer, paper),
    ...besideRows(answer, document).map((rows) => besideSection(rows, paper)),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

interface Paper {
  readonly document: FieldfareDocument
  readonly width: number
}

type Section = readonly string[]

export const introduction = (
  { open, items, held, trials }: DiligenceAnswer,
  document: FieldfareDocument,
): string => {
  const rest = `Nothing below is in the figures of the valuation; from ${count(trials)} futures, amounts in ${document.currency}, ± one standard error.`
  if (items.length === 0) return `${quoted(document.name)}: no diligence items. ${rest}`
  const worst = held.toSorted((a, b) => a.licensor.value - b.licensor.value)[0]
  const most =
    worst === undefined || worst.licensor.value >= 0
      ? ''
      : `, and ${open === 1 ? 'it holds' : 'they hold'} up to ${estimated({ ...worst.licensor, value: -worst.licensor.value }, document.currency, 3)} of what ${licensorName(document)} expects (${quoted(dealName(document, worst.deal))})`
  return `${quoted(document.name)}: ${small(open)} of ${counted(small(items.length), 'diligence item')} ${open === 1 ? 'is' : 'are'} open${most}.${notWeighed(items)} ${rest}`
}

const itemsSection = (answer: DiligenceAnswer, { document, width }: Paper): readonly Section[] => {
  const { items } = answer
  if (items.length === 0) return []
  const rows = items.flatMap(({ item, effects }) =>
    effects.map((effect) => [item, ...effectCells(effect, document)]),
  )
  const table =
    rows.length === 0
      ? []
      : [
          section(
            headed('If an item turns out badly, expected', ownRates, width),
            grid([name('Item'), ...effectColumns(document)], rows, width),
          ),
        ]
  return [section('Diligence', bulleted([...itemTexts(answer), ...laterIsMore(items)], width)), ...table]
}

const effectColumns = (document: FieldfareDocument) => [
  name('Deal'),
  figure(`To ${licensorName(document)}`),
  figure('To the licensee'),
]

const effectCells = (
  { deal, licensor, licensee }: DealEffect,
  document: FieldfareDocument,
): readonly string[] => [
  dealName(document, deal),
  bare(estimated(licensor, '', 4)),
  licensee === null ? '–' : bare(estimated(licensee, '', 4)),
]

const effectsSection = (
  title: string,
  effects: readonly DealEffect[],
  { document, width }: Paper,
): readonly Section[] => {
  const rows = effects.map((effect) => effectCells(effect, document))
  return rows.length === 0
    ? []
    : [section(headed(title, ownRates, width), grid(effectColumns(document), rows, width))]
}

const obligationsSection = (answer: DiligenceAnswer, paper: Paper): readonly Section[] => {
  const { obligations } = answer
  if (obligations.length === 0) return []
  return [
    section('Obligations', bulleted(obligationTexts(answer), paper.width)),
    ...obligations.flatMap(({ law, cost, ifRenewed }) => [
      ...effectsSection(`${law}: what complying takes from each deal alone, expected`, cost, paper),
      ...effectsSection(`${law}: what renewing it would add, expected`, ifRenewed, paper),
    ]),
  ]
}

const coverageSection = (answer: DiligenceAnswer, paper: Paper): readonly Section[] => {
  const { coverage } = answer
  if (coverage.length === 0) return []
  const texts = coverageTexts(answer, paper.document)
  return [
    section('Coverage: the records beside the people the product is for', bulleted(texts, paper.width)),
    ...coverage.flatMap(({ dimension, effects }) =>
      effectsSection(`${dimension}: if the gap costs its part of the gate, expected`, effects, paper),
    ),
  ]
}

const deliverySection = ({ delivery }: DiligenceAnswer, { document, width }: Paper): readonly Section[] => {
  const rows = delivery.flatMap(({ deal, way, others }) =>
    others.map(({ way: other, licensor, licensee }) => [
      dealName(document, deal),
      way,
      other,
      ...effectCells({ deal, licensor, licensee }, document).slice(1),
    ]),
  )
  if (rows.length === 0) return []
  const words = [
    ...new Set(delivery.flatMap(({ others }) => others.map(({ way, words }) => `${way}: ${words}`))),
  ]
  const [, ...figures] = effectColumns(document)
  const columns = [name('Deal'), name('Delivered as'), name('Instead'), ...figures]
  return [
    section(
      headed('Delivery: what another way would add, expected', ownRates, width),
      grid(columns, rows, width),
    ),
    section('What the ways assume (judgement, grade D)', bulleted([...words, ...unmoved(delivery)], width)),
  ]
}

const chainsSection = (answer: DiligenceAnswer, { document, width }: Paper): readonly Section[] => {
  const texts = chainTexts(answer, document)
  const title = 'Chains of deals, present values at the rate for time'
  return texts.length === 0 ? [] : [section(title, bulleted(texts, width))]
}

const besideSection = ({ title, columns, rows }: Beside, { width }: Paper): Section =>
  section(title, grid(columns, rows, width))
