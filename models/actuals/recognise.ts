import type { Recognition } from '../scenario/schema/reports.ts'
import type { Evaluated } from '../simulate/deal/evaluate.ts'
import type { LineKey } from '../terms/statement.ts'
import type { Due } from './dues.ts'
import { guaranteedIn } from './guarantee.ts'

/** What one line brings in one period: as it falls due, and as it is recognised. */
export interface Entry {
  readonly line: LineKey
  readonly k: number
  readonly due: number
  /** tax at source that is kept back from it */
  readonly withheld: number
  readonly recognised: number
}

export type Methods = Required<Recognition>

interface Recognising {
  readonly evaluated: Evaluated
  /** every due of the deal, those to come as well */
  readonly dues: readonly Due[]
  readonly methods: Methods
}

const fixed: ReadonlySet<LineKey> = new Set(['upfrontFee', 'annualFee', 'optionFee', 'buyout', 'holdback'])

/**
 * Revenue by line and period. Sales-based royalties, usage fees, shares and milestones on sales when the sale happens (IFRS 15.B63,
 * ASC 606-10-55-65), a milestone on a gate once it is passed; fixed fees where the licence starts (a right to use, B61) or evenly
 * while it runs (a right to access, B60). What is guaranteed, an advance among it, is fixed: at once or evenly as the fees are, and
 * royalties only beyond it (FASB implementation question 60 for functional intellectual property, one of the approaches of question
 * 59 for symbolic); or as earned: royalties as they occur, a shortfall when it is certain, what is left of an advance at the end
 * (another of question 59, where royalties are expected to exceed the minimum). Every way adds up to the same over the whole term.
 */
export const recognise = (asked: Recognising): readonly Entry[] => {
  const { evaluated, dues, methods } = asked
  const asDue = dues.map(({ line, k, amount, payable }) => ({
    line,
    k,
    due: amount,
    withheld: amount - payable,
  }))
  const isFixed = (line: LineKey): boolean =>
    fixed.has(line) || (line === 'advance' && methods.guarantee === 'fixed')
  const spread = asDue
    .filter(({ line }) => isFixed(line))
    .flatMap(({ line, due }) => spreadOf(asked, line, due))
  const own = asDue.map((each) => ({ ...each, recognised: isFixed(each.line) ? 0 : each.due }))
  const others = methods.guarantee === 'fixed' ? guaranteedEntries(asked) : heldBack(evaluated, asDue)
  return [...own, ...spread, ...others]
}

/** The periods in which the deal runs by schedule. */
const runningIn = ({ deal }: Evaluated): readonly number[] =>
  [...deal.contractYear.keys()].filter((k) => deal.contractYear[k]! >= 0)

const revenue = (line: LineKey, k: number, recognised: number): Entry => ({
  ...{ line, k, due: 0, withheld: 0 },
  recognised,
})

/** An amount at the start of the licence, or in equal parts over its periods. */
const spreadOf = ({ evaluated, methods }: Recognising, line: LineKey, amount: number): readonly Entry[] => {
  const running = runningIn(evaluated)
  const periods = methods.fixedFees === 'point-in-time' ? running.slice(0, 1) : running
  return periods.map((k) => revenue(line, k, amount / periods.length))
}

/**
 * As earned: an advance is deferred when it falls due; royalty is recognised in full though a part of it was paid before; what is
 * never recouped is recognised when the term ends. A true-up that later royalty recoups is an advance like it.
 */
const heldBack = (
  { deal, frame }: Evaluated,
  dues: readonly { readonly line: LineKey; readonly k: number; readonly due: number }[],
): readonly Entry[] => {
  const recoupable = deal.terms.minimum?.recouped != null
  const isHeld = (line: LineKey): boolean =>
    line === 'advance' || line === 'recoupment' || (recoupable && line === 'trueUp')
  const held = dues.filter(({ line }) => isHeld(line))
  const last = Math.min(
    frame.plan.calendar.periods - 1,
    deal.contractYear.findLastIndex((c) => c >= 0),
  )
  const left = held.reduce((sum, { due }) => sum + due, 0)
  return [
    ...held.map(({ line, k, due }) => revenue(line, k, -due)),
    ...(held.length === 0 ? [] : [revenue('advance', last, left)]),
  ]
}

/** Fixed: guaranteed amounts where they are spread, and of what is credited to them only what exceeds them to date. */
const guaranteedEntries = ({ evaluated, dues, methods }: Recognising): readonly Entry[] => {
  const running = runningIn(evaluated)
  return guaranteedIn(evaluated, dues).flatMap(({ amount, periods, credited }) => {
    const at = methods.fixedFees === 'point-in-time' ? running.slice(0, 1) : periods
    let toDate = 0
    const royalties = credited.map(({ line, k, due }) => {
      const before = Math.max(0, toDate - amount)
      toDate += due
      return revenue(line, k, Math.max(0, toDate - amount) - before - due)
    })
    const shortfall = dues.filter(({ line, k }) => line === 'trueUp' && periods.includes(k))
    return [
      ...at.map((k) => revenue('trueUp', k, amount / at.length)),
      ...shortfall.map(({ k, amount: due }) => revenue('trueUp', k, -due)),
      ...royalties,
    ]
  })
}
