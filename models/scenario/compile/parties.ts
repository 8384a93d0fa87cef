import { fitLearningCurve } from '../../dataset/learningCurve.ts'
import { gamma } from '../../distributions/gamma.ts'
import type {
  CellPlan,
  ExposurePlan,
  GatePlan,
  LicenseePlan,
  LicensorPlan,
  Place,
  PositionPlan,
  RatesPlan,
  UtilityPlan,
} from '../plan.ts'
import type { Licensee, Licensor, Position, Rates, Utility } from '../schema/parties.ts'
import { drawPlace, fixedPlace, normalPlace, otherPlace, uniformPlace } from '../variables.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'

export interface Markets {
  readonly cells: readonly CellPlan[]
  readonly gates: readonly GatePlan[]
}

export interface Parties {
  readonly licensor: LicensorPlan
  readonly licensees: readonly LicenseePlan[]
  readonly positions: readonly PositionPlan[]
  readonly exposures: readonly ExposurePlan[]
}

export const compileParties = (compiling: Compiling, markets: Markets): Parties => {
  const positions: PositionPlan[] = []
  const exposures: ExposurePlan[] = []
  const licensees = compiling.document.licensees.map((licensee, index) => {
    const own = compilePositions(compiling, { licensee, index, markets }, exposures, positions.length)
    positions.push(...own)
    return compileLicensee(compiling, licensee, closingGates(own, exposures, markets))
  })
  return {
    licensor: compileLicensor(compiling, compiling.document.licensor),
    licensees,
    positions,
    exposures,
  }
}

const compileRates = (
  compiling: Compiling,
  party: { readonly discountRate?: Rates | undefined; readonly timeRate?: Licensor['timeRate'] },
  base: string,
): RatesPlan => {
  const { discountRate: rates, timeRate } = party
  const salesLinked = placeOr(compiling, rates?.salesLinked, {
    path: `${base}.discountRate.salesLinked`,
    value: 0.15,
  })
  return {
    fixed: placeOr(compiling, rates?.fixed, { path: `${base}.discountRate.fixed`, value: 0.07 }),
    salesLinked,
    milestone: rates?.milestone === undefined ? salesLinked : placeOf(compiling, rates.milestone),
    time: timeRate === undefined ? null : placeOf(compiling, timeRate),
  }
}

const compileLicensor = (compiling: Compiling, licensor: Licensor): LicensorPlan => {
  const costs = licensor.costs
  const zero = (path: string) => ({ path: `licensor.${path}`, value: 0 })
  return {
    rates: compileRates(compiling, licensor, 'licensor'),
    tax: placeOr(compiling, licensor.taxRate, zero('taxRate')),
    alternative: placeOr(compiling, licensor.alternative?.value, zero('alternative.value')),
    prepare: placeOr(compiling, costs?.prepare, zero('costs.prepare')),
    serve: placeOr(compiling, costs?.servePerLicenseeYear, zero('costs.servePerLicenseeYear')),
    monitor: placeOr(compiling, costs?.monitorPerYear, zero('costs.monitorPerYear')),
  }
}

const compileLicensee = (
  compiling: Compiling,
  licensee: Licensee,
  closing: readonly number[],
): LicenseePlan => {
  const base = `licensees.${licensee.id}`
  const zero = (path: string) => ({ path: `${base}.${path}`, value: 0 })
  const without = licensee.alternative
  return {
    id: licensee.id,
    rates: compileRates(compiling, licensee, base),
    tax: placeOr(compiling, licensee.taxRate, zero('taxRate')),
    failure: placeOr(compiling, licensee.failure, zero('failure')),
    failureUniform: uniformPlace(compiling.table, `${base}.failure.year`, 4),
    terminates: placeOr(compiling, licensee.ifGateFails?.terminates, zero('ifGateFails.terminates')),
    terminatesUniform: uniformPlace(compiling.table, `${base}.ifGateFails.happens`, 4),
    closingGates: closing,
    alternative: {
      value: placeOr(compiling, without?.value, zero('alternative.value')),
      recreateCost: placeOr(compiling, without?.recreateCost, zero('alternative.recreateCost')),
      recreateYears: placeOr(compiling, without?.recreateYears, zero('alternative.recreateYears')),
      substituteShare: placeOr(compiling, without?.substituteShare, zero('alternative.substituteShare')),
      canRecreate: without?.substituteShare !== undefined,
    },
  }
}

/** Gates that can close a market in which the licensee has a position. */
const closingGates = (
  positions: readonly PositionPlan[],
  exposures: readonly ExposurePlan[],
  markets: Markets,
): readonly number[] => {
  const cells = positions
    .flatMap((position) => position.exposures.map((index) => exposures[index]!.cell))
    .filter((cell) => markets.cells[cell]!.status === 'permitted')
  const gates = cells.flatMap((cell) =>
    markets.cells[cell]!.gates.filter(({ sizeIfFails }) => sizeIfFails === null).map(({ gate }) => gate),
  )
  return [...new Set(gates)]
}

const compilePositions = (
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
    utility: compileUtility(compiling, position.utility, base),
    exposures: parts.exposures,
  }
}

const compileUtility = (compiling: Compiling, utility: Utility, base: string): UtilityPlan => {
  const place = (quantity: Parameters<typeof placeOf>[1]): Place => placeOf(compiling, quantity, 2)
  const elasticity = (quantity: Parameters<typeof placeOr>[1]): Place =>
    placeOr(compiling, quantity, { path: `${base}.utility.freshnessElasticity`, value: 0.3 })
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
    case 'unknown':
      return { kind: 'unknown' }
    default:
      return utility satisfies never
  }
}

/** One draw of the curve per distinct list of points (domain page, section 2.2). */
const compileCurve = (
  compiling: Compiling,
  utility: Extract<Utility, { kind: 'learningCurve' }>,
  base: string,
): UtilityPlan => {
  const { table } = compiling
  const name = `curves.${JSON.stringify(utility.points)}`
  const fitted = fitLearningCurve(utility.points)
  if (!fitted.ok) {
    const [licensees, id, positions, key] = base.split('.')
    const row = compiling.document.licensees.findIndex((licensee) => licensee.id === id)
    const pointer = `/${licensees}/${row}/${positions}/${key}/utility/points`
    for (const fault of fitted.faults) compiling.faults.push({ kind: 'value', pointer, ...fault })
  }
  const parameter = (index: 0 | 1 | 2): Place => {
    if (!fitted.ok) return fixedPlace(table, `${name}.${index}`, 0)
    const chiSquared = gamma(fitted.value.degreesOfFreedom / 2, 2)
    const normal = (j: number): Place => normalPlace(table, `${name}.normal${j}`, 3)
    const chiSquare = drawPlace(table, `${name}.chiSquare`, { distribution: chiSquared, importance: 3 })
    const normals = [normal(0), normal(1), normal(2)] as const
    const path = `${base}.utility.curve.${(['eInf', 'alpha', 'beta'] as const)[index]}`
    const known = table.byPath.get(`${name}.${index}`)
    if (known !== undefined) return known
    const place = otherPlace(table, {
      kind: 'curve',
      path,
      fit: fitted.value,
      parameter: index,
      normals,
      chiSquare,
    })
    table.byPath.set(`${name}.${index}`, place)
    return place
  }
  return {
    kind: 'learningCurve',
    parameters: [parameter(0), parameter(1), parameter(2)],
    existing: placeOf(compiling, utility.existingRecords, 2),
    growth: placeOr(compiling, utility.existingGrowth, { path: `${base}.utility.existingGrowth`, value: 0 }),
    overlap: placeOr(compiling, utility.overlap, { path: `${base}.utility.overlap`, value: 0 }),
    elasticity: placeOf(compiling, utility.elasticity, 2),
  }
}
