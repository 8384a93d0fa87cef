import { type ClauseFacts, facts, isCertain, type Tier } from './facts.ts'

/** The clauses of the object-oriented peer: each writes down its own payments in one future. */
export class Payment {
  constructor(
    /** years from the valuation date */
    readonly time: number,
    readonly amount: number,
    readonly rate: 'fixed' | 'sales',
  ) {}
}

/** What a clause can ask about a future. */
export interface Outlook {
  /** product revenue of a field by year */
  revenue(field: number): readonly number[]
  passed(field: number): boolean
  /** product revenue of all fields together, by year */
  readonly sales: readonly number[]
}

/** A deal in one future: royalties by year add up here, for the clauses that look at them. */
export class Statement {
  readonly royalties: number[] = byYear(() => 0)

  constructor(readonly future: Outlook) {}
}

/** One number for every year, from 0. */
export const byYear = (amount: (k: number) => number): number[] =>
  Array.from({ length: facts.years }, (_, k) => amount(k))

type Fee = ClauseFacts & { kind: 'upfrontFee' | 'annualFee' | 'advance' }

export abstract class Clause {
  /** whether its worth is one of the figures */
  readonly isFigure: boolean

  constructor(terms: ClauseFacts) {
    this.isFigure = !isCertain(terms)
  }

  abstract payments(statement: Statement): readonly Payment[]
}

class UpfrontFee extends Clause {
  constructor(private readonly terms: Fee) {
    super(terms)
  }

  payments(): readonly Payment[] {
    return [new Payment(0, this.terms.amount, 'fixed')]
  }
}

class AnnualFee extends Clause {
  constructor(private readonly terms: Fee) {
    super(terms)
  }

  payments(): readonly Payment[] {
    return byYear((k) => k).map((k) => new Payment(k, this.terms.amount, 'fixed'))
  }
}

/** Paid at the start, and taken back out of royalties until it is used up. */
class Advance extends Clause {
  constructor(private readonly terms: Fee) {
    super(terms)
  }

  payments({ royalties }: Statement): readonly Payment[] {
    const payments = [new Payment(0, this.terms.amount, 'fixed')]
    let balance = this.terms.amount
    royalties.forEach((royalty, k) => {
      const taken = Math.min(balance, royalty)
      if (taken > 0) payments.push(new Payment(k + 0.5, -taken, 'sales'))
      balance -= taken
    })
    return payments
  }
}

class Royalty extends Clause {
  constructor(private readonly terms: ClauseFacts & { kind: 'royalty' }) {
    super(terms)
  }

  payments({ future, royalties }: Statement): readonly Payment[] {
    if (!future.passed(this.terms.field)) return []
    return future.revenue(this.terms.field).map((revenue, k) => {
      const royalty = earned(revenue, this.terms.tiers)
      royalties[k]! += royalty
      return new Payment(k + 0.5, royalty, 'sales')
    })
  }
}

/** Marginal tiers: each rate on its own slice. */
const earned = (revenue: number, tiers: readonly Tier[]): number =>
  tiers.reduce((sum, { upTo, rate }, j) => {
    const from = tiers[j - 1]?.upTo ?? 0
    return sum + rate * Math.max(0, Math.min(revenue, upTo) - from)
  }, 0)

/** What the royalties of a year fall short of the guaranteed amount, at the year's end. */
class Minimum extends Clause {
  constructor(private readonly terms: ClauseFacts & { kind: 'minimum' }) {
    super(terms)
  }

  payments({ royalties }: Statement): readonly Payment[] {
    const { amount, escalator, fromYear } = this.terms
    return royalties.slice(fromYear - 1).flatMap((royalty, j) => {
      const trueUp = amount * (1 + escalator) ** j - royalty
      return trueUp > 0 ? [new Payment(fromYear + j, trueUp, 'fixed')] : []
    })
  }
}

class RevenueShare extends Clause {
  constructor(private readonly terms: ClauseFacts & { kind: 'revenueShare' }) {
    super(terms)
  }

  payments({ future }: Statement): readonly Payment[] {
    const { field, share } = this.terms
    if (!future.passed(field)) return []
    return future.revenue(field).map((revenue, k) => new Payment(k + 0.5, share * revenue, 'sales'))
  }
}

class GateMilestone extends Clause {
  constructor(private readonly terms: ClauseFacts & { kind: 'gate' }) {
    super(terms)
  }

  payments({ future }: Statement): readonly Payment[] {
    const { field, amount } = this.terms
    return future.passed(field) ? [new Payment(facts.fields[field]!.gate.year, amount, 'sales')] : []
  }
}

/** Paid once, at the end of the first year in which sales, of the year or to date, reach the amount. */
class SalesMilestone extends Clause {
  constructor(private readonly terms: ClauseFacts & { kind: 'salesAnnual' | 'salesCumulative' }) {
    super(terms)
  }

  payments({ future }: Statement): readonly Payment[] {
    const { kind, sales, amount } = this.terms
    let toDate = 0
    const reached = future.sales.findIndex((sold) => {
      toDate = kind === 'salesAnnual' ? sold : toDate + sold
      return toDate >= sales
    })
    return reached < 0 ? [] : [new Payment(reached + 1, amount, 'sales')]
  }
}

export const clauseOf = (terms: ClauseFacts): Clause => {
  switch (terms.kind) {
    case 'upfrontFee':
      return new UpfrontFee(terms)
    case 'annualFee':
      return new AnnualFee(terms)
    case 'advance':
      return new Advance(terms)
    case 'royalty':
      return new Royalty(terms)
    case 'minimum':
      return new Minimum(terms)
    case 'revenueShare':
      return new RevenueShare(terms)
    case 'gate':
      return new GateMilestone(terms)
    default:
      return new SalesMilestone(terms)
  }
}
