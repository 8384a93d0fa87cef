import { byYear, type Clause, clauseOf, type Outlook, Payment, Statement } from './clauses.ts'
import { distributionsOf, drawn, Random } from './distributions.ts'
import { type FieldFacts, facts, inputNames, type PartyFacts } from './facts.ts'
import { byTrial, type Peer, type Row } from './peer.ts'

/**
 * The model as most people would write it: a class for each noun, arrays by year, `map` and `reduce`, a list of dated
 * payments for each clause, a power for each discount factor. Nothing is slow on purpose: a field whose gate fails
 * draws and sells nothing, payments of nothing are not written down, what is certain is valued once beforehand, the
 * benefit once for all deals, and every clause once.
 */
class Party {
  constructor(private readonly rates: PartyFacts) {}

  presentValue(payments: readonly Payment[]): Worth {
    const { rates } = this
    return new Worth(
      payments.reduce((sum, { amount, rate, time }) => sum + amount * (1 + rates[rate]) ** -time, 0),
      payments.reduce((sum, { amount, time }) => sum + amount * (1 + rates.time) ** -time, 0),
    )
  }

  afterTax(worth: Worth): Worth {
    return worth.times(1 - this.rates.tax)
  }
}

/** A present value at the payments' own rates, and at the rate for time alone. */
class Worth {
  constructor(
    readonly own: number,
    readonly time: number,
  ) {}

  plus({ own, time }: Worth): Worth {
    return new Worth(this.own + own, this.time + time)
  }

  times(factor: number): Worth {
    return new Worth(this.own * factor, this.time * factor)
  }
}

/** One field in one future. */
class Market {
  readonly passed: boolean
  readonly revenue: readonly number[]
  readonly benefit: readonly Payment[]

  constructor(field: FieldFacts, [gate, size, growth, erosion, peakShare, share, margin]: readonly number[]) {
    this.passed = gate === 1
    const yearly = (1 + growth!) * (1 - erosion!)
    this.revenue = this.passed
      ? field.adoption.map((adopted, k) => size! * yearly ** k * adopted * peakShare!)
      : nothing
    this.benefit = this.passed
      ? this.revenue.map((revenue, k) => new Payment(k + 0.5, revenue * share! * margin!, 'sales'))
      : []
  }
}

const nothing = byYear(() => 0)

/** All fields in one future. */
class Future implements Outlook {
  readonly sales: readonly number[]
  readonly benefit: readonly Payment[]

  constructor(readonly markets: readonly Market[]) {
    this.sales = byYear((k) => markets.reduce((sum, { revenue }) => sum + revenue[k]!, 0))
    this.benefit = markets.flatMap(({ benefit }) => benefit)
  }

  revenue(field: number): readonly number[] {
    return this.markets[field]!.revenue
  }

  passed(field: number): boolean {
    return this.markets[field]!.passed
  }
}

class Deal {
  private readonly uncertain: readonly Clause[]
  /** fees and costs that are the same in every future */
  private readonly licensorBase: Worth
  private readonly licenseeBase: Worth

  constructor(
    clauses: readonly Clause[],
    private readonly licensor: Party,
    private readonly licensee: Party,
  ) {
    this.uncertain = clauses.filter(({ isFigure }) => isFigure)
    const certain = clauses.filter(({ isFigure }) => !isFigure)
    const fees = certain.flatMap((clause) => clause.payments(new Statement(new Future([]))))
    const { prepare, yearly } = facts.licensor
    const costs = [
      new Payment(0, -prepare, 'fixed'),
      ...byYear((k) => k).map((k) => new Payment(k + 0.5, -yearly, 'fixed')),
    ]
    const integration = facts.fields.map((field) => new Payment(0, -field.integration, 'fixed'))
    this.licensorBase = licensor.presentValue([...fees, ...costs])
    this.licenseeBase = licensee.presentValue(integration).plus(licensee.presentValue(fees).times(-1))
  }

  /** what it is worth to both parties after tax, then each uncertain clause for time alone and before tax */
  figures(future: Future, benefit: Worth): readonly number[] {
    const { licensor, licensee } = this
    const statement = new Statement(future)
    const paid = this.uncertain.map((clause) => clause.payments(statement))
    const receipts = paid.map((payments) => licensor.presentValue(payments))
    const payments = paid.map((payments) => licensee.presentValue(payments))
    const ours = licensor.afterTax(receipts.reduce((sum, worth) => sum.plus(worth), this.licensorBase))
    const owed = payments.reduce((sum, worth) => sum.plus(worth), new Worth(0, 0))
    const theirs = licensee.afterTax(benefit.plus(this.licenseeBase).plus(owed.times(-1)))
    return [ours.own, ours.time, theirs.own, theirs.time, ...receipts.map(({ time }) => time)]
  }
}

export const objectOriented = (seed = 1): Peer => {
  const licensor = new Party(facts.licensor)
  const licensee = new Party(facts.licensee)
  const deals = facts.deals.map(({ clauses }) => new Deal(clauses.map(clauseOf), licensor, licensee))
  const sources = facts.fields.map(distributionsOf)
  const random = new Random(seed)
  const width = inputNames.length
  const figures = (inputs: Row): Row => {
    const future = new Future(
      facts.fields.map((field, f) => new Market(field, inputs.slice(f * width, (f + 1) * width))),
    )
    const benefit = licensee.presentValue(future.benefit)
    return deals.flatMap((deal) => deal.figures(future, benefit))
  }
  return byTrial(figures, () => sources.flatMap((each) => drawn(each, random)))
}
