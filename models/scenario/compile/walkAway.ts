import { bernoulli } from '../../distributions/bernoulli.ts'
import { precondition } from '../../units/precondition.ts'
import { parseFormula } from '../formula.ts'
import type { Licensor, Rates, WalkAwayOption } from '../schema/parties.ts'
import type { Place } from '../variable.ts'
import { drawPlace, fixedPlace, otherPlace } from '../variables.ts'
import { rankedOptions, walkAwayRate } from '../walkAway.ts'
import { type Compiling, locationOf, placeOf, placeOr } from './quantities.ts'

/** A party's other way, as written, and the rate at which money that is sure is discounted. */
interface Party {
  readonly alternative: Licensor['alternative']
  readonly rates: Rates | undefined
  /** place of its rate for fixed flows */
  readonly fixed: Place
  /** path of the party */
  readonly base: string
  /** pointer of the party */
  readonly pointer: string
}

/**
 * The walk-away d: what is written, or the best of several options. In a future it is value × whether it comes about ×
 * (1 + r)^(−years), at the party's rate for fixed flows; in expectation value × probability × discount.
 */
export const walkAwayPlace = (compiling: Compiling, party: Party): Place => {
  const { alternative, base } = party
  const path = `${base}.alternative.value`
  if (alternative?.options === undefined) return placeOr(compiling, alternative?.value, { path, value: 0 })
  checkOptions(compiling, party, alternative.options)
  const { valuationDate } = compiling.document
  const [best] = rankedOptions(alternative.options, { valuationDate, rate: walkAwayRate(party.rates) })
  if (best === undefined) return fixedPlace(compiling.table, path, 0)
  const own = `${base}.alternative.options.${best.index}`
  const value = placeOf(compiling, best.option.value)
  const distribution = bernoulli(best.option.probability ?? 1)
  const happens = drawPlace(compiling.table, `${own}.happens`, { distribution, importance: 5 })
  const formula = parseFormula(`v * happens * (1 + r)^(-${best.years})`)
  precondition(formula.ok, 'a present value is a formula')
  return otherPlace(compiling.table, {
    kind: 'formula',
    path,
    formula: formula.value,
    reads: new Map([
      ['v', value],
      ['happens', happens],
      ['r', party.fixed],
    ]),
    varies: false,
    lower: -Infinity,
    upper: Infinity,
    meaning: 'an amount of money',
    pointer: `${party.pointer}/alternative/options/${best.index}`,
  })
}

const checkOptions = (
  compiling: Compiling,
  { pointer, rates }: Party,
  options: readonly WalkAwayOption[],
): void => {
  for (const [j, { value, date }] of options.entries()) {
    if (value.form.kind === 'formula') {
      const { pointer: at } = locationOf(compiling, value)
      const expected = 'an amount or a distribution: the best option is chosen before anything is drawn'
      compiling.faults.push({ kind: 'value', pointer: at, expected, found: 'a formula' })
    }
    const { valuationDate } = compiling.document
    if (date !== undefined && rates?.fixed.form.kind === 'formula') {
      const expected = 'a rate that is an amount or a distribution: it tells which of the options is best'
      const at = locationOf(compiling, rates.fixed).pointer
      compiling.faults.push({ kind: 'value', pointer: at, expected, found: 'a formula' })
    }
    if (date === undefined || date >= valuationDate) continue
    const expected = `a date not before the valuation date ${valuationDate}`
    const at = `${pointer}/alternative/options/${j}/date`
    compiling.faults.push({ kind: 'value', pointer: at, expected, found: date })
  }
}
