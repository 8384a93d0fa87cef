import { meanOf } from '../meanOf.ts'
import type { TermOf } from '../schema/terms.ts'
import type { DealSource } from './grants.ts'
import type { Parts } from './parts.ts'

/** Switches that would pay one shortfall back twice, or that need what the deal does not have. */
export const checkMinimum = (
  { compiling, source, shape }: Parts,
  term: number,
  clause: TermOf<'minimumGuarantee'>,
): void => {
  const pointer = `${source.pointer}/terms/${term}`
  const refuse = (key: string, expected: string, found: string): void => {
    compiling.faults.push({ kind: 'value', pointer: `${pointer}/${key}`, expected, found })
  }
  const { trueUpRecoupable: recoups, shortfallCreditableYears: years = 0, fromYear = 1 } = clause
  if (recoups === true && years > 0)
    refuse(
      'shortfallCreditableYears',
      'either trueUpRecoupable or shortfallCreditableYears: both would pay one shortfall back twice',
      'both',
    )
  if (clause.clock === 'term' && (recoups === true || years > 0))
    refuse('clock', 'a yearly minimum, since one true-up at the end has no later year to credit', '"term"')
  if (clause.advanceCountsTowardMinimum === true && !source.terms.some(({ kind }) => kind === 'advance'))
    refuse('advanceCountsTowardMinimum', 'an advance in this deal', 'none')
  if (fromYear < 1 || fromYear > shape.contractYears)
    compiling.faults.push({
      kind: 'conflict',
      pointer: `${pointer}/fromYear`,
      other: `${source.pointer}/grants/${outermost(source.grants, fromYear < 1)}`,
      expected: `a contract year of the term, 1 to ${shape.contractYears}`,
      found: `${fromYear}, ${fromYear < 1 ? 'before the grant starts' : 'after the grant ends'}`,
    })
  else checkCap({ compiling, source, shape }, term, clause)
}

/** The grant that starts first, or the one that ends last. */
const outermost = (grants: DealSource['grants'], first: boolean): number => {
  const dates = grants.map(({ start, end }) => (first ? -start : end))
  return dates.indexOf(Math.max(...dates))
}

/**
 * A royalty cap below the guarantee promises at most x and at least more than x. Means are compared; where royalty goes on
 * beyond the cap, or other payments count for the guarantee, or a formula decides, both can hold.
 */
const checkCap = (
  { compiling, source, shape }: Pick<Parts, 'compiling' | 'source' | 'shape'>,
  term: number,
  clause: TermOf<'minimumGuarantee'>,
): void => {
  const place = source.terms.findIndex(({ kind }) => kind === 'royaltyCap')
  const cap = source.terms[place]
  if (cap?.kind !== 'royaltyCap' || (clause.credits ?? 'royalty') !== 'royalty') return
  if (cap.rateAfter !== undefined && meanOf(cap.rateAfter) !== 0) return
  const [most, least] = [meanOf(cap.amount), meanOf(clause.amount)]
  const growth = clause.escalator === undefined ? 0 : meanOf(clause.escalator)
  if (most === null || least === null || growth === null) return
  const { fromYear = 1 } = clause
  let guaranteed = least
  let greatest = least
  let sum = least
  for (let c = fromYear + 1; c <= shape.contractYears; c++) {
    guaranteed *= 1 + growth
    greatest = Math.max(greatest, guaranteed)
    sum += guaranteed
  }
  const lifetime = cap.clock === 'lifetime'
  const promised = lifetime ? sum : greatest
  if (most >= promised) return
  compiling.faults.push({
    kind: 'conflict',
    pointer: `${source.pointer}/terms/${place}/amount`,
    other: `${source.pointer}/terms/${term}/amount`,
    expected: `a royalty cap of at least what is guaranteed ${lifetime ? 'over the term' : 'in a year'} (${Number(promised.toPrecision(12))})`,
    found: String(most),
  })
}
