import { run, type SqSampleSetDistribution, type SqValue } from '@quri/squiggle-lang'
import * as factors from './factors.ts'
import { type FieldFacts, facts, inputNames, type Percentiles, type Pert } from './facts.ts'
import type { Peer, Row } from './peer.ts'

/**
 * The model in Squiggle, as the language is meant to be used: an input is a set of samples, one a trial, and arithmetic
 * works on whole sets. As a function that is called for one sample after the other, the same text is about nine times
 * slower. Functions of one sample are left only where there is no arithmetic, in milestones, which count the years
 * before sales reach an amount. Present values are sums of products with prepared factors, four at a time.
 */
const model = `
sumProduct(amounts, factors) = List.reduce(amounts, 0, {|sum, amount, k| sum + amount * factors[k]})
present(amounts, columns) = List.map(columns, {|factors| sumProduct(amounts, factors)})
times(a, x) = List.map(a, {|y| y * x})
total(lists) = List.map(lists[0], {|first, k| List.reduce(lists, 0, {|sum, each| sum + each[k]})})
running(amounts, combine) = List.reduce(List.slice(amounts, 1), [amounts[0]], {|done, x|
  List.append(done, combine(List.last(done), x))
})
toDate(amounts) = running(amounts, {|sum, x| sum + x})

market(field) = {
  yearly = (1 + field.growth) * (1 - field.erosion)
  peak = field.gate * field.size * field.peakShare
  List.map(field.adoption, {|adopted, k| peak * adopted * yearly ^ k})
}
revenues = List.map(fields, market)
worths = List.map(revenues, {|revenue| present(revenue, midYear)})
benefit = total(List.map(fields, {|field, f| times(worths[f], field.share * field.margin)}))
sales = total(revenues)
salesToDate = toDate(sales)
bestYear = running(sales, {|best, x| SampleSet.max(best, x)})

milestone(reached, clause) = {
  before = List.reduce(reached, 0, {|years, x| years + SampleSet.map(x, {|sold| sold < clause.sales ? 1 : 0})})
  List.map(milestoneAfter, {|factors| clause.amount * SampleSet.map(before, {|k| factors[k]})})
}
milestones(deal) = List.concat(
  List.map(deal.annual, {|clause| milestone(bestYear, clause)}),
  List.map(deal.cumulative, {|clause| milestone(salesToDate, clause)}))

gates = List.map(deals[0].gates, {|worth, f| times(worth, fields[f].gate)})

royalties = List.map(revenues, {|revenue, f| {
  tiers = deals[1].tiers[f]
  List.map(revenue, {|sold|
    second = (tiers[1].rate - tiers[0].rate) * SampleSet.max(sold - tiers[0].upTo, 0)
    third = (tiers[2].rate - tiers[1].rate) * SampleSet.max(sold - tiers[1].upTo, 0)
    tiers[0].rate * sold + second + third
  })
}})
byYear = total(royalties)
recouped = List.map(toDate(byYear), {|earned| SampleSet.min(earned, deals[1].advance)})
advance = List.map(present(recouped, recoupedToDate), {|worth, j| deals[1].advance * start[j] - worth})
trueUps = List.map(byYear, {|royalty, k| SampleSet.max(deals[1].guaranteed[k] - royalty, 0)})
minimum = present(trueUps, endOfYear)

clauses = [
  List.concat(gates, milestones(deals[0])),
  List.concat(List.map(royalties, {|royalty| present(royalty, midYear)}),
    List.concat([advance, minimum], milestones(deals[1]))),
  List.concat(List.map(worths, {|worth, f| times(worth, deals[2].shares[f])}), milestones(deals[2]))
]
figures = List.map(clauses, {|own, d| {
  receipts = total(own)
  net = List.map(receipts, {|worth, j|
    keep[j] * (sides[j] * worth + deals[d].certain[j] + (j > 1 ? benefit[j] : 0))})
  List.concat(net, List.map(own, {|worth| worth[1]}))
}}) -> List.flatten
`

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
const written = (value: unknown): string => JSON.stringify(value)

const definitions = Object.entries(constants)
  .map(([name, value]) => `${name} = ${written(value)}`)
  .join('\n')

const samplesOf = (distribution: string): string => `SampleSet.fromDist(${distribution})`

const pert = ({ min, mode, max }: Pert): string => {
  const alpha = 1 + (4 * (mode - min)) / (max - min)
  const beta = 1 + (4 * (max - mode)) / (max - min)
  return `${min} + ${max - min} * ${samplesOf(`Sym.beta(${alpha}, ${beta})`)}`
}

const logitNormal = ({ p10, p90 }: Percentiles): string => {
  const [low, high] = [Math.log(p10 / (1 - p10)), Math.log(p90 / (1 - p90))]
  return `1 / (1 + exp(-1 * ${samplesOf(`Sym.normal({ p10: ${low}, p90: ${high} })`)}))`
}

const drawnField = (field: FieldFacts): Readonly<Record<(typeof inputNames)[number], string>> => ({
  gate: samplesOf(`Sym.bernoulli(${field.gate.probability})`),
  size: samplesOf(`Sym.lognormal({ p10: ${field.size.p10}, p90: ${field.size.p90} })`),
  growth: pert(field.growth),
  erosion: samplesOf(`Sym.uniform(${field.erosion.min}, ${field.erosion.max})`),
  peakShare: logitNormal(field.peakShare),
  share: logitNormal(field.share),
  margin: pert(field.margin),
})

/** `fields`, from the text of each input of each field. */
const fieldsOf = (input: (field: number, name: (typeof inputNames)[number], j: number) => string): string => {
  const dictionaries = facts.fields.map(({ adoption }, f) => {
    const inputs = inputNames.map((name, j) => `${name}: ${input(f, name, j)}`)
    return `{ adoption: ${written(adoption)}, ${inputs.join(', ')} }`
  })
  return `fields = [${dictionaries.join(',\n')}]`
}

const resultOf = async (code: string, sampleCount: number, seed: string): Promise<readonly SqValue[]> => {
  const { result } = await run(code, { environment: { sampleCount, xyPointLength: 1000, seed } })
  if (!result.ok) throw new Error(result.value.toString())
  const value = result.value.result
  if (value.tag !== 'Array') throw new Error('Squiggle gave no list')
  return value.value.getValues()
}

export const squiggle = (seed = 1): Peer => {
  let runs = 0
  return {
    evaluate: async (inputs) => {
      const width = inputNames.length
      const given = fieldsOf(
        (f, _, j) => `SampleSet.fromList(${written(inputs.map((row) => row[f * width + j]))})`,
      )
      const code = `${definitions}\n${given}\n${model}\nfigures`
      const figures = await resultOf(code, inputs.length, 'none')
      const samples = figures.map((value) => (value.value as SqSampleSetDistribution).getSamples())
      return inputs.map((_, i): Row => samples.map((column) => column[i]!))
    },
    run: async (trials) => {
      runs++
      const drawn = fieldsOf((f, name) => drawnField(facts.fields[f]!)[name])
      const code = `${definitions}\n${drawn}\n${model}\nList.map(figures, {|figure| mean(figure)})`
      const means = await resultOf(code, trials, `${seed}.${runs}`)
      return means.map(({ value }) => Number(value))
    },
  }
}
