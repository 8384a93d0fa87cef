import type { CellPlan, ExposurePlan, GatePlan, PositionPlan } from '../plan.ts'
import type { Licensee, Position, Utility } from '../schema/parties.ts'
import type { UtilityPlan } from '../utilityPlan.ts'
import type { Place } from '../variable.ts'
import { compileCurve } from './curves.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'
import { raiseGates } from './raised.ts'

export interface Markets {
  readonly cells: readonly CellPlan[]
  /** those of the cells; positions add what they raise */
  readonly gates: GatePlan[]
}

/** The positions of a licensee; each gets one exposure per cell it covers. */
export const compilePositions = (
  compiling: Compiling,
  holder: { readonly licensee: Licensee; readonly index: number; readonly markets: Markets },
  exposures: ExposurePlan[],
  first: number,
): PositionPlan[] =>
  Object.entries(holder.licensee.positions).map(([key, position], offset) => {
    const { cells } = holder.markets
    const saving = position.utility.kind === 'saving'
    const own = cells.findIndex((cell) => cell.id === key)
    const field = own >= 0 ? cells[own]!.field : key
    const covered = saving ? [] : coveredCells(holder, key, own)
    const base = `licensees.${holder.licensee.id}.positions.${key}`
    const indices = covered.map((cell) => exposures.push({ position: first + offset, cell }) - 1)
    return compilePosition(compiling, {
      key,
      field,
      position,
      base,
      licensee: holder.index,
      exposures: indices,
      covered: covered.map((cell) => cells[cell]!),
      gates: holder.markets.gates,
    })
  })

/** A market's own position goes before its field's. */
const coveredCells = (
  holder: { readonly licensee: Licensee; readonly markets: Markets },
  key: string,
  own: number,
): readonly number[] => {
  if (own >= 0) return [own]
  const named = new Set(Object.keys(holder.licensee.positions))
  return holder.markets.cells.flatMap((cell, index) =>
    cell.field === key && !named.has(cell.id) ? [index] : [],
  )
}

interface PositionParts {
  readonly key: string
  readonly field: string
  readonly position: Position
  readonly base: string
  readonly licensee: number
  readonly exposures: readonly number[]
  /** the cells it covers, and every gate */
  readonly covered: readonly CellPlan[]
  readonly gates: GatePlan[]
}

const compilePosition = (compiling: Compiling, parts: PositionParts): PositionPlan => {
  const { position, base } = parts
  const or = (path: string, value: number) => ({ path: `${base}.${path}`, value })
  return {
    key: parts.key,
    field: parts.field,
    licensee: parts.licensee,
    peakShare: placeOr(compiling, position.peakShare, { ...or('peakShare', 0), importance: 2 }),
    launch: placeOr(compiling, position.launchYears, { ...or('launchYears', 0), importance: 3 }),
    margin: placeOr(compiling, position.margin, { ...or('margin', 0), importance: 3 }),
    uplift: position.exclusiveUplift === undefined ? null : placeOf(compiling, position.exclusiveUplift, 3),
    integration: placeOr(compiling, position.integrationCost, or('integrationCost', 0)),
    utility: compileUtility(compiling, position.utility, { ...parts, base }),
    exposures: parts.exposures,
  }
}

const compileUtility = (
  compiling: Compiling,
  utility: Utility,
  { base, covered, gates }: PositionParts,
): UtilityPlan => {
  const place = (quantity: Parameters<typeof placeOf>[1]): Place => placeOf(compiling, quantity, 2)
  const elasticity = (quantity: Parameters<typeof placeOr>[1]): Place =>
    placeOr(compiling, quantity, { path: 'freshnessElasticity', value: 0.3 })
  switch (utility.kind) {
    case 'share':
      return {
        kind: 'share',
        value: place(utility.value),
        freshnessElasticity: elasticity(utility.freshnessElasticity),
      }
    case 'lift':
      return {
        kind: 'lift',
        withData: place(utility.with),
        without: place(utility.without),
        perPoint: place(utility.revenuePerPoint),
        freshnessElasticity: elasticity(utility.freshnessElasticity),
      }
    case 'learningCurve':
      return compileCurve(compiling, utility, base)
    case 'saving':
      return {
        kind: 'saving',
        units: place(utility.unitsPerYear),
        perUnit: place(utility.perUnit),
        ramp: placeOr(compiling, utility.rampYears, { path: `${base}.utility.rampYears`, value: 0 }),
      }
    case 'acceleration':
      return { kind: 'acceleration', months: place(utility.months) }
    case 'clearance': {
      const rise = place(utility.rise)
      return {
        kind: 'clearance',
        rise,
        raised: raiseGates(compiling, { ...utility, rise, base, covered, gates }),
      }
    }
    case 'unknown':
      return { kind: 'unknown' }
    default:
      return utility satisfies never
  }
}
