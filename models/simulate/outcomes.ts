import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import { knownOutputs } from './knownOutputs.ts'

/** What every trial of a deal came to; columns over all trials of the run. */
export interface DealOutcomes {
  readonly deal: DealPlan
  readonly licensor: { readonly flow: Float64Array; readonly time: Float64Array }
  readonly licensee: { readonly flow: Float64Array; readonly time: Float64Array }
  /** the licensor's after-tax joint costs (negative), inside `licensor` */
  readonly joint: { readonly flow: Float64Array; readonly time: Float64Array }
  /** worth to the licensor of each clause's own lines */
  readonly terms: readonly Float64Array[]
  /** the same to the licensee, which pays them; none where nobody asks for cash by year */
  readonly licenseeTerms: readonly Float64Array[]
  readonly licensorCash: readonly Float64Array[]
  readonly licenseeCash: readonly Float64Array[]
  /** worth of one unit more at the start, to each party */
  readonly unit: { readonly licensor: Float64Array; readonly licensee: Float64Array }
  /** losses borne in the year that is worst for each party, before tax; null without risks, or where nobody asks */
  readonly worst: { readonly licensor: Float64Array; readonly licensee: Float64Array } | null
  /** contract years that ran, and when the grant ended */
  readonly ends: Float64Array
  readonly endTime: Float64Array
  /** what is known when options are decided, in the order of `knownOutputs`; none without them */
  readonly known: readonly Float64Array[]
}

/** What a run came to; columns over all its trials. */
export interface RunOutcomes {
  readonly trials: number
  readonly deals: readonly DealOutcomes[]
  readonly references: readonly ReferenceOutcomes[]
  /** the licensor's alternative, then each licensee's, by trial */
  readonly alternatives: readonly Float64Array[]
}

/** Which columns of a deal nobody asks for. */
export interface Recorded {
  readonly cash?: boolean
  readonly terms?: boolean
  /** joint costs, worth of one unit more, ends and what is known: all but what the deal is worth to both */
  readonly rest?: boolean
}

/** Empty columns for every trial of a deal. */
export const createOutcomes = (
  deal: DealPlan,
  trials: number,
  { cash = true, terms = true, rest = true }: Recorded = {},
): DealOutcomes => {
  const rows = cash ? deal.rows : 0
  const column = (): Float64Array => new Float64Array(trials)
  const other = (): Float64Array => new Float64Array(rest ? trials : 0)
  const pair = (own = column) => ({ flow: own(), time: own() })
  return {
    deal,
    licensor: pair(),
    licensee: pair(),
    joint: pair(other),
    terms: terms ? deal.termKinds.map(column) : [],
    licenseeTerms: terms && cash ? deal.termKinds.map(column) : [],
    licensorCash: Array.from({ length: rows }, column),
    licenseeCash: Array.from({ length: rows }, column),
    unit: { licensor: other(), licensee: other() },
    worst: cash && bearsRisks(deal) ? { licensor: column(), licensee: column() } : null,
    ends: other(),
    endTime: other(),
    known: rest ? knownOutputs(deal).map(column) : [],
  }
}

/** What every trial of one market of a reference grant came to, at the licensee's rates and before tax. */
export interface MarketOutcomes {
  /** index into `DealPlan.cells`, or into `positions` for a saving */
  readonly cell: number | null
  readonly saving: number | null
  /** benefit at salesLinked and at the rate for time */
  readonly benefit: { readonly flow: Float64Array; readonly time: Float64Array }
  readonly revenue: Float64Array
}

/** What every trial of a licensee's reference grant came to; costs before tax. */
export interface ReferenceOutcomes {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly markets: readonly MarketOutcomes[]
  readonly avoided: { readonly flow: Float64Array; readonly time: Float64Array }
  /** at the start, by field */
  readonly integration: readonly Float64Array[]
  readonly compliance: { readonly flow: Float64Array; readonly time: Float64Array }
  /** the licensor's serving cost at its fixed rate */
  readonly serve: Float64Array
}

/** Whether losses can fall on somebody in a deal. */
export const bearsRisks = ({ risks }: Pick<DealPlan, 'risks'>): boolean => risks.length > 0

/** Where an output of a deal's program goes. */
interface OutputColumn {
  readonly output: string
  readonly to: Float64Array
}

/** Which output of a deal's program goes into which column; a column that nobody asks for is empty, and left out. */
export const columnsOf = (outcomes: DealOutcomes): readonly OutputColumn[] =>
  outputsOf(outcomes).filter(({ to }) => to.length > 0)

const outputsOf = (outcomes: DealOutcomes): readonly OutputColumn[] => [
  ...(['licensor', 'licensee', 'joint'] as const).flatMap((name) => [
    { output: `${name}.flow`, to: outcomes[name].flow },
    { output: `${name}.time`, to: outcomes[name].time },
  ]),
  ...outcomes.terms.map((to, t) => ({ output: `terms.${t}`, to })),
  ...outcomes.licenseeTerms.map((to, t) => ({ output: `licenseeTerms.${t}`, to })),
  ...outcomes.licensorCash.map((to, row) => ({ output: `licensorCash.${row}`, to })),
  ...outcomes.licenseeCash.map((to, row) => ({ output: `licenseeCash.${row}`, to })),
  { output: 'unit.licensor', to: outcomes.unit.licensor },
  { output: 'unit.licensee', to: outcomes.unit.licensee },
  ...(outcomes.worst === null
    ? []
    : [
        { output: 'worst.licensor', to: outcomes.worst.licensor },
        { output: 'worst.licensee', to: outcomes.worst.licensee },
      ]),
  { output: 'ends', to: outcomes.ends },
  { output: 'endTime', to: outcomes.endTime },
  ...outcomes.known.map((to, o) => ({ output: knownOutputs(outcomes.deal)[o]!.output, to })),
]

/** One deal out of several ways in which it can go: each trial is that of its way. */
export const mixOutcomes = (
  deal: DealPlan,
  ways: readonly DealOutcomes[],
  chosen: Uint16Array,
): DealOutcomes => {
  const mix = (of: (outcomes: DealOutcomes) => Float64Array): Float64Array => {
    const columns = ways.map(of)
    return Float64Array.from(chosen, (way, i) => columns[way]![i]!)
  }
  const first = ways[0]!
  const pair = (name: 'licensor' | 'licensee' | 'joint') => ({
    flow: mix((own) => own[name].flow),
    time: mix((own) => own[name].time),
  })
  return {
    deal,
    licensor: pair('licensor'),
    licensee: pair('licensee'),
    joint: pair('joint'),
    terms: first.terms.map((_, t) => mix((own) => own.terms[t]!)),
    licenseeTerms: first.licenseeTerms.map((_, t) => mix((own) => own.licenseeTerms[t]!)),
    licensorCash: first.licensorCash.map((_, row) => mix((own) => own.licensorCash[row]!)),
    licenseeCash: first.licenseeCash.map((_, row) => mix((own) => own.licenseeCash[row]!)),
    unit: { licensor: mix((own) => own.unit.licensor), licensee: mix((own) => own.unit.licensee) },
    worst:
      first.worst === null
        ? null
        : {
            licensor: mix((own) => own.worst!.licensor),
            licensee: mix((own) => own.worst!.licensee),
          },
    ends: mix((own) => own.ends),
    endTime: mix((own) => own.endTime),
    known: [],
  }
}

/** The licensor's alternative and each licensee's. */
export const placesOfAlternatives = ({ licensor, licensees }: Plan): readonly number[] => [
  licensor.alternative,
  ...licensees.map(({ alternative }) => alternative.value),
]
