import type { DealEffect, DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates } from './bases.ts'
import { laterIsMore, notWeighed, unmoved } from './diligenceNotes.ts'
import { type Beside, besideRows } from './diligenceRows.ts'
import { count, estimated, percent } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { counted, listed, plural, quoted, small } from './words.ts'

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

const introduction = ({ open, items, held }: DiligenceAnswer, document: FieldfareDocument): string => {
  const rest = `Nothing below is in the figures of the valuation; amounts in ${document.currency}, ± one standard error.`
  if (items.length === 0) return `${quoted(document.name)}: no diligence items. ${rest}`
  const worst = held.toSorted((a, b) => a.licensor.value - b.licensor.value)[0]
  const most =
    worst === undefined || worst.licensor.value >= 0
      ? ''
      : `, and ${open === 1 ? 'it holds' : 'they hold'} up to ${estimated({ ...worst.licensor, value: -worst.licensor.value }, document.currency, 3)} of what ${licensorName(document)} expects (${quoted(dealName(document, worst.deal))})`
  return `${quoted(document.name)}: ${small(open)} of ${counted(small(items.length), 'diligence item')} ${open === 1 ? 'is' : 'are'} open${most}.${notWeighed(items)} ${rest}`
}

const itemsSection = ({ items }: DiligenceAnswer, { document, width }: Paper): readonly Section[] => {
  if (items.length === 0) return []
  const lines = items.map(({ item, status, owner, due, evidence, consequence, probability, refused }) => {
    const who = [owner, due === null ? null : `due ${due}`].filter((part) => part !== null)
    const chance = probability === null ? 'probability not said' : `probability ${percent(probability)}`
    const told = status === 'open' ? `if not: ${consequence}, ${chance}` : (evidence ?? 'no evidence named')
    const why = refused === null ? '' : ` (${refused})`
    return `${status}: ${item}${who.length === 0 ? '' : ` (${who.join(', ')})`}; ${told}${why}`
  })
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
  return [section('Diligence', bulleted([...lines, ...laterIsMore(items)], width)), ...table]
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

const obligationsSection = ({ obligations }: DiligenceAnswer, paper: Paper): readonly Section[] => {
  if (obligations.length === 0) return []
  const lines = obligations.map(({ law, appliesIf, clause, validUntil, state, source, refused }) => {
    const parts = [
      appliesIf === null ? null : `applies if ${appliesIf}`,
      clause === null ? null : clause ? 'the deals have a clause for it' : 'NO clause for it in the deals',
      validUntil === null ? null : `${state === 'expired' ? 'EXPIRED' : 'valid until'} ${validUntil}`,
      source !== null && state !== 'in order' ? `source ${source} counts no longer than that` : null,
      refused,
    ].filter((part) => part !== null)
    return `${law}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`
  })
  return [
    section('Obligations', bulleted(lines, paper.width)),
    ...obligations.flatMap(({ law, cost, ifRenewed }) => [
      ...effectsSection(`${law}: what complying takes from each deal alone, expected`, cost, paper),
      ...effectsSection(`${law}: what renewing it would add, expected`, ifRenewed, paper),
    ]),
  ]
}

const coverageSection = ({ coverage }: DiligenceAnswer, paper: Paper): readonly Section[] => {
  if (coverage.length === 0) return []
  const { currency, dataset } = paper.document
  const lines = coverage.map(({ dimension, gap, groups, recordsToAdd, purchase, gate, refused }) => {
    const short = groups.filter(({ share, target }) => share < target)
    const few = short.map(({ group, share, target }) => `${group} ${percent(share)} of ${percent(target)}`)
    const unit = dataset.recordUnit ?? 'record'
    const adding =
      recordsToAdd === null
        ? 'no addition reaches the targets'
        : `${count(recordsToAdd)} more ${plural(unit)} would close it`
    const price = purchase === null ? '' : ` for ${count(purchase)} ${currency} before tax`
    const lowers = gate === null ? '' : `; it lowers the probability of ${gate}`
    return `${dimension}: a gap of ${percent(gap)}${few.length === 0 ? '' : ` (too few of ${listed(few)})`}; ${adding}${price}${lowers}${refused === null ? '' : ` (${refused})`}`
  })
  return [
    section('Coverage: the records beside the people the product is for', bulleted(lines, paper.width)),
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

const chainsSection = ({ chains }: DiligenceAnswer, { document, width }: Paper): readonly Section[] => {
  if (chains.length === 0) return []
  const { currency } = document
  const lines = chains.map(({ upstream, downstream, passThrough, receipts, passedOn, kept, breaches }) => {
    const between = licenseeName(document, document.deals.find(({ id }) => id === upstream)?.licensee ?? '')
    const faults =
      breaches.length === 0
        ? 'everything granted downstream is granted upstream'
        : `NOT granted upstream: ${breaches.join('; ')}`
    return `${quoted(dealName(document, downstream))} hangs on ${quoted(dealName(document, upstream))}: of ${estimated(receipts, currency, 3)} paid downstream ${between} passes on ${percent(passThrough)}, ${estimated(passedOn, currency, 3)}, and keeps ${estimated(kept, currency, 3)}; ${faults}`
  })
  return [section('Chains of deals, present values at the rate for time', bulleted(lines, width))]
}

const besideSection = ({ title, columns, rows }: Beside, { width }: Paper): Section =>
  section(title, grid(columns, rows, width))
