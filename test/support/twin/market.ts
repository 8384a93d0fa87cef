import { exp, log, pow } from '../../../models/numerics/elementary.ts'
import type { Period } from './calendar.ts'
import type { Facts } from './facts.ts'
import { exists, inside, items, named, type Place, read, text } from './place.ts'

/** A field in a territory (section 5). `own` is its entry in `markets`, `shared` its field's `market`. */
export interface Cell {
  readonly id: string
  readonly field: string
  readonly territory: string
  readonly scale: Place
  readonly own: Place
  readonly shared: Place
}

const nothing: Place = { node: undefined, path: '' }

const cellId = (field: string, territory: string): string => `${field}-${territory}`.toLowerCase()

const entryId = (entry: Place): string =>
  text(inside(entry, 'id'), cellId(text(inside(entry, 'field')), text(inside(entry, 'territory'), 'WW')))

/** Every cell of the document: fields with a market × territories, then the markets listed whole. */
export const cellsOf = (root: Place): readonly Cell[] => {
  const territories = named(inside(root, 'territories'))
  const entries = items(inside(root, 'markets')).map((entry) => ({
    node: entry.node,
    path: `markets.${entryId(entry)}`,
  }))
  const cell = (field: string, territory: string): Cell => {
    const own = entries.find(
      (entry) =>
        text(inside(entry, 'field')) === field && text(inside(entry, 'territory'), 'WW') === territory,
    )
    return {
      id: own === undefined ? cellId(field, territory) : entryId(own),
      field,
      territory,
      scale: inside(territories.find((place) => text(inside(place, 'id')) === territory) ?? nothing, 'scale'),
      own: own ?? nothing,
      shared: inside(
        named(inside(root, 'fields')).find((f) => text(inside(f, 'id')) === field) ?? nothing,
        'market',
      ),
    }
  }
  const territoryIds = territories.length === 0 ? ['WW'] : territories.map((t) => text(inside(t, 'id')))
  const described = named(inside(root, 'fields'))
    .filter((field) => exists(inside(field, 'market')))
    .flatMap((field) => territoryIds.map((territory) => cell(text(inside(field, 'id')), territory)))
  const listed = entries
    .map((entry) => cell(text(inside(entry, 'field')), text(inside(entry, 'territory'), 'WW')))
    .filter((one) => !described.some((other) => other.id === one.id))
  return [...described, ...listed]
}

/** A market key: the cell's own where it has one, else its field's. */
export const marketKey = (cell: Cell, key: string): Place =>
  exists(inside(cell.own, key)) ? inside(cell.own, key) : inside(cell.shared, key)

export const isBlocked = (cell: Cell): boolean => text(inside(cell.own, 'status')) === 'blocked'

export interface Gate {
  readonly name: string
  readonly year: number
  readonly scope: string
  /** factor on size if it fails; undefined if a failure closes the market */
  readonly ifFails: number | undefined
}

export const gatesOf = (facts: Pick<Facts, 'value'>, cell: Cell): readonly Gate[] =>
  named(marketKey(cell, 'success'), 'gate').map((gate) => ({
    name: text(inside(gate, 'gate')),
    year: read(facts, inside(gate, 'year')),
    scope: text(inside(gate, 'scope'), 'product'),
    ifFails: exists(inside(gate, 'ifFails')) ? read(facts, inside(gate, 'ifFails', 'size')) : undefined,
  }))

/** F(x), section 5, for x ≥ 0. */
const adopted = (facts: Facts, place: Place, x: number): number => {
  const parameter = (key: string): number => read(facts, inside(place, key))
  const kind = text(inside(place, 'kind'))
  if (kind === 'bass') {
    const [p, q] = [parameter('p'), parameter('q')]
    return (1 - exp(-(p + q) * x)) / (1 + (q / p) * exp(-(p + q) * x))
  }
  if (kind === 'logistic')
    return 1 / (1 + exp((-log(81) * (x - parameter('midpointYears'))) / parameter('years10to90')))
  if (kind === 'gompertz') return exp(-parameter('b') * exp(-parameter('c') * x))
  if (kind === 'ramp') return parameter('years') === 0 ? 1 : Math.min(1, x / parameter('years'))
  const values = items(inside(place, 'values'))
  const entry = values[Math.min(Math.floor(x), values.length - 1)]
  if (kind !== 'table' || entry === undefined) throw new Error(`The twin does not know adoption ${kind}`)
  return read(facts, entry)
}

interface Sold {
  readonly position: Place
  readonly t: number
  readonly withData: boolean
}

/** Whether the data raise a gate for a position. */
export const raises = (position: Place, gate: string): boolean =>
  text(inside(position, 'utility', 'kind')) === 'clearance' &&
  text(inside(position, 'utility', 'gate')) === gate

/** When the product is launched: thanks to the data some months earlier, but not before they are there. */
const launchOf = (facts: Facts, position: Place, granted: number | null): number => {
  const launch = read(facts, inside(position, 'launchYears'), { otherwise: 0 })
  if (granted === null || granted >= launch || text(inside(position, 'utility', 'kind')) !== 'acceleration')
    return launch
  return Math.max(granted, launch - read(facts, inside(position, 'utility', 'months')) / 12)
}

/** What the gates leave of a market in a period. */
const afterGates = (facts: Facts, cell: Cell, { position, t, withData }: Sold): number =>
  gatesOf(facts, cell)
    .filter((gate) => t >= gate.year)
    .map((gate) => {
      const named = { field: cell.field, territory: cell.territory, gate: gate.name }
      const passed =
        withData && raises(position, gate.name)
          ? facts.raised(position.path, named)
          : facts.gate(cell.field, cell.territory, gate.name)
      return passed + (1 - passed) * (gate.ifFails ?? 0)
    })
    .reduce((product, factor) => product * factor, 1)

/** R_k, section 5: the licensee's product revenue in a cell in a period, before anybody reports anything. */
export const productRevenue = (
  facts: Facts,
  cell: Cell,
  ask: {
    readonly position: Place
    readonly period: Period
    readonly exclusive: boolean
    /** when the data are first there; null: without the data */
    readonly granted: number | null
  },
): number => {
  const { position, period, granted } = ask
  const moving = { period: period.index }
  const closing = gatesOf(facts, cell).filter((gate) => gate.ifFails === undefined)
  const launch = launchOf(facts, position, granted)
  const start = Math.max(launch, ...closing.map((gate) => gate.year))
  if (period.middle < start) return 0
  const growth = 1 + read(facts, marketKey(cell, 'growth'), { otherwise: 0 })
  const erosion = 1 - read(facts, marketKey(cell, 'priceErosion'), { otherwise: 0 })
  const uplift = ask.exclusive ? read(facts, inside(position, 'exclusiveUplift'), { otherwise: 0 }) : 0
  const spend =
    read(facts, marketKey(cell, 'size'), moving) *
    period.length *
    pow(growth, period.year - 1) *
    pow(erosion, period.year - 1) *
    read(facts, cell.scale, { otherwise: 1 })
  const share = Math.min(
    1,
    read(facts, inside(position, 'peakShare'), { ...moving, otherwise: 0 }) * (1 + uplift),
  )
  const gates = afterGates(facts, cell, { position, t: period.middle, withData: granted !== null })
  const adoption = adopted(facts, marketKey(cell, 'adoption'), period.middle - start)
  return spend * adoption * share * gates
}
