import { agreed, money, percent } from '../../models/report/figures.ts'
import { rightNames } from '../../models/report/headline/basis.ts'
import { fieldName, recordUnit, territoryName } from '../../models/report/names.ts'
import { inWords, plainScale, shareScale } from '../../models/report/quantity.ts'
import { clauses, counted, listed, plural } from '../../models/report/words.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { countText } from '../format/number.ts'
import { dateText, fromKey, sentenceCase } from '../format/words.ts'
import type { Shown } from './shown.ts'
import { type Cell, type Table, textCell } from './table.ts'

type Dataset = FieldfareDocument['dataset']
type Source = NonNullable<Dataset['sources']>[number]

/** One right that licensing rests on, and what it means where it is not confirmed. */
export interface RightGate {
  readonly name: string
  readonly state: 'confirmed' | 'missing' | 'not confirmed'
  readonly meaning: string
}

type RightName = keyof typeof rightNames

const gateOf = (dataset: Dataset, key: RightName): RightGate => {
  const name = sentenceCase(rightNames[key])
  switch (dataset.rights?.[key]) {
    case true:
      return { name, state: 'confirmed', meaning: '' }
    case false:
      return { name, state: 'missing', meaning: 'nothing can be licensed: every deal pays 0' }
    default:
      return { name, state: 'not confirmed', meaning: 'every figure is indicative until it is' }
  }
}

/** Provenance, consent, chain of title and lawful basis. */
export const rightGates = ({ dataset }: FieldfareDocument): readonly RightGate[] =>
  Object.keys(rightNames).map((key) => gateOf(dataset, key as RightName))

const rightsWords = (gates: readonly RightGate[]): string => {
  const named = (state: RightGate['state']) =>
    listed(gates.filter((gate) => gate.state === state).map(({ name }) => name.toLowerCase()))
  const confirmed = gates.filter(({ state }) => state === 'confirmed').length
  if (confirmed === gates.length) return 'All four rights to them are confirmed.'
  const [missing, open] = [named('missing'), named('not confirmed')]
  const parts = [missing === '' ? '' : `missing: ${missing}`, open === '' ? '' : `not confirmed: ${open}`]
  return `Of four rights to them ${confirmed} ${confirmed === 1 ? 'is' : 'are'} confirmed; ${clauses(parts)}.`
}

/** What is licensed, and whether it may be, in one breath. */
export const datasetSentence = (document: FieldfareDocument): string => {
  const { records, sources = [], layer } = document.dataset
  const unit = records === 1 ? recordUnit(document) : plural(recordUnit(document))
  const from = sources.length === 0 ? '' : ` from ${counted(String(sources.length), 'source')}`
  const kind = layer === undefined ? '' : `, ${layer} data`
  return `${countText(records)} ${unit}${from}${kind}. ${rightsWords(rightGates(document))}`
}

const sourceBar = (source: Source, all: number): Bar => ({
  name: source.id,
  words: `${countText(source.records)} records, ${percent(Number((source.records / all).toPrecision(3)))}`,
  briefly: countText(source.records),
  low: 0,
  high: source.records,
  mark: null,
  error: 0,
  ink: 'licensor',
})

const purposesOf = ({ purposes = ['*'] }: Source, document: FieldfareDocument): string =>
  purposes.includes('*') ? 'every field' : listed(purposes.map((field) => fieldName(document, field)))

const sourceTable = (document: FieldfareDocument, sources: readonly Source[]): Table => ({
  caption: 'Sources of the dataset',
  columns: [
    { label: 'Source' },
    { label: 'Records', numeric: true },
    { label: 'From' },
    { label: 'Lawful basis' },
    { label: 'Persons' },
    { label: 'May be used for' },
  ],
  rows: sources.map((source) => [
    textCell(source.id),
    { text: countText(source.records), value: source.records },
    textCell(source.origin === undefined ? 'not stated' : territoryName(document, source.origin)),
    textCell(source.lawfulBasis ?? 'not stated'),
    textCell(source.identifiability ?? 'not stated'),
    textCell(purposesOf(source, document)),
  ]),
})

/** The sources by their size; null where none is stated. */
export const sourcesFigure = (document: FieldfareDocument): Shown | null => {
  const { sources = [] } = document.dataset
  if (sources.length === 0) return null
  const all = sources.reduce((sum, { records }) => sum + records, 0)
  const bars = sources.map((source) => sourceBar(source, all))
  const axis = evenAxis(sources.map(({ records }) => records))
  return {
    sentence:
      'A source counts for a licensee where its purposes include the field and its records may go where they are processed.',
    draw: drawBars({ axis, bars, labels: false }),
    steps: bars.map(({ name, words }, index) => ({ text: `${name}: ${words}`, layer: 0, index })),
    table: sourceTable(document, sources),
    height: barsHeight(bars.length, false),
  }
}

const MARKS = { permitted: '✓', restricted: '!', blocked: '✗' } as const

const costWords = (cost: NonNullable<Source['transfer']>[number]['cost'], currency: string): string =>
  clauses([
    cost?.upfront === undefined ? '' : `${money(cost.upfront, currency)} once`,
    cost?.perYear === undefined ? '' : `${money(cost.perYear, currency)} a year`,
  ])

const transferCell = (source: Source, territory: string, currency: string): Cell => {
  if (source.origin === territory) return textCell('✓ is there')
  if (source.transfer === undefined) return textCell('✓ nothing forbids it')
  const found = source.transfer.find(({ to }) => to === territory)
  if (found === undefined) return { text: '✗ not listed', title: 'what is not listed does not count there' }
  const until = found.until === undefined ? '' : `until ${dateText(found.until)}`
  const more = clauses([until, costWords(found.cost, currency)])
  return textCell(`${MARKS[found.status]} ${found.status}${more === '' ? '' : `, ${more}`}`)
}

/** Where the records of each source may go; undefined where the document names no territory. */
export const transferTable = (document: FieldfareDocument): Table | undefined => {
  const { territories = [], currency } = document
  const { sources = [] } = document.dataset
  if (territories.length === 0 || sources.length === 0) return undefined
  return {
    caption: 'Where the records of each source may go',
    columns: [{ label: 'Source' }, ...territories.map(({ id }) => ({ label: territoryName(document, id) }))],
    rows: sources.map((source) => [
      textCell(source.id),
      ...territories.map(({ id }) => transferCell(source, id, currency)),
    ]),
  }
}

/** How good the records are, as the document says; undefined where it says nothing. */
export const qualityTable = ({ dataset }: FieldfareDocument): Table | undefined => {
  const scores = Object.entries(dataset.quality ?? {})
  if (scores.length === 0) return undefined
  return {
    caption: 'Quality as the document states it',
    columns: [{ label: 'Quality' }, { label: 'Score' }, { label: 'Weight', numeric: true }],
    rows: scores.map(([key, { score, weight }]) => [
      textCell(fromKey(key)),
      textCell(inWords(score, shareScale)),
      { text: agreed(weight), value: weight },
    ]),
  }
}

/** How fast the records age, as the document says. */
export const agingWords = ({ dataset: { freshness } }: FieldfareDocument): string =>
  freshness === undefined
    ? ''
    : `Half-life in years, as stated: ${inWords(freshness.halfLifeYears, plainScale)}.`
