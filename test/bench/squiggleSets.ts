import type { SqSampleSetDistribution } from '@quri/squiggle-lang'
import { facts, inputNames } from './facts.ts'
import type { Peer, Row } from './peer.ts'
import { definitions, drawnField, listOf, written } from './squiggleText.ts'

/**
 * The model in Squiggle, as the language is meant to be used: an input is a set of samples, one a trial, and arithmetic
 * works on whole sets. Functions of one sample are left only where there is no arithmetic, in milestones, which count
 * the years before sales reach an amount. Present values are sums of products with prepared factors, four at a time.
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

/** `fields`, from the text of each input of each field. */
const fieldsOf = (input: (field: number, name: (typeof inputNames)[number], j: number) => string): string => {
  const dictionaries = facts.fields.map(({ adoption }, f) => {
    const inputs = inputNames.map((name, j) => `${name}: ${input(f, name, j)}`)
    return `{ adoption: ${written(adoption)}, ${inputs.join(', ')} }`
  })
  return `fields = [${dictionaries.join(',\n')}]`
}

export const squiggleSets = (seed = 1): Peer => {
  let runs = 0
  return {
    evaluate: async (inputs) => {
      const width = inputNames.length
      const given = fieldsOf(
        (f, _, j) => `SampleSet.fromList(${written(inputs.map((row) => row[f * width + j]))})`,
      )
      const code = `${definitions}\n${given}\n${model}\nfigures`
      const figures = await listOf(code, inputs.length, 'none')
      const samples = figures.map((value) => (value.value as SqSampleSetDistribution).getSamples())
      return inputs.map((_, i): Row => samples.map((column) => column[i]!))
    },
    run: async (trials) => {
      runs++
      const drawn = fieldsOf((f, name) => {
        const { from, to } = drawnField(facts.fields[f]!)[name]
        return to(`SampleSet.fromDist(${from})`)
      })
      const code = `${definitions}\n${drawn}\n${model}\nList.map(figures, {|figure| mean(figure)})`
      const means = await listOf(code, trials, `${seed}.${runs}`)
      return means.map(({ value }) => Number(value))
    },
  }
}
