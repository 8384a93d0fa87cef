import { html, type TemplateResult } from 'lit'
import type { Change } from '../../models/exchange/change.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { assumptionsTable, comparablesTable, pointsTable } from '../view/importChanges.ts'
import type { Table } from '../view/table.ts'

export type ImportedKind = 'assumptions' | 'comparables' | 'points'

interface Kind {
  readonly label: string
  readonly help: TemplateResult
  readonly table: (changes: readonly Change[], document: FieldfareDocument) => Table
}

/** What a file may hold: how it is asked for, what it looks like, and how its changes are shown. */
export const kinds: Readonly<Record<ImportedKind, Kind>> = {
  assumptions: {
    label: 'Choose a table of assumptions',
    help: html`<p>
      A row for each input: <code>path</code> (such as <code>fields.diagnostics.market.size</code>, as the command line
      and the API name it) and <code>value</code> (a number, <code>6.5%</code>, <code>2M to 5M</code>) are needed;
      <code>unit</code>, <code>source</code>, <code>date</code>, <code>owner</code>, <code>grade</code> (A to D) and
      <code>note</code> where there is something to say. An input whose value changes loses its old source.
    </p>`,
    table: assumptionsTable,
  },
  comparables: {
    label: 'Choose a table of comparables',
    help: html`<p>
      A row for each report: <code>id</code>, <code>licensor</code>, <code>licensee</code>, <code>asset</code>,
      <code>reported</code> (in words), <code>grade</code>, <code>source</code> and <code>kind</code> (licence, sale,
      offer, list-price, talks, settlement, payout, equity, bundle, pool) are needed; <code>year</code>,
      <code>low</code>, <code>high</code>, <code>currency</code>, <code>basis</code> or <code>unit</code>,
      <code>termYears</code>, <code>exclusivity</code>, <code>payment</code>, <code>caution</code> where they are known.
      A row whose id is there already takes its place; nothing is left out.
    </p>`,
    table: comparablesTable,
  },
  points: {
    label: 'Choose measured points',
    help: html`<p>
      A row for each measurement: <code>records</code> it was trained on and <code>error</code> that was measured; a
      <code>seed</code> where one size was measured several times. They take the place of the points of one learning
      curve.
    </p>`,
    table: ([first]) => pointsTable(first ?? { before: null, after: null }),
  },
}

export const kindOptions: readonly (readonly [ImportedKind, string])[] = [
  ['assumptions', 'assumptions'],
  ['comparables', 'comparables'],
  ['points', 'measured points'],
]

/** What an address names; the first where it names none. */
export const kindNamed = (name: string | null): ImportedKind =>
  kindOptions.find(([kind]) => kind === name)?.[0] ?? 'assumptions'
