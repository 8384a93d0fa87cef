import type { ExposurePlan, LicenseePlan, LicensorPlan, PositionPlan, RatesPlan, TaxPlan } from '../plan.ts'
import type { Licensee, Licensor, Rates } from '../schema/parties.ts'
import { isQuantity, type Quantity } from '../schema/quantity.ts'
import type { Place } from '../variable.ts'
import { uniformPlace } from '../variables.ts'
import { defaultFixedRate } from '../walkAway.ts'
import { expectedPlace } from './expectation.ts'
import { compilePositions, type Markets } from './positions.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'
import { walkAwayPlace } from './walkAway.ts'

export interface Parties {
  readonly licensor: LicensorPlan
  readonly licensees: readonly LicenseePlan[]
  readonly positions: readonly PositionPlan[]
  readonly exposures: readonly ExposurePlan[]
}

/** Licensor, licensees, their positions, and the exposures in which markets are simulated. */
export const compileParties = (compiling: Compiling, markets: Markets): Parties => {
  const positions: PositionPlan[] = []
  const exposures: ExposurePlan[] = []
  const licensees = compiling.document.licensees.map((licensee, index) => {
    const own = compilePositions(compiling, { licensee, index, markets }, exposures, positions.length)
    positions.push(...own)
    return compileLicensee(compiling, { licensee, index }, closingGates(own, exposures, markets))
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
    fixed: placeOr(compiling, rates?.fixed, { path: `${base}.discountRate.fixed`, value: defaultFixedRate }),
    salesLinked,
    milestone: rates?.milestone === undefined ? salesLinked : placeOf(compiling, rates.milestone),
    time: timeRate === undefined ? null : placeOf(compiling, timeRate),
  }
}

const compileTaxes = (
  compiling: Compiling,
  { taxRate, lossRelief }: Pick<Licensor, 'taxRate' | 'lossRelief'>,
  base: string,
): TaxPlan => {
  const rates = taxRate === undefined || !isQuantity(taxRate) ? taxRate : { royalty: taxRate }
  const royalty = placeOr(compiling, rates?.royalty, { path: `${base}.taxRate`, value: 0 })
  const other = (rate: Quantity | undefined): Place =>
    rate === undefined ? royalty : placeOf(compiling, rate)
  return {
    tax: { royalty, service: other(rates?.service), equity: other(rates?.equity) },
    carriesLosses: lossRelief === 'carried-forward',
  }
}

const compileLicensor = (compiling: Compiling, licensor: Licensor): LicensorPlan => {
  const costs = licensor.costs
  const rates = compileRates(compiling, licensor, 'licensor')
  const zero = (path: string) => ({ path: `licensor.${path}`, value: 0 })
  return {
    rates,
    ...compileTaxes(compiling, licensor, 'licensor'),
    alternative: walkAwayPlace(compiling, {
      alternative: licensor.alternative,
      rates: licensor.discountRate,
      fixed: rates.fixed,
      base: 'licensor',
      pointer: '/licensor',
    }),
    riskTolerance:
      licensor.riskTolerance === undefined
        ? null
        : expectedPlace(compiling, licensor.riskTolerance, { path: 'licensor.riskTolerance', value: 0 }),
    prepare: placeOr(compiling, costs?.prepare, zero('costs.prepare')),
    serve: placeOr(compiling, costs?.servePerLicenseeYear, zero('costs.servePerLicenseeYear')),
    monitor: placeOr(compiling, costs?.monitorPerYear, zero('costs.monitorPerYear')),
    monitoringScale: expectedPlace(compiling, costs?.monitoringScale, {
      path: 'licensor.costs.monitoringScale',
      value: 50_000,
    }),
  }
}

const compileLicensee = (
  compiling: Compiling,
  { licensee, index }: { readonly licensee: Licensee; readonly index: number },
  closing: readonly number[],
): LicenseePlan => {
  const base = `licensees.${licensee.id}`
  const zero = (path: string) => ({ path: `${base}.${path}`, value: 0 })
  const without = licensee.alternative
  const rates = compileRates(compiling, licensee, base)
  return {
    id: licensee.id,
    rates,
    ...compileTaxes(compiling, licensee, base),
    failure: placeOr(compiling, licensee.failure, zero('failure')),
    failureUniform: uniformPlace(compiling.table, `${base}.failure.year`, 4),
    terminates: placeOr(compiling, licensee.ifGateFails?.terminates, zero('ifGateFails.terminates')),
    terminatesUniform: uniformPlace(compiling.table, `${base}.ifGateFails.happens`, 4),
    closingGates: closing,
    alternative: {
      value: walkAwayPlace(compiling, {
        alternative: without,
        rates: licensee.discountRate,
        fixed: rates.fixed,
        base,
        pointer: `/licensees/${index}`,
      }),
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
