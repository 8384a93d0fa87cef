import { contributorsOf, type ToDivide } from './contributors/contributors.ts'
import { diligenceOf } from './diligence/diligence.ts'
import { informationOf, type Named } from './information/information.ts'
import type { BargainAsked } from './negotiate/bargain/asked.ts'
import { bargainOf } from './negotiate/bargain/bargain.ts'
import { compareOf } from './negotiate/compare/compare.ts'
import type { Compared } from './negotiate/compare/question.ts'
import type { NamedClauses } from './negotiate/risks/changes.ts'
import { risksOf } from './negotiate/risks/risks.ts'
import type { SolveAsked } from './negotiate/solve/asked.ts'
import { solveOf } from './negotiate/solve/solve.ts'
import type { AskedZone } from './negotiate/zone/asked.ts'
import { zoneOf } from './negotiate/zone/zone.ts'
import { valueReadings } from './readings/readings.ts'
import { reviewOf } from './review/review.ts'
import type { Progress } from './simulate/passes.ts'
import { strategyOf } from './strategy/strategy.ts'
import { approachesAlone } from './summarise/approaches/approaches.ts'
import { convergenceOf } from './summarise/convergence.ts'
import type { DriversAsked } from './summarise/drivers/asked.ts'
import { driversOf } from './summarise/drivers/drivers.ts'
import { utilityOf } from './summarise/utility/utility.ts'
import type { Failure } from './units/failure.ts'
import type { Result } from './units/result.ts'
import { type Overrides, type Prepared, prepare } from './valuation.ts'

/** A document that was read and compiled, as a question about it finds it. */
interface About extends Prepared {
  readonly given: unknown
  readonly progress: Progress | undefined
}

interface OneDeal {
  readonly deal: string
}

interface AnyDeal {
  readonly deal?: string | undefined
}

/** A question about a document: reads and compiles it, and hands it on with what the question names. */
const asking =
  <Named, Answer>(answer: (about: About, named: Named) => Result<Answer, Failure>) =>
  (document: unknown, asked: Overrides & Named, progress?: Progress): Result<Answer, Failure> => {
    const prepared = prepare(document, asked)
    return prepared.ok ? answer({ ...prepared.value, given: document, progress }, asked) : prepared
  }

/** How the figures of one deal settle as trials are added; a stop rule of the document plays no part. */
export const converge = asking((about, { deal }: OneDeal) => convergenceOf(about, deal))

/** A deal read the other way wherever that is possible, and without each of its clauses, on the same futures. */
export const readings = asking((about, { deal }: OneDeal) => valueReadings(about, deal))

/** What a licensing lawyer would mark in the deals, with its money; of all of them, or of one. */
export const review = asking((about, { deal }: AnyDeal) => reviewOf(about, deal))

/** What the dataset's own worth rests on: learning curves, the margin, overlap, age, substitutes, rivals. */
export const utility = asking((about, { licensee }: { readonly licensee?: string | undefined }) =>
  utilityOf(about, licensee),
)

/** What each contributor to the dataset is worth, and what of a deal's expected receipts or of an amount is whose. */
export const contributors = asking((about, { deal, amount }: ToDivide) =>
  contributorsOf(about, { deal, amount }),
)

/** The approaches to value and their football field; of the licence of a deal where one is named. */
export const approaches = asking((about, { deal }: AnyDeal) => approachesAlone(about, deal))

/** Which deals to sign together, which rights that leaves, what exclusivity may cost and where the value lies. */
export const strategy = asking((about, { deal }: AnyDeal) => strategyOf({ ...about, deal }))

/** Diligence, obligations, coverage, delivery, chains, mandates and walk-aways, each with its money. */
export const diligence = asking((about, { deal }: AnyDeal) =>
  diligenceOf({ ...about, document: about.scenario.document }, deal),
)

/** Where both parties are better off with a deal than without it, over one or two of its terms. */
export const zone = asking((about, asked: AskedZone) => zoneOf(about, asked))

/** What of a term, or of a belief, holds a party where it is, and the term sheets between which it is indifferent. */
export const solve = asking((about, asked: SolveAsked) => solveOf(about, asked))

/** What it is worth to learn an input before signing, for each choice among deals or strategies. */
export const information = asking((about, { licensee, strategies, party }: Named) =>
  informationOf(about, { licensee, strategies, party }),
)

/** What moves the worth of a deal, for both parties. */
export const drivers = asking((about, asked: DriversAsked) => driversOf(about, asked))

/** Two to six deals or strategies on the same futures: verdicts, what flips them, regret, break-evens. */
export const compare = asking((about, named: Compared) => compareOf(about, named))

/** Who bears which risk of a deal, and what each clause moves from one party to the other. */
export const risks = asking((about, named: OneDeal & NamedClauses) => risksOf(about, named))

/** What both parties would settle on over one or two terms of a deal. */
export const bargain = asking((about, asked: BargainAsked) => bargainOf(about, asked))
