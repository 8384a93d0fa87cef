import { type CurveFit, fitLearningCurve } from '../dataset/learningCurve.ts'
import { type Curve, curveError } from '../dataset/powerCurve.ts'
import { normalQuantile } from '../numerics/normal.ts'
import { pathHash } from '../sampling/pathHash.ts'
import { threefryColumn } from '../sampling/threefry.ts'
import { toUnit } from '../sampling/unit.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Pilot } from '../scenario/schema/information.ts'
import type { TermOf } from '../scenario/schema/terms.ts'
import { drawnColumns, type FirstFutures } from '../simulate/drawnColumns.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { valueAt } from '../simulate/frame.ts'
import { type CurvePlan, type CurveUtility, standingOf } from '../summarise/utility/use.ts'
import type { Choosing } from './deciding.ts'
import { learntFrom, lessonOf } from './worth.ts'

/** Sizes of a pilot, as multiples of what its clause says, or without one of half the dataset. */
const multiples = [0.25, 0.5, 1, 2]

export interface Piloting {
  readonly plan: Plan
  readonly document: ReadDocument
  readonly first: FirstFutures
  /** whose choice it is: who pays the fee, and who is paid */
  readonly party: 'licensor' | 'licensee'
}

/** What a pilot of n records would be worth before choosing among the deals of a licensee, by its learning curves. */
export const pilotsOf = (piloting: Piloting, licensee: number, choosing: Choosing): Pilot[] => {
  const { plan, document } = piloting
  const holder = document.licensees[licensee]!
  const granted = new Set(
    plan.deals.flatMap((deal) =>
      deal.licensee === licensee ? deal.positions.map(({ position }) => position) : [],
    ),
  )
  return plan.positions.flatMap(({ utility, key, field }, position) => {
    const written = holder.positions[key]?.utility
    if (!granted.has(position) || utility.kind !== 'learningCurve') return []
    if (written?.kind !== 'learningCurve') return []
    const clause = clauseOf(document, { licensee: holder.id, field })
    return [pilotOf(piloting, { position, key, utility, written, clause }, choosing)]
  })
}

interface Of {
  readonly position: number
  readonly key: string
  readonly utility: CurvePlan
  readonly written: CurveUtility
  readonly clause: Clause | null
}

interface Clause {
  readonly deal: string
  readonly term: TermOf<'pilot'>
}

/** The first pilot clause of a licensee's deals that concerns a field. */
const clauseOf = (
  document: ReadDocument,
  { licensee, field }: { readonly licensee: string; readonly field: string },
): Clause | null => {
  for (const deal of document.deals)
    for (const term of deal.terms ?? [])
      if (deal.licensee === licensee && term.kind === 'pilot' && (term.field ?? field) === field)
        return { deal: deal.id, term }
  return null
}

const pilotOf = (piloting: Piloting, of: Of, choosing: Choosing): Pilot => {
  const { plan, party, first } = piloting
  const { key, written, clause } = of
  const fitted = fitLearningCurve(written.points.map(([n, error]) => [n, error]))
  const fit = fitted.ok ? fitted.value : null
  const scatter = fit === null ? 0 : scatterOf(fit)
  const fee = clause === null ? null : meanFee(piloting, clause)
  const base = {
    ...{ position: key, metric: written.metric ?? null, deal: clause?.deal ?? null, fee, scatter },
    weeks: clause === null ? null : Math.round((clause.term.months * 52) / 12),
  }
  if (!(scatter > 0))
    return { ...base, sizes: [], why: 'The points lie on one curve without scatter: it is taken as known.' }
  const half = plan.dataset.records / 2
  const full = clause?.term.records ?? half
  const cost = party === 'licensee' ? (fee ?? 0) : 0
  const results = shownBy(piloting, of, scatter)
  const sizes = multiples
    .map((multiple) => Math.min(multiple * full, plan.dataset.records))
    .map((records) => {
      const { trainedOn, column } = results(records)
      return { records, trainedOn, ...learntFrom(choosing, lessonOf([column], cost, first.how.replicates)) }
    })
  return { ...base, sizes, why: null }
}

/** s = √(Σ residual²/(points − 3)); of points whose fit has no spread nothing. */
const scatterOf = ({ residuals, degreesOfFreedom, scale }: CurveFit): number =>
  scale.flat().every((entry) => entry === 0)
    ? 0
    : Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / degreesOfFreedom)

const meanFee = ({ plan }: Piloting, { deal, term }: Clause): number | null => {
  if (term.fee.form.kind === 'constant') return term.fee.form.value
  const path = plan.variables.findIndex(
    (own) => own.path.startsWith(`deals.${deal}.terms.`) && own.path.endsWith('.fee') && own.kind === 'draw',
  )
  return path < 0 ? null : valueAt(expectedFrame(plan), path, 0)
}

/**
 * What a pilot shows in each future: the error e(m) of the curve drawn there, and s·ε around it as the points scatter
 * around their fit. m is what the licensee has, at the mean, and n records of ours as they count for it.
 */
const shownBy = (
  { plan, first }: Piloting,
  { position, utility }: Of,
  scatter: number,
): ((records: number) => { readonly trainedOn: number; readonly column: Float64Array }) => {
  const standing = standingOf(plan, expectedFrame(plan), { position, utility })
  const curves = curvesOf(plan, utility, first)
  const noise = noiseOf(first)
  return (records) => {
    const counted = (standing.addedRecords * records) / plan.dataset.records
    const trainedOn = standing.existingRecords + counted
    const column = noise.map((z, i) => curveError(curves(i), trainedOn) + scatter * z)
    return { trainedOn, column }
  }
}

/** The curve of each future. */
const curvesOf = (plan: Plan, { parameters }: CurvePlan, first: FirstFutures): ((i: number) => Curve) => {
  const [own] = parameters.map((place) => plan.variables[place]!)
  const behind = own?.kind === 'curve' ? [...own.normals, own.chiSquare] : []
  const columns = drawnColumns(plan, [...behind, ...parameters], first).slice(behind.length)
  return (i) => [columns[0]![i]!, columns[1]![i]!, columns[2]![i]!]
}

/** Standard normals of no input: the error of a measurement that nobody has made. */
const noiseOf = ({ how, trials }: FirstFutures): Float64Array => {
  const [key, second] = pathHash('information.pilot')
  const words = new Uint32Array(trials)
  threefryColumn([key ^ how.seed, second], 0, words, trials)
  return Float64Array.from(words, (bits) => normalQuantile(toUnit(bits)))
}
