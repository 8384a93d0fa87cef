import { ownRates } from '../../models/report/bases.ts'
import { agreed, percent } from '../../models/report/figures.ts'
import { dealName, licenseeName, licensorName } from '../../models/report/names.ts'
import type { DealEffect, DiligenceAnswer } from '../../models/scenario/schema/diligence.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { figure, inline, plainFigure } from '../format/number.ts'
import { dateText } from '../format/words.ts'
import type { Shown } from './shown.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

type Document = FieldfareDocument

const effectCells = ({ licensor, licensee }: Omit<DealEffect, 'deal'>): readonly Cell[] => [
  figureCell(figure(licensor.value, licensor.standardError)),
  licensee === null ? NO_CELL : figureCell(figure(licensee.value, licensee.standardError)),
]

const parties = (document: Document) =>
  [`To ${licensorName(document)}`, 'To the licensee'].map((label) => ({ label, numeric: true }))

/** What a change makes of each deal; undefined where it makes nothing of any. */
const effectsTable = (
  caption: string,
  effects: readonly DealEffect[],
  document: Document,
): Table | undefined =>
  effects.length === 0
    ? undefined
    : {
        caption: `${caption}, expected, ${ownRates}, ${document.currency}`,
        columns: [{ label: 'Deal' }, ...parties(document)],
        rows: effects.map((effect) => [textCell(dealName(document, effect.deal)), ...effectCells(effect)]),
      }

const barOf = ({ deal, licensor }: DealEffect, document: Document): Bar => {
  const words = inline(figure(licensor.value, licensor.standardError))
  return {
    name: dealName(document, deal),
    words,
    briefly: words,
    low: Math.min(0, licensor.value),
    high: Math.max(0, licensor.value),
    mark: licensor.value,
    error: 0,
    ink: 'licensor',
  }
}

/** What the open items hold of each deal, to the licensor; null where nothing is open. */
export const heldFigure = ({ held }: DiligenceAnswer, document: Document): Omit<Shown, 'sentence'> | null => {
  const table = effectsTable('What the open items hold: probability × what would change', held, document)
  if (table === undefined) return null
  const bars = held.map((effect) => barOf(effect, document))
  const { currency } = document
  return {
    draw: drawBars({ axis: evenAxis(bars.flatMap(({ low, high }) => [low, high])), bars, labels: true }),
    steps: bars.map(({ name, words }, index) => ({ text: `${name}: ${words} ${currency}`, layer: 0, index })),
    table,
    height: barsHeight(bars.length, true),
  }
}

/** Deal by deal, what would change if an item turned out badly; undefined where nothing is open. */
export const failingTable = ({ items }: DiligenceAnswer, document: Document): Table | undefined => {
  const rows = items.flatMap(({ item, effects }) => [
    ...(effects.length === 0 ? [] : [[textCell(item)]]),
    ...effects.map((effect) => [textCell(dealName(document, effect.deal)), ...effectCells(effect)]),
  ])
  if (rows.length === 0) return undefined
  return {
    caption: `If an item turns out badly, expected, ${ownRates}, ${document.currency}`,
    columns: [{ label: 'Deal' }, ...parties(document)],
    rows,
  }
}

/** The money of obligations and of coverage, one table each. */
export const besideTables = (
  { obligations, coverage }: DiligenceAnswer,
  document: Document,
): readonly Table[] =>
  [
    ...obligations.flatMap(({ law, cost, ifRenewed }) => [
      effectsTable(`${law}: what complying takes from each deal alone`, cost, document),
      effectsTable(`${law}: what renewing it would add`, ifRenewed, document),
    ]),
    ...coverage.map(({ dimension, effects }) =>
      effectsTable(`${dimension}: if the gap costs its part of the gate`, effects, document),
    ),
  ].filter((table) => table !== undefined)

/** What another way of delivery would add to each deal. */
export const deliveryTable = ({ delivery }: DiligenceAnswer, document: Document): Table | undefined => {
  const rows = delivery.flatMap(({ deal, way, others }) =>
    others.map((other) => [
      textCell(dealName(document, deal)),
      textCell(`${other.way} instead of ${way}`),
      ...effectCells(other),
    ]),
  )
  if (rows.length === 0) return undefined
  return {
    caption: `What another way of delivery would add, expected, ${ownRates}, ${document.currency}`,
    columns: [{ label: 'Deal' }, { label: 'Delivered as' }, ...parties(document)],
    rows,
  }
}

/** What each way of delivery is taken to change. */
export const deliveryWords = ({ delivery }: DiligenceAnswer): readonly string[] => [
  ...new Set(delivery.flatMap(({ others }) => others.map(({ way, words }) => `${way}: ${words}`))),
]

const PLACES = ['the walk-away', 'the runner-up']

/** What else each party could do, the best first. */
export const walkAwayTable = ({ walkAways }: DiligenceAnswer, document: Document): Table | undefined => {
  const rows = walkAways.flatMap(({ party, options }) =>
    options.map(({ name, probability, date, expected }, place) => [
      textCell(party === 'licensor' ? licensorName(document) : licenseeName(document, party)),
      textCell(name),
      figureCell(plainFigure(expected)),
      { text: percent(probability), value: probability },
      textCell(date === null ? 'now' : dateText(date)),
      textCell(PLACES[place] ?? ''),
    ]),
  )
  if (rows.length === 0) return undefined
  return {
    caption: `What else each party could do, ${document.currency}`,
    columns: [
      { label: 'Party' },
      { label: 'Could' },
      { label: 'Expected today', numeric: true },
      { label: 'Probability', numeric: true },
      { label: 'When' },
      { label: 'It is' },
    ],
    rows,
  }
}

const limitCell = (amount: number | null): Cell =>
  amount === null ? NO_CELL : { text: agreed(amount), value: amount }

/** What we may agree to, own side only. */
export const mandateTable = ({ mandates }: DiligenceAnswer, document: Document): Table | undefined =>
  mandates.length === 0
    ? undefined
    : {
        caption: `Mandates, own side only, ${document.currency}`,
        columns: [
          { label: 'Deal' },
          ...['Expected', 'Floor', 'Target', 'Ask'].map((label) => ({ label, numeric: true })),
          ...['Stands', 'Has to agree', 'We may give', 'For'].map((label) => ({ label })),
        ],
        rows: mandates.map(({ deal, expected, floor, target, ask, standing, approvals, gives, gets }) => [
          textCell(dealName(document, deal)),
          figureCell(figure(expected.value, expected.standardError)),
          ...[floor, target, ask].map(limitCell),
          textCell(standing),
          ...[approvals, gives, gets].map((names) => textCell(names.join(', ') || '–')),
        ]),
      }
