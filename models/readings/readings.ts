import { noDeal } from '../scenario/noDeal.ts'
import type { Readings } from '../scenario/schema/readings.ts'
import { type Term, type TermOf, termSchema } from '../scenario/schema/terms.ts'
import { instead, type Variant, without } from '../scenario/variant.ts'
import { type VariantsQuestion, type VariantValue, valueVariants } from '../summarise/variants.ts'
import { describeFailure, type Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { annualReadings, deductionReadings, shareReadings, usageReadings } from './feeSwitches.ts'
import { residualReadings } from './openRights.ts'
import {
  advanceReadings,
  capReadings,
  changeReadings,
  currencyReadings,
  minimumReadings,
  profitReadings,
  stackingReadings,
  withholdingReadings,
} from './paymentSwitches.ts'
import type { Looked, Reading } from './reading.ts'
import { rightsReadings } from './rightsReadings.ts'
import { royaltyReadings } from './royaltySwitches.ts'

/** Every way in which a deal could be read as well, in the order of its clauses; the residual right last. */
export const readingsOf = (looked: Looked): readonly Reading[] => [
  ...looked.deal.terms.flatMap((clause, term) => readingsOfClause(looked, term, clause)),
  ...residualReadings(looked),
]

const readingsOfClause = (looked: Looked, term: number, clause: Term): readonly Reading[] => {
  switch (clause.kind) {
    case 'royalty':
      return royaltyReadings(looked, term, clause)
    case 'minimumGuarantee':
      return minimumReadings(looked, term, clause)
    case 'stacking':
      return stackingReadings(looked, term, clause)
    case 'royaltyCap':
      return capReadings(looked, term, clause)
    case 'advance':
      return advanceReadings(looked, term, clause)
    case 'annualFee':
      return annualReadings(looked, term, clause)
    case 'upfrontFee':
      return deductionReadings(looked, term, clause)
    case 'usageFee':
      return usageReadings(looked, term, clause)
    case 'revenueShare':
      return shareReadings(looked, term, clause)
    case 'profitShare':
      return profitReadings(looked, term, clause)
    case 'withholding':
      return withholdingReadings(looked, term, clause)
    case 'currency':
      return currencyReadings(looked, term, clause)
    case 'changeOfControl':
      return changeReadings(looked, term, clause)
    default:
      return []
  }
}

/** The most that all readings may cost: that of a run. */
const most = { price: 2e8, of: 'the readings of this deal' }

/**
 * A deal read the other way, switch by switch, and without each of its clauses, on the same futures: the money between
 * the readings, and what each clause adds in the company of the others (domain page, sections 6 and 6.1).
 */
export const valueReadings = (
  question: Omit<VariantsQuestion, 'most'>,
  id: string,
): Result<Readings, Failure> => {
  const { deals } = question.scenario.document
  const of = deals.findIndex((deal) => deal.id === id)
  const deal = deals[of]
  if (deal === undefined) return failure(noDeal(id, deals))
  const readings = readingsOf({ deal, of })
  const clauses = deal.terms.map((_, term) => withoutClause({ deal, of }, term))
  const rights = rightsReadings({ deal, of })
  const variants = distinct([
    ...readings.map(({ variant }) => variant),
    ...clauses,
    ...rights.flatMap(({ ways }) => ways.flatMap(({ variant }) => variant ?? [])),
  ])
  const valued = valueVariants({ ...question, most }, variants)
  if (!valued.ok) return valued
  const money = (variant: Variant): Money =>
    moneyOf(valued.value[variants.findIndex(({ id: known }) => known === variant.id)]!)
  return success({
    deal: id,
    trials: question.trials,
    readings: readings.map(({ variant, ...reading }) => ({ ...reading, ...money(variant) })),
    clauses: clauses.map((variant, term) => ({ term, kind: deal.terms[term]!.kind, ...money(variant) })),
    rights: rights.map(({ ways, ...cell }) => ({
      ...cell,
      ways: ways.map(({ variant, oursAlone, ...way }) => {
        const { licensor, licensee, refused } = variant === null ? noMoney : money(variant)
        return { ...way, licensor, licensee: oursAlone ? null : licensee, refused }
      }),
    })),
  })
}

/** A deal without one of its clauses. */
export const withoutClause = ({ deal, of }: Looked, term: number): Variant => {
  const source = { id: `without.${term}`, of, deal }
  const clause = deal.terms[term]!
  return clause.kind === 'audit' ? instead(source, term, unaudited(clause)) : without(source, term)
}

/** Each change once: several open rights can come to the same. */
const distinct = (variants: readonly Variant[]): readonly Variant[] => [
  ...new Map(variants.map((variant) => [variant.id, variant])).values(),
]

/** Without an audit sales go on being under-reported; nobody finds it, and nobody pays for looking. */
const unaudited = ({ underReporting }: TermOf<'audit'>): Term => {
  const never = termSchema.parse({ kind: 'audit', underReporting: 0, probability: 0 })
  return { ...never, underReporting } as TermOf<'audit'>
}

type Money = Pick<Readings['clauses'][number], 'licensor' | 'licensee' | 'refused'>

const noMoney: Money = { licensor: null, licensee: null, refused: null }

const moneyOf = (value: Result<VariantValue, Failure>): Money =>
  value.ok
    ? { ...value.value, refused: null }
    : { licensor: null, licensee: null, refused: value.faults.map(describeFailure).join(' ') }
