import { run, type SqLambda, type SqValue } from '@quri/squiggle-lang'
import { facts, inputNames } from './facts.ts'
import type { Peer, Row } from './peer.ts'
import { definitions, drawnField, listOf, written } from './squiggleText.ts'

/**
 * The model in Squiggle as a function of one future, written with plain numbers and called once a trial. The text is
 * parsed once and its distributions are made once; a field whose gate fails draws and sells nothing. Present values are
 * sums of products with prepared factors, four at a time.
 */
const model = `
sumProduct(amounts, factors) = List.reduce(amounts, 0, {|sum, amount, k| sum + amount * factors[k]})
present(amounts, columns) = List.map(columns, {|factors| sumProduct(amounts, factors)})
times(a, x) = List.map(a, {|y| y * x})
total(lists) = List.map(lists[0], {|first, k| List.reduce(lists, 0, {|sum, each| sum + each[k]})})

royaltyOn(tiers, sold) = {
  second = (tiers[1].rate - tiers[0].rate) * max(sold - tiers[0].upTo, 0)
  third = (tiers[2].rate - tiers[1].rate) * max(sold - tiers[1].upTo, 0)
  tiers[0].rate * sold + second + third
}
nothing = [0, 0, 0, 0]
noYears = List.map(adoption[0], {|x| 0})
absent = { revenue: noYears, royalty: noYears, worth: nothing, earned: nothing, benefit: nothing, gate: nothing }
market(field, f) = if field.gate == 0 then absent else {
  yearly = (1 + field.growth) * (1 - field.erosion)
  peak = field.size * field.peakShare
  revenue = List.map(adoption[f], {|adopted, k| peak * adopted * yearly ^ k})
  royalty = List.map(revenue, {|sold| royaltyOn(deals[1].tiers[f], sold)})
  worth = present(revenue, midYear)
  benefit = times(worth, field.share * field.margin)
  earned = present(royalty, midYear)
  { revenue: revenue, royalty: royalty, worth: worth, earned: earned, benefit: benefit, gate: deals[0].gates[f] }
}

milestone(amounts, clause) = {
  before = List.findIndex(amounts, {|sold| sold >= clause.sales})
  if before < 0 then nothing else List.map(milestoneAfter, {|factors| clause.amount * factors[before]})
}
milestones(deal, sales, toDate) = List.concat(
  List.map(deal.annual, {|clause| milestone(sales, clause)}),
  List.map(deal.cumulative, {|clause| milestone(toDate, clause)}))

figuresOf(fields) = {
  markets = List.map(fields, market)
  benefit = total(List.map(markets, {|each| each.benefit}))
  sales = total(List.map(markets, {|each| each.revenue}))
  toDate = cumsum(sales)
  byYear = total(List.map(markets, {|each| each.royalty}))
  recouped = List.map(cumsum(byYear), {|earned| min(earned, deals[1].advance)})
  advance = List.map(present(recouped, recoupedToDate), {|worth, j| deals[1].advance * start[j] - worth})
  minimum = present(List.map(byYear, {|royalty, k| max(deals[1].guaranteed[k] - royalty, 0)}), endOfYear)
  clauses = [
    List.map(markets, {|each| each.gate}),
    List.concat(List.map(markets, {|each| each.earned}), [advance, minimum]),
    List.map(markets, {|each, f| times(each.worth, deals[2].shares[f])})
  ]
  List.map(clauses, {|fixed, d| {
    own = List.concat(fixed, milestones(deals[d], sales, toDate))
    receipts = total(own)
    net = List.map(receipts, {|worth, j|
      keep[j] * (sides[j] * worth + deals[d].certain[j] + (j > 1 ? benefit[j] : 0))})
    List.concat(net, List.map(own, {|worth| worth[1]}))
  }}) -> List.flatten
}
`

const perField = (texts: readonly string[]): string => `[${texts.join(',\n')}]`

/** Distributions by field, then a function that draws one future and values it. */
const trial = (): string => {
  const inputs = facts.fields.map((field) => inputNames.map((name) => ({ name, ...drawnField(field)[name] })))
  const sources = inputs.map((own) => `{ ${own.map(({ name, from }) => `${name}: ${from}`).join(', ')} }`)
  const drawn = inputs.map((own, f) => {
    const rest = own.slice(1).map(({ name, to }) => `${name}: ${to(`sample(sources[${f}].${name})`)}`)
    return `if sample(sources[${f}].gate) == 0 then { gate: 0 } else { gate: 1, ${rest.join(', ')} }`
  })
  return `sources = ${perField(sources)}\ntrial() = figuresOf(${perField(drawn)})\ntrial`
}

const constants = `${definitions}\nadoption = ${written(facts.fields.map(({ adoption }) => adoption))}\n`

const lambdaOf = async (code: string): Promise<SqLambda> => {
  const { result } = await run(code)
  if (!result.ok) throw new Error(result.value.toString())
  const value = result.value.result
  if (value.tag !== 'Lambda') throw new Error('Squiggle gave no function')
  return value.value
}

const numbersOf = (value: SqValue): Row => {
  if (value.tag !== 'Array') throw new Error('Squiggle gave no list')
  return value.value.getValues().map((figure) => Number(figure.value))
}

export const squiggle = (seed = 1): Peer => {
  const width = inputNames.length
  let parsed: Promise<SqLambda> | undefined
  let calls = 0
  const next = (future: SqLambda): Row => {
    calls++
    const called = future.call([], { sampleCount: 1, xyPointLength: 1000, seed: `${seed}.${calls}` })
    if (!called.ok) throw new Error(called.value.toString())
    return numbersOf(called.value)
  }
  return {
    evaluate: async (inputs) => {
      const given = inputs.map((row) =>
        facts.fields.map((_, f) =>
          Object.fromEntries(inputNames.map((name, j) => [name, row[f * width + j]])),
        ),
      )
      const code = `${constants}${model}\nList.map(${written(given)}, figuresOf)`
      return (await listOf(code, 1000, 'none')).map(numbersOf)
    },
    run: async (trials) => {
      parsed ??= lambdaOf(`${constants}${model}\n${trial()}`)
      const future = await parsed
      const sums = Array.from({ length: 36 }, () => 0)
      for (let done = 0; done < trials; done++)
        next(future).forEach((figure, j) => {
          sums[j]! += figure
        })
      return sums.map((sum) => sum / trials)
    },
  }
}
