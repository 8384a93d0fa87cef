import { run, type SqValue } from '@quri/squiggle-lang'
import * as factors from './factors.ts'
import { type FieldFacts, facts, type inputNames, type Percentiles, type Pert } from './facts.ts'

/** What both Squiggle peers share: the constants of the model as text, and the parameters of its distributions. */

/** A list of rows of four as four lists, which is how the present values above are taken. */
const columns = (rows: readonly (readonly number[])[]): number[][] =>
  [0, 1, 2, 3].map((j) => rows.map((row) => row[j]!))

const constants = {
  midYear: columns(factors.midYear),
  endOfYear: columns(factors.endOfYear),
  milestoneAfter: columns(factors.milestoneAfter),
  recoupedToDate: columns(factors.recoupedToDate),
  start: factors.fixedFactors(0),
  keep: factors.keep,
  sides: factors.side,
  deals: facts.deals.map(({ clauses }, d) => ({
    certain: factors.certainWorth(clauses),
    annual: factors.clausesOf(d, 'salesAnnual'),
    cumulative: factors.clausesOf(d, 'salesCumulative'),
    gates: factors
      .clausesOf(d, 'gate')
      .map(({ amount, field }) =>
        factors.salesFactors(facts.fields[field]!.gate.year).map((factor) => amount * factor),
      ),
    tiers: factors
      .clausesOf(d, 'royalty')
      .map(({ tiers }) => tiers.map(({ upTo, rate }) => (upTo < Infinity ? { upTo, rate } : { rate }))),
    advance: factors.clausesOf(d, 'advance')[0]?.amount ?? 0,
    guaranteed: d === 1 ? factors.guaranteed(d) : [],
    shares: factors.clausesOf(d, 'revenueShare').map(({ share }) => share),
  })),
}

/** Lists and dictionaries of Squiggle are written as in JSON. */
export const written = (value: unknown): string => JSON.stringify(value)

export const definitions = Object.entries(constants)
  .map(([name, value]) => `${name} = ${written(value)}`)
  .join('\n')

/** A distribution named in Squiggle, and what becomes of a draw `x` from it. */
interface Drawn {
  readonly from: string
  readonly to: (x: string) => string
}

const itself = (x: string): string => x

const pert = ({ min, mode, max }: Pert): Drawn => {
  const alpha = 1 + (4 * (mode - min)) / (max - min)
  const beta = 1 + (4 * (max - mode)) / (max - min)
  return { from: `Sym.beta(${alpha}, ${beta})`, to: (x) => `${min} + ${max - min} * ${x}` }
}

const logitNormal = ({ p10, p90 }: Percentiles): Drawn => {
  const [low, high] = [Math.log(p10 / (1 - p10)), Math.log(p90 / (1 - p90))]
  return { from: `Sym.normal({ p10: ${low}, p90: ${high} })`, to: (x) => `1 / (1 + exp(-1 * ${x}))` }
}

export const drawnField = (field: FieldFacts): Readonly<Record<(typeof inputNames)[number], Drawn>> => ({
  gate: { from: `Sym.bernoulli(${field.gate.probability})`, to: itself },
  size: { from: `Sym.lognormal({ p10: ${field.size.p10}, p90: ${field.size.p90} })`, to: itself },
  growth: pert(field.growth),
  erosion: { from: `Sym.uniform(${field.erosion.min}, ${field.erosion.max})`, to: itself },
  peakShare: logitNormal(field.peakShare),
  share: logitNormal(field.share),
  margin: pert(field.margin),
})

/** What a text comes to, which must be a list. */
export const listOf = async (
  code: string,
  sampleCount: number,
  seed: string,
): Promise<readonly SqValue[]> => {
  const { result } = await run(code, { environment: { sampleCount, xyPointLength: 1000, seed } })
  if (!result.ok) throw new Error(result.value.toString())
  const value = result.value.result
  if (value.tag !== 'Array') throw new Error('Squiggle gave no list')
  return value.value.getValues()
}
