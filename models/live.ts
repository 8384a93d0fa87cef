import { lawsOf } from './scenario/laws.ts'
import { noDeal } from './scenario/noDeal.ts'
import type { Plan } from './scenario/plan.ts'
import { recompiling } from './scenario/recompile.ts'
import { rereading } from './scenario/reread.ts'
import type { Answer, DealAnswer } from './scenario/schema/answer.ts'
import type { Summary } from './scenario/schema/figures.ts'
import { expectedWithOptions } from './simulate/expectedOptions.ts'
import { futuresOf } from './simulate/futures.ts'
import { keptFutures } from './simulate/kept.ts'
import type { Working } from './simulate/keptDeal.ts'
import { askWays, type WaysFound } from './simulate/keptWays.ts'
import type { DealOutcomes } from './simulate/outcomes.ts'
import type { Counts } from './simulate/stored.ts'
import { breakEvenShares } from './summarise/breakEven.ts'
import { type Columns, columnsOf } from './summarise/columns.ts'
import { datesOf, dealAnswers, isUnknown } from './summarise/deals.ts'
import { firstNonFinite } from './summarise/finite.ts'
import type { Failure } from './units/failure.ts'
import { failure, type Result, success } from './units/result.ts'
import { type Overrides, type Prepared, prepare } from './valuation.ts'

/** A question about one deal of a document that is being changed. */
export interface LiveQuestion {
  /** a value: a changed document is another object, which may share what is unchanged */
  readonly document: unknown
  /** id of the deal */
  readonly deal: string
  readonly overrides?: Overrides
  /** also what takes its time: each clause, multiples and rates of return, the expected case with its statement */
  readonly whole: boolean
  /** also cash by year, without `whole`; left out where nobody looks at it */
  readonly cash?: boolean
}

/**
 * What the deal comes to for both parties: the figures that `value` gives for it, to the bit; without `whole` it has no
 * clauses, no multiples, no rates of return and no years until it pays back.
 */
export interface LiveAnswer {
  readonly trials: number
  readonly deal: Omit<DealAnswer, 'certain' | 'breakEvenShare' | 'leakage' | Left> &
    Partial<Pick<DealAnswer, Left>>
  readonly whole: WholeCase | null
}

/** What a short answer may leave out. */
type Left = 'terms' | 'cash'

export interface WholeCase extends Pick<DealAnswer, 'certain' | 'breakEvenShare'> {
  readonly expected: Answer['expected']['deals'][number]
}

/** A document while it is changed. Its markets stay in memory, and each question works out only what has changed. */
export interface Live {
  readonly counts: Counts
  /** reads a document that will be asked about; what is wrong with it is told to whoever asks */
  readonly read: (document: unknown) => void
  /** works block by block; whoever stops between two blocks loses nothing that is done */
  readonly ask: (question: LiveQuestion) => Working<Result<LiveAnswer, Failure>>
}

/**
 * `value` for somebody who moves a number and looks at one deal. At most `most` blocks of 512 futures are kept (a
 * multiple of 8, 3 MB each for a document of ordinary size); those beyond are drawn anew each time. Refuses what `value`
 * would refuse of the document and of this deal; other deals are not looked at.
 */
export const liveValuation = (most: number): Live => {
  const futures = keptFutures(most)
  const preparing = { read: rereading(), make: recompiling() }
  return {
    counts: futures.counts,
    read: (document) => {
      prepare(document, {}, preparing)
    },
    *ask({ document, deal: id, overrides = {}, whole, cash = true }) {
      const prepared = prepare(document, overrides, preparing)
      if (!prepared.ok) return prepared
      const { scenario, compiled, how, trials } = prepared.value
      const { plan } = compiled
      const deal = plan.deals.findIndex((each) => each.id === id)
      if (deal < 0) return failure(noDeal(id, plan.deals))
      const known = { plan, laws: lawsOf(scenario.document) }
      const found = yield* askWays(futures, { known, how, deal, trials })
      if (!found.ok) return found
      const rest = whole ? wholeCase(document, prepared.value, { deal, found: found.value }) : success(null)
      if (!rest.ok) return rest
      const answer = {
        trials,
        deal: answerOf(prepared.value, found.value, { whole, cash }),
        whole: rest.value,
      }
      const bad = firstNonFinite(answer)
      return bad === null ? success(answer) : failure(bad)
    },
  }
}

/** The answer of a deal by the same functions as in a whole valuation. */
const answerOf = (
  { scenario, compiled: { plan }, how: { replicates }, trials }: Prepared,
  { outcomes, summaries, alternatives, decision, used }: WaysFound,
  { whole, cash }: Required<Pick<LiveQuestion, 'whole' | 'cash'>>,
): LiveAnswer['deal'] => {
  const asked = { ...outcomes, ...(whole ? {} : withoutTerms(outcomes)), ...(whole || cash ? {} : noCash) }
  const run = { trials, deals: [asked], references: [], alternatives }
  // made anew for each answer: the outcomes are written over by the next
  const columns = remembering(columnsOf(trials, replicates), summaries)
  const dates = whole ? datesOf(scenario.document) : null
  const recreates = [isUnknown(plan, outcomes) ? null : decision.recreates]
  const inputs = { plan, run, columns, dates, recreates, certain: [0], breakEvenShare: [null], used: [used] }
  const [answer] = dealAnswers(inputs)
  const { certain: _, breakEvenShare: __, terms, cash: byYear, ...deal } = answer!
  return { ...deal, ...(whole ? { terms } : {}), ...(whole || cash ? { cash: byYear } : {}) }
}

const withoutTerms = ({ deal }: DealOutcomes) => ({ deal: { ...deal, termKinds: [] } })

const noCash = { licensorCash: [], licenseeCash: [] }

/** Columns that come to what they came to before are not summarised again. */
const remembering = (columns: Columns, known: Map<Float64Array, Summary>): Columns => ({
  ...columns,
  summary: (column) => {
    const summary = known.get(column) ?? columns.summary(column)
    known.set(column, summary)
    return summary
  },
})

interface Found {
  readonly deal: number
  readonly found: WaysFound
}

const wholeCase = (
  given: unknown,
  { scenario, compiled, how, trials }: Prepared,
  { deal, found }: Found,
): Result<WholeCase, Failure> => {
  const own = compiled.plan.deals[deal]!
  const plan: Plan = { ...compiled.plan, deals: [own], strategies: [] }
  const shares = breakEvenShares({ scenario, compiled: { ...compiled, plan }, given, how, trials })
  if (!shares.ok) return shares
  const { certain, statement, licensor, licensee } = expectedWithOptions(futuresOf(plan, how), own, {
    recreates: found.decision.recreates,
    used: found.used,
  })
  const theirs = isUnknown(plan, { deal: own }) ? null : { npv: licensee }
  const expected = { id: own.id, licensor: { npv: licensor }, licensee: theirs, statement: [...statement] }
  return success({ certain, breakEvenShare: shares.value[0]!, expected })
}
