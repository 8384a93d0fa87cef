import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import type { Known } from '../simulate/known.ts'

/** Something that the contract or the course of things should say and nobody has. */
export interface Uncertain {
  readonly path: string
  readonly text: string
}

/**
 * What was due rests on quantities of the deal's clauses. Those that the document still holds to be uncertain, that no report
 * replaces and no fact settles are named, and so is every milestone on a gate of which nobody says whether it was passed.
 */
export const uncertainOf = (plan: Plan, deal: DealPlan, known: Known): readonly Uncertain[] => {
  const replaced = replacedPlaces(deal, known)
  const clauses = plan.variables.flatMap((variable, place): Uncertain[] => {
    const isOwn = variable.path.startsWith(`deals.${deal.id}.terms.`)
    if (!isOwn || replaced.has(place) || !isOpen(plan, place, known)) return []
    return [
      {
        path: variable.path,
        text: 'uncertain in the document; its mean was taken. Say what it is as a fact.',
      },
    ]
  })
  const gates = deal.terms.milestones.flatMap(({ trigger }): Uncertain[] => {
    if (trigger.kind !== 'gate' || known.gates.has(trigger.gate)) return []
    const text = 'nobody says whether it was passed; its milestone is not in what was due. Say so as a fact.'
    return [{ path: plan.gates[trigger.gate]!.path, text }]
  })
  const { terms } = deal
  const { currency } = terms
  const settled: Uncertain[] =
    currency === null
      ? []
      : [
          {
            path: `deals.${deal.id}`,
            text: `is settled in ${currency.currency}; what exchange rates did since the start is left out.`,
          },
        ]
  const favoured: Uncertain[] =
    terms.mostFavoured === null
      ? []
      : [
          {
            path: `deals.${deal.id}.terms.${terms.mostFavoured.term}`,
            text: 'lower prices of other deals were not looked for.',
          },
        ]
  return [...clauses, ...gates, ...settled, ...favoured]
}

/** Drawn, or reckoned from what is drawn, and not settled by a fact. */
const isOpen = (plan: Plan, place: Place, known: Known): boolean => {
  const variable = plan.variables[place]!
  if (variable.kind === 'draw') return !known.facts.has(place)
  return variable.kind === 'formula' && [...variable.reads.values()].some((read) => isOpen(plan, read, known))
}

/** Quantities that a report says better, or that say nothing of what is due on what was reported. */
const replacedPlaces = ({ terms }: DealPlan, known: Known): ReadonlySet<Place> => {
  const { audit, withholding, currency, termination, residual } = terms
  const places = [
    ...[...terms.royalties, ...terms.revenueShares].map(({ deductions }) => deductions),
    ...terms.usage.map(({ volume }, u) => (known.units[u] === null ? null : volume)),
    ...(audit === null
      ? []
      : [audit.underReporting, audit.probability, audit.detect, audit.recovery, audit.cost]),
    ...(withholding === null ? [] : [withholding.usable]),
    ...(currency === null ? [] : [currency.volatility]),
    ...(termination === null ? [] : [termination.hazard]),
    ...(residual === null ? [] : [residual.exitCost]),
    ...terms.equity.flatMap(({ value, volatility, growth, years, lockUp, dilution, discount }) => [
      ...[value, volatility, growth, years, lockUp, dilution, discount],
    ]),
    ...terms.inKind.flatMap(({ cost, value }) => [cost, value]),
    ...terms.pools.flatMap(({ pool, own, total, growth }) => [pool, own, total, growth]),
    ...terms.sublicences.flatMap(({ receipts, passThrough }) => [receipts, passThrough]),
  ]
  return new Set(places.filter((place) => place !== null))
}
