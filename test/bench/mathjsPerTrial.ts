import { all, create } from 'mathjs'
import { distributionsOf, drawn, Random } from './distributions.ts'
import * as factors from './factors.ts'
import { facts, inputNames } from './facts.ts'
import { byTrial, type Peer, type Row } from './peer.ts'

/**
 * The model as formulas over plain numbers, as one writes them for mathjs: texts, compiled once and evaluated for every
 * trial, field, year, milestone and deal, while JavaScript walks through them and sets what a formula reads. Discount
 * factors are prepared, and a field whose gate fails is skipped. Numbers with a digit are for the licensor at the rate
 * of the flow and for time alone (1, 2), and for the licensee (3, 4).
 */
const digits = [1, 2, 3, 4] as const
const each = (formula: (digit: number) => string): string => digits.map(formula).join('\n')

const texts = {
  field: `
    yearly = (1 + growth) * (1 - erosion)
    peak = size * peakShare`,
  fieldAndYear: `
    revenue = peak * yearly ^ k * adopted
    second = rate2 * max(0, min(revenue, limit2) - limit1)
    royalty = rate1 * min(revenue, limit1) + second + rate3 * max(0, revenue - limit2)
    ${each((j) => `sold${j} = sold${j} + revenue * middle${j}`)}
    ${each((j) => `earned${j} = earned${j} + royalty * middle${j}`)}`,
  fieldInAll: `
    benefit3 = benefit3 + share * margin * sold3
    benefit4 = benefit4 + share * margin * sold4
    ${each((j) => `shared${j} = revenueShare * sold${j}`)}`,
  year: `
    toDate = toDate + sales
    recouped = min(balance, royalties)
    balance = balance - recouped
    trueUp = max(0, guaranteed - royalties)
    ${each((j) => `advance${j} = advance${j} - recouped * middle${j}`)}
    ${each((j) => `minimum${j} = minimum${j} + trueUp * end${j}`)}`,
  salesAnnual: 'sales >= least',
  salesCumulative: 'toDate >= least',
  milestone: each((j) => `worth${j} = amount * reached${j}`),
  clause: each((j) => `receipts${j} = receipts${j} + worth${j}`),
  deal: each((j) => `net${j} = keep${j} * (side${j} * receipts${j} + certain${j} + benefit${j})`),
}

const math = create(all!)
const { fields, deals } = facts
const width = inputNames.length
const nothing: Row = [0, 0, 0, 0]
const advance = factors.clausesOf(1, 'advance')[0]!.amount
const advancePaid = factors.fixedFactors(0).map((one) => advance * one)
const guaranteed = factors.guaranteed(1)
const certain = deals.map(({ clauses }) => factors.certainWorth(clauses))
const milestones = deals.map((_, d) => [
  ...factors.clausesOf(d, 'salesAnnual'),
  ...factors.clausesOf(d, 'salesCumulative'),
])
const gatePays = factors
  .clausesOf(0, 'gate')
  .map(({ amount, field }) => factors.salesFactors(fields[field]!.gate.year).map((one) => amount * one))
/** What the formulas read of each field beside its inputs. */
const shares = factors.clausesOf(2, 'revenueShare').map(({ share }) => share)
const terms = factors.clausesOf(1, 'royalty').map(({ tiers: [first, second, third] }, f) => ({
  ...{ rate1: first!.rate, rate2: second!.rate, rate3: third!.rate },
  ...{ limit1: first!.upTo, limit2: second!.upTo, revenueShare: shares[f]! },
}))

/** The compiled formulas and the one scope that all of them read and write. */
class Sheet {
  private readonly scope = new Map<string, unknown>()
  private readonly compiled = new Map(
    Object.entries(texts).map(([name, text]) => [name, math.compile(text)] as const),
  )

  evaluate(name: keyof typeof texts): unknown {
    return this.compiled.get(name)!.evaluate(this.scope)
  }

  set(values: Readonly<Record<string, number>>): void {
    for (const name in values) this.scope.set(name, values[name])
  }

  /** `name1` to `name4` */
  setFour(name: string, values: Row): void {
    for (const j of digits) this.scope.set(name + j, values[j - 1])
  }

  get(name: string): number {
    return this.scope.get(name) as number
  }

  getFour(name: string): Row {
    return digits.map((j) => this.get(name + j))
  }
}

/** One trial after the other on one sheet: the worth of every clause by deal, then of the deals. */
class Trials {
  private readonly sheet = new Sheet()
  private sales: number[] = []
  private royalties: number[] = []

  constructor() {
    this.sheet.setFour('keep', factors.keep)
    this.sheet.setFour('side', factors.side)
  }

  figures(inputs: Row): Row {
    const { sheet } = this
    this.sales = factors.years.map(() => 0)
    this.royalties = factors.years.map(() => 0)
    sheet.setFour('benefit', nothing)
    const byField = fields.map((_, f) => this.field(f, inputs.slice(f * width, (f + 1) * width)))
    const reached = this.years()
    const own = [
      byField.map(({ gate }) => gate),
      [...byField.map(({ earned }) => earned), sheet.getFour('advance'), sheet.getFour('minimum')],
      byField.map(({ shared }) => shared),
    ]
    return own.flatMap((worths, d) => this.deal(d, [...worths, ...this.milestones(d, reached[d]!)]))
  }

  private field(f: number, inputs: Row): Readonly<Record<'gate' | 'earned' | 'shared', Row>> {
    if (inputs[0] === 0) return { gate: nothing, earned: nothing, shared: nothing }
    const { sheet } = this
    inputNames.forEach((name, j) => {
      sheet.set({ [name]: inputs[j]! })
    })
    sheet.set(terms[f]!)
    sheet.setFour('sold', nothing)
    sheet.setFour('earned', nothing)
    sheet.evaluate('field')
    for (const k of factors.years) {
      sheet.set({ k, adopted: fields[f]!.adoption[k]! })
      sheet.setFour('middle', factors.midYear[k]!)
      sheet.evaluate('fieldAndYear')
      this.sales[k]! += sheet.get('revenue')
      this.royalties[k]! += sheet.get('royalty')
    }
    sheet.evaluate('fieldInAll')
    return { gate: gatePays[f]!, earned: sheet.getFour('earned'), shared: sheet.getFour('shared') }
  }

  /** The years, one after the other; how many pass before each milestone on sales, by deal. */
  private years(): readonly (readonly number[])[] {
    const { sheet } = this
    sheet.set({ balance: advance, toDate: 0 })
    sheet.setFour('advance', advancePaid)
    sheet.setFour('minimum', nothing)
    const before = milestones.map((own) => own.map(() => facts.years))
    for (const k of factors.years) {
      sheet.set({ sales: this.sales[k]!, royalties: this.royalties[k]!, guaranteed: guaranteed[k]! })
      sheet.setFour('middle', factors.midYear[k]!)
      sheet.setFour('end', factors.endOfYear[k]!)
      sheet.evaluate('year')
      milestones.forEach((own, d) => {
        own.forEach(({ kind, sales }, m) => {
          if (before[d]![m]! < facts.years) return
          sheet.set({ least: sales })
          if (sheet.evaluate(kind)) before[d]![m] = k
        })
      })
    }
    return before
  }

  private milestones(d: number, before: readonly number[]): readonly Row[] {
    const { sheet } = this
    return milestones[d]!.map(({ amount }, m) => {
      if (before[m] === facts.years) return nothing
      sheet.set({ amount })
      sheet.setFour('reached', factors.milestoneAfter[before[m]!]!)
      sheet.evaluate('milestone')
      return sheet.getFour('worth')
    })
  }

  /** Four present values, then each clause to the licensor at the rate for time. */
  private deal(d: number, worths: readonly Row[]): Row {
    const { sheet } = this
    sheet.setFour('receipts', nothing)
    for (const worth of worths) {
      sheet.setFour('worth', worth)
      sheet.evaluate('clause')
    }
    sheet.setFour('certain', certain[d]!)
    sheet.evaluate('deal')
    return [...sheet.getFour('net'), ...worths.map((worth) => worth[1]!)]
  }
}

export const mathjsPerTrial = (seed = 1): Peer => {
  const model = new Trials()
  const random = new Random(seed)
  const sources = fields.map(distributionsOf)
  return byTrial(
    (inputs) => model.figures(inputs),
    () => sources.flatMap((each) => drawn(each, random)),
  )
}
