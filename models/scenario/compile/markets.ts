import { type CellRow, cellRows } from '../cells.ts'
import type { AdoptionPlan, CellPlan, GatePlan } from '../plan.ts'
import type { ReadDocument } from '../schema/document.ts'
import type { Adoption, Gate, MarketKeys } from '../schema/market.ts'
import type { Place } from '../variable.ts'
import { fixedPlace, uniformPlace } from '../variables.ts'
import { expectedPlace } from './expectation.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'

type MarketRow = NonNullable<ReadDocument['markets']>[number]

/** Cells field × territory with their overrides, and the gates behind them (domain page, section 5). */
export const compileMarkets = (compiling: Compiling): { cells: CellPlan[]; gates: GatePlan[] } => {
  const gates: GatePlan[] = []
  const cells = cellRows(compiling.document).map((row) => compileCell(compiling, row, gates))
  return { cells, gates }
}

const compileCell = (compiling: Compiling, parts: CellRow, gates: GatePlan[]): CellPlan => {
  const { field, territory, override } = parts
  const market: MarketKeys = { ...field.market, ...withoutAbsent(override) }
  const { id } = parts
  const base = `markets.${id}`
  return {
    id,
    field: field.id,
    territory: territory.id,
    scale: territory.scale ?? 1,
    status: override?.status ?? 'permitted',
    reason: override?.reason ?? null,
    size: placeOr(compiling, market.size, { path: `${base}.size`, value: 0, importance: 1 }),
    growth: placeOr(compiling, market.growth, { path: `${base}.growth`, value: 0, importance: 3 }),
    priceErosion: placeOr(compiling, market.priceErosion, { path: `${base}.priceErosion`, value: 0 }),
    adoption: compileAdoption(compiling, market.adoption, base),
    gates: (market.success ?? []).map((gate) => compileGate(compiling, { gate, cell: id, ...parts }, gates)),
    rivalry: placeOr(compiling, market.rivalry, { path: `${base}.rivalry`, value: 0 }),
    others: compileOthers(compiling, market.others, base),
    leakage: (market.leakage ?? []).map(({ to, probability }) => ({
      to,
      probability: expectedPlace(compiling, probability, { path: `${base}.leakage.${to}`, value: 0 }),
    })),
  }
}

/** Overrides name only what differs; an absent key leaves the field's market as it is. */
export const withoutAbsent = (row: MarketRow | undefined): Partial<MarketKeys> =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== undefined))

const compileAdoption = (
  compiling: Compiling,
  adoption: Adoption | undefined,
  base: string,
): AdoptionPlan => {
  const place = (quantity: Parameters<typeof placeOf>[1]): Place => placeOf(compiling, quantity)
  switch (adoption?.kind) {
    case undefined:
      return { kind: 'ramp', years: fixedPlace(compiling.table, `${base}.adoption.years`, 4) }
    case 'bass':
      return { kind: 'bass', p: place(adoption.p), q: place(adoption.q) }
    case 'logistic':
      return { kind: 'logistic', years: place(adoption.years10to90), middle: place(adoption.midpointYears) }
    case 'gompertz':
      return { kind: 'gompertz', b: place(adoption.b), c: place(adoption.c) }
    case 'ramp':
      return { kind: 'ramp', years: place(adoption.years) }
    case 'table':
      return { kind: 'table', values: adoption.values }
    default:
      return adoption satisfies never
  }
}

/** Same name within a field is one draw, unless the gate says `scope: "market"` (domain page, section 2.2). */
const compileGate = (
  compiling: Compiling,
  parts: CellRow & { readonly gate: Gate; readonly cell: string },
  gates: GatePlan[],
): CellPlan['gates'][number] => {
  const { gate, field, territory } = parts
  const own = gate.scope === 'market'
  const path = own
    ? `markets.${parts.cell}.success.${gate.gate}`
    : `fields.${field.id}.market.success.${gate.gate}`
  const plan: GatePlan = {
    path,
    gate: gate.gate,
    field: field.id,
    territory: own ? territory.id : null,
    uniform: uniformPlace(compiling.table, `${path}.passes`, 0),
    probability: placeOf(compiling, gate.probability, 3),
    rise: null,
    year: placeOf(compiling, gate.year, 3),
  }
  const known = gates.findIndex(
    (other) =>
      other.uniform === plan.uniform && other.probability === plan.probability && other.year === plan.year,
  )
  const index = known >= 0 ? known : gates.push(plan) - 1
  return {
    gate: index,
    sizeIfFails: gate.ifFails === undefined ? null : placeOf(compiling, gate.ifFails.size),
  }
}

/** Other licensees: how many, and how likely; null while unknown, which is not 0. */
const compileOthers = (
  compiling: Compiling,
  others: MarketKeys['others'],
  base: string,
): CellPlan['others'] => {
  if (others === undefined) return null
  const { value, like } = others
  const known = compiling.document.licensees.findIndex(({ id }) => id === like)
  return {
    count: placeOf(compiling, others.count),
    probability: placeOr(compiling, others.probability, { path: 'others.probability', value: 1 }),
    value:
      value === undefined
        ? null
        : expectedPlace(compiling, value, { path: `${base}.others.value`, value: 0 }),
    like: known < 0 ? null : known,
  }
}
