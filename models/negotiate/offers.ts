import { lawsOf } from '../scenario/laws.ts'
import { noDeal } from '../scenario/noDeal.ts'
import { parse, type Scenario } from '../scenario/parse.ts'
import { recompiling } from '../scenario/recompile.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { type AskedDeal, keptFutures } from '../simulate/kept.ts'
import { useOptions } from '../simulate/options.ts'
import type { Sampling } from '../simulate/points.ts'
import { isUnknown } from '../summarise/deals.ts'
import type { Failure } from '../units/failure.ts'
import { precondition } from '../units/precondition.ts'
import { failure, type Result, success } from '../units/result.ts'
import { edited, type Lever, writtenWith } from './lever.ts'

/** What an offer is worth in every future. The columns stay as they are. */
export interface Offer {
  /** at the flows' own rates: of what expectations are taken */
  readonly licensor: Float64Array
  /** null while what the data do for the licensee is unknown */
  readonly licensee: Float64Array | null
  /** at each party's rate for time: what quantiles, tails and certainty equivalents are read from */
  readonly turnsOut: { readonly licensor: Float64Array; readonly licensee: Float64Array | null }
  /** what each party has without the deal */
  readonly walkAways: { readonly licensor: Float64Array; readonly licensee: Float64Array }
}

/** Values of levers, in the order of the levers; null for one that stays as the document has it. */
export type Values = readonly (number | null)[]

/** Changed offers of one document on the same futures. */
export interface Offers {
  /** a deal of the document with levers at these values; the same values give the same columns. Perhaps of the first trials alone */
  readonly at: (
    deal: string,
    levers: readonly Lever[],
    values: Values,
    first?: number,
  ) => Result<Offer, Failure>
  readonly trials: number
}

export interface OffersQuestion {
  readonly scenario: Scenario
  readonly how: Sampling
  readonly trials: number
}

/** Offers that are remembered: half a megabyte each at 16,384 trials. */
const remembered = 96

/** The blocks of so many trials stay in memory; what lies beyond is drawn anew for each offer. */
const keptTrials = 16_384

/**
 * Evaluates changed offers on the futures of a document, which are drawn once: as long as nothing but numbers of clauses
 * changes, each offer costs the deal's own program and nothing else. Its columns are what a run of the changed document
 * gives, to the bit. Refuses, as a value, what the changed document does not hold together, or what it cannot be worked out for.
 */
export const offersOf = ({ scenario, how, trials }: OffersQuestion): Offers => {
  const futures = keptFutures(keptTrials / 512, { cash: false, terms: false, rest: false })
  const compile = recompiling()
  const known = new Map<string, Offer>()
  const evaluate = (document: ReadDocument, id: string, first: number): Result<Offer, Failure> => {
    const compiled = compile(document)
    if (!compiled.ok) return compiled
    const { plan } = compiled.value
    const deal = plan.deals.findIndex((each) => each.id === id)
    if (deal < 0) return failure(noDeal(id, plan.deals))
    return offerOf(futures, { known: { plan, laws: lawsOf(document) }, how, deal, trials: first })
  }
  return {
    trials,
    at: (deal, levers, values, first = trials) => {
      const own = levers.map(({ present }, l) => (values[l] === present ? null : (values[l] ?? null)))
      const key = [deal, first, ...levers.map(({ name }, l) => `${name}=${own[l]}`)].join(' ')
      const before = known.get(key)
      if (before !== undefined) return success(before)
      const document = changed(scenario, levers, own)
      if (!document.ok) return document
      const offer = evaluate(document.value, deal, first)
      if (!offer.ok) return offer
      known.set(key, offer.value)
      if (known.size > remembered) known.delete(known.keys().next().value!)
      return offer
    },
  }
}

/** The document with levers at their values. */
const changed = (
  scenario: Scenario,
  levers: readonly Lever[],
  values: Values,
): Result<ReadDocument, Failure> => {
  const moves = levers.flatMap((lever, l): (readonly [Lever, number])[] => {
    const value = values[l]
    return value === null || value === undefined ? [] : [[lever, value]]
  })
  const plain = moves.filter(([lever]) => lever.plain)
  const others = moves.filter(([lever]) => !lever.plain)
  const edits = others.flatMap(([lever, value]) => lever.edits(value))
  if (plain.length === 0) return success(edited(scenario.document, edits))
  const written = writtenWith(scenario.complete, plain)
  precondition(written !== null, 'a plain number can be written')
  const read = parse(written)
  return read.ok ? success(edited(read.value.document, edits)) : read
}

/** Runs a deal to its end, with options in every way in which they can be used. */
const offerOf = (futures: ReturnType<typeof keptFutures>, asked: AskedDeal): Result<Offer, Failure> => {
  const { plan } = asked.known
  const deal = plan.deals[asked.deal]!
  const ways = []
  for (const way of deal.options === null ? [undefined] : deal.options.deals.keys()) {
    const found = finished(futures.ask(way === undefined ? asked : { ...asked, way }))
    if (!found.ok) return found
    ways.push(found.value)
  }
  const all = ways.map(({ outcomes }) => outcomes)
  const { licensor, licensee } =
    deal.options === null ? all[0]! : useOptions(deal, all, asked.how.replicates).outcomes
  const unknown = isUnknown(plan, { deal })
  const { alternatives } = ways[0]!
  return success({
    licensor: licensor.flow.slice(),
    licensee: unknown ? null : licensee.flow.slice(),
    turnsOut: { licensor: licensor.time.slice(), licensee: unknown ? null : licensee.time.slice() },
    walkAways: { licensor: alternatives[0]!.slice(), licensee: alternatives[1 + deal.licensee]!.slice() },
  })
}

const finished = <Found>(working: Generator<unknown, Found, void>): Found => {
  for (;;) {
    const step = working.next()
    if (step.done) return step.value
  }
}
