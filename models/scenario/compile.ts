import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { compileCalendar } from './compile/calendar.ts'
import { compileDeal } from './compile/deals.ts'
import { compileDependence } from './compile/dependence.ts'
import { type DealContext, dealSources, referenceSource } from './compile/grants.ts'
import { checkHorizon } from './compile/horizon.ts'
import { compileMarkets } from './compile/markets.ts'
import { documentNotes } from './compile/notes.ts'
import { compileWithOptions } from './compile/options/deals.ts'
import { compileParties } from './compile/parties.ts'
import { type Compiling, checkInputs, placeOf, placeOr } from './compile/quantities.ts'
import { checkConflicts, compileStrategies } from './compile/strategies.ts'
import { checkQuantityUnits } from './compile/units.ts'
import { compileValuation } from './compile/valuation.ts'
import { compileVariants, locateAll } from './compile/variants.ts'
import { checkWhole } from './compile/whole.ts'
import type { Note } from './note.ts'
import type { Plan } from './plan.ts'
import type { ReadDocument } from './schema/document.ts'
import { finishVariables, variableTable } from './variables.ts'
import type { Variant } from './variant.ts'

/** What a document becomes: a plan to simulate, and what is worth telling about it. */
export interface Compiled {
  readonly plan: Plan
  readonly notes: readonly Note[]
}

/** A document compiled with variants of its deals. */
export interface CompiledVariants extends Compiled {
  /** by variant, its place among the plan's deals, after the document's own, or why it does not hold together */
  readonly variants: readonly Result<number, Failure>[]
}

/**
 * Compiles a read document: names become indices, quantities become variables, grants become windows of periods.
 * After this nothing is looked up by name. Refuses, all at once, what does not hold together.
 */
export const compile = (document: ReadDocument): Result<Compiled, Failure> => compileWith(document, [])

/** The same with deals that vary those of the document; of these each holds or fails by itself. */
export const compileWith = (
  document: ReadDocument,
  variants: readonly Variant[],
): Result<CompiledVariants, Failure> => {
  const faults: Failure[] = []
  const table = variableTable(faults)
  const locations = locateAll(document, variants)
  const compiling: Compiling = { document, locations, table, faults, notes: [], open: new Set() }
  const calendar = compileCalendar(document)
  const markets = compileMarkets(compiling)
  const parties = compileParties(compiling, markets)
  const context: DealContext = { compiling, calendar, ...markets, parties, risks: [] }
  const sources = dealSources(context)
  checkHorizon(compiling, sources, calendar)
  checkWhole(compiling, context)
  const deals = sources.map((source) => compileWithOptions(context, source))
  const references = parties.licensees.map((_, index) =>
    compileDeal(context, referenceSource(context, index)),
  )
  const varied = compileVariants(context, variants, deals.length)
  checkConflicts(compiling, deals)
  const strategies = compileStrategies(compiling, deals)
  const dataset = compileDataset(compiling)
  const inflation =
    document.priceLevel === 'real' && document.inflation ? placeOf(compiling, document.inflation) : null
  const valuation = compileValuation(compiling)
  checkInputs(compiling)
  const groups = compileDependence(compiling)
  checkQuantityUnits(compiling)
  if (faults.length > 0) return failure(...faults)
  const { cells, gates } = markets
  const plan: Plan = {
    calendar,
    variables: finishVariables(table),
    groups,
    cells,
    gates,
    ...parties,
    inflation,
    dataset,
    risks: context.risks,
    deals: [...deals, ...varied.deals],
    references,
    strategies,
    valuation,
  }
  const notes = [...compiling.notes, ...documentNotes(document, context, deals)]
  return success({ plan, notes, variants: varied.places })
}

/** The dataset as the engine needs it: records, ageing, quality. */
const compileDataset = (compiling: Compiling): Plan['dataset'] => {
  const { dataset } = compiling.document
  const { freshness } = dataset
  const dimensions = Object.values(dataset.quality ?? {})
  const scores = dimensions.map(({ score }) => placeOf(compiling, score))
  const weights = dimensions.map(({ weight }) => weight)
  const zero = { path: 'dataset.freshness.refreshPerYear', value: 0 }
  return {
    records: dataset.records,
    halfLife: freshness === undefined ? null : placeOf(compiling, freshness.halfLifeYears),
    refresh: placeOr(compiling, freshness?.refreshPerYear, zero),
    scores,
    weights,
  }
}
