import {
  type Comparable,
  type Placement,
  type PriceAxis,
  placeComparable,
} from '../../models/methods/comparables.ts'
import { recordUnit } from '../../models/report/names.ts'
import type { Basis } from './markets.ts'
import type { ScenarioView } from './scenario.ts'
import { type Table, textCell } from './table.ts'

const AXES: Readonly<Record<Basis, PriceAxis>> = { total: 'total', year: 'perYear', record: 'perRecord' }

type Tick = Extract<Placement, { place: 'tick' }>

/** What the document names, split into what may stand on this axis of prices and what is for orientation. */
export interface ComparablesShown {
  readonly ticks: readonly Tick[]
  readonly rest: readonly { readonly comparable: Comparable; readonly reason: string }[]
}

export const comparablesShown = (view: ScenarioView, basis: Basis): ComparablesShown => {
  const named = view.document.comparables ?? []
  const shipped = view.comparables.filter(({ id }) => named.includes(id))
  const chosen = [...shipped, ...named.filter((entry) => typeof entry === 'object')]
  const context = {
    currency: view.document.currency,
    recordUnit: recordUnit(view.document),
    axis: AXES[basis],
  }
  const placed = chosen.map((comparable) => ({ comparable, placement: placeComparable(comparable, context) }))
  return {
    ticks: placed.flatMap(({ placement }) => (placement.place === 'tick' ? [placement] : [])),
    rest: placed.flatMap(({ comparable, placement }) =>
      placement.place === 'table' ? [{ comparable, reason: placement.reason }] : [],
    ),
  }
}

/** Comparables in words, with what keeps each off the axis. */
export const comparableTable = ({ rest }: ComparablesShown): Table | undefined =>
  rest.length === 0
    ? undefined
    : {
        caption: 'Publicly reported licences, for orientation',
        columns: ['Licence', 'As reported', 'Why not on the axis', 'Read with care', 'Source and grade'].map(
          (label) => ({ label }),
        ),
        rows: rest.map(({ comparable, reason }) => [
          textCell(
            `${comparable.licensor} to ${comparable.licensee}${comparable.year === null ? '' : `, ${comparable.year}`}`,
          ),
          textCell(`${comparable.asset}: ${comparable.reported}`),
          textCell(reason),
          textCell(comparable.caution ?? '–'),
          textCell(`${comparable.source}, grade ${comparable.grade}`),
        ]),
      }
