import { type Agreement, anyRuns, contractYearsOf, endOfContractYear } from './agreement.ts'
import { afterLag, type Flow, payment, written } from './flow.ts'
import { byId, type Grant, grantsOf, plannedEndOf, startOf } from './grants.ts'
import { cellsOf } from './market.ts'
import { exists, inside, items, named, type Place, read, sum, text, texts } from './place.ts'
import type { ByPeriod } from './royalty.ts'
import { numbered } from './scope.ts'

/** A deal of the strategy whose lower prices this one follows: it starts later, in a field that both have. */
interface Rival {
  readonly terms: readonly Place[]
  readonly start: number
  readonly end: number
}

/** Whether both grant a field; where the clause names one, that field, or a market, that one. */
const overlap = (agreement: Agreement, clause: Place, grants: readonly Grant[]): boolean => {
  const lists = [grants, agreement.grants]
  if (exists(inside(clause, 'market')))
    return cellsOf(agreement.root)
      .filter(({ id }) => id === text(inside(clause, 'market')))
      .some((cell) => lists.every((list) => list.some((grant) => grant.covers(cell))))
  return grants
    .map(({ field }) => field)
    .filter((field) => text(inside(clause, 'field'), field) === field)
    .some((field) => lists.every((list) => list.some((grant) => grant.field === field)))
}

export const rivalsOf = (agreement: Agreement): readonly Rival[] => {
  const clause = numbered(agreement, 'mostFavoured')[0]?.[1]
  if (clause === undefined || agreement.strategy === undefined) return []
  const deals = texts(inside(byId(inside(agreement.root, 'strategies'), agreement.strategy), 'deals'))
  return named(inside(agreement.root, 'deals'))
    .filter((deal) => {
      const id = text(inside(deal, 'id'))
      return id !== agreement.id && deals.includes(id)
    })
    .map((deal) => ({
      terms: items(inside(deal, 'terms')),
      grants: grantsOf(agreement.facts, deal, cellsOf(agreement.root)),
    }))
    .filter(({ grants }) => startOf(grants) > agreement.start && overlap(agreement, clause, grants))
    .map(({ terms, grants }) => ({ terms, start: startOf(grants), end: plannedEndOf(grants) }))
    .toSorted((a, b) => a.start - b.start)
}

/** The clause of a rival whose price this one follows: of the same kind, for usage of the same unit. */
const alike = (rival: Rival, term: Place): Place | undefined =>
  rival.terms.find((other) =>
    ['kind', 'unit'].every((key) => text(inside(other, key)) === text(inside(term, key))),
  )

const runsAt = (rival: Rival, t: number): boolean => t >= rival.start && t < rival.end

/** Amounts of a clause by period, each at the lowest price of those that then hold. */
export const favouredAmounts = (
  agreement: Agreement,
  term: Place,
  amounts: (term: Place) => ByPeriod,
): ByPeriod =>
  rivalsOf(agreement).reduce((lowest, rival) => {
    const other = alike(rival, term)
    if (other === undefined) return lowest
    const theirs = amounts(other)
    return lowest.map((own, i) =>
      runsAt(rival, agreement.periods[i]!.middle) ? Math.min(own, theirs[i]!) : own,
    )
  }, amounts(term))

/** A fee at one date, at the lowest amount of those that then hold. */
export const favouredFee = (
  agreement: Agreement,
  term: Place,
  ask: { readonly time: number; readonly amountOf: (term: Place) => number },
): number =>
  Math.min(
    ask.amountOf(term),
    ...rivalsOf(agreement)
      .filter((rival) => runsAt(rival, ask.time))
      .map((rival) => alike(rival, term))
      .filter((other) => other !== undefined)
      .map(ask.amountOf),
  )

/** What was paid more than a rival's price before the rival started, paid back at its start. */
export const refunds = (
  agreement: Agreement,
  priced: readonly { readonly term: Place; readonly amounts: (term: Place) => ByPeriod }[],
): readonly Flow[] =>
  numbered(agreement, 'mostFavoured').flatMap(([index, clause]) => {
    if (text(inside(clause, 'effect')) !== 'refund') return []
    return rivalsOf(agreement)
      .filter((rival) => rival.start < agreement.end)
      .map((rival) => {
        const more = priced.map(({ term, amounts }) => {
          const other = alike(rival, term)
          if (other === undefined) return 0
          const theirs = amounts(other)
          return sum(
            favouredAmounts(agreement, term, amounts).map((own, i) =>
              agreement.periods[i]!.middle < rival.start ? Math.max(0, own - theirs[i]!) : 0,
            ),
          )
        })
        const fees = [...yearlyFees(agreement, rival), ...upfrontFees(agreement, rival)]
        const amount = -sum([...more, ...fees])
        const first = agreement.periods.find(({ middle }) => middle >= rival.start)
        const running = first !== undefined && anyRuns(agreement, agreement.grants, first.middle)
        const dated = { line: 'mostFavoured', amount: running ? amount : 0, time: first?.cash ?? 0 }
        return written(afterLag(payment(dated, 'salesLinked', index), agreement.lag))
      })
  })

const difference = (agreement: Agreement, rival: Rival, term: Place): number => {
  const other = alike(rival, term)
  if (other === undefined) return 0
  const amount = (place: Place): number => read(agreement.facts, inside(place, 'amount'))
  return Math.max(0, amount(term) - amount(other))
}

const yearlyFees = (agreement: Agreement, rival: Rival): readonly number[] =>
  numbered(agreement, 'annualFee').flatMap(([, term]) =>
    contractYearsOf(agreement).map((c) => {
      const arrears = text(inside(term, 'timing')) === 'arrears'
      const time = arrears ? endOfContractYear(agreement, c) : agreement.start + c - 1
      return time < rival.start ? difference(agreement, rival, term) : 0
    }),
  )

const upfrontFees = (agreement: Agreement, rival: Rival): readonly number[] =>
  numbered(agreement, 'upfrontFee').map(([, term]) => difference(agreement, rival, term))
