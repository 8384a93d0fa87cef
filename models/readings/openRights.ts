import { assumedHalfLifeYears } from '../scenario/assumptions.ts'
import { holderOf } from '../scenario/rightsMatrix.ts'
import { type Term, termSchema } from '../scenario/schema/terms.ts'
import { having, instead, type Variant } from '../scenario/variant.ts'
import type { Looked, Reading } from './reading.ts'

/** The clause that a deal without one could be read to have: what was learned stays in use, and fades. */
const perpetual = (): Term =>
  termSchema.parse({
    kind: 'residual',
    scope: 'perpetual',
    modelHalfLifeYears: assumedHalfLifeYears,
  })

/** The deal with that clause. */
export const keptForEver = ({ deal, of }: Looked): Variant =>
  having({ id: 'residual.perpetual', of, deal }, perpetual())

const afterwards =
  'After the term, may what was learned from the data go on being used, or does all use stop?'

/** What a deal without a residual clause says of it: nothing, or in its rights who, but not how fast it fades. */
const unsaid = (deal: Looked['deal']): string => {
  const held = holderOf(deal, { thing: 'weights', right: 'afterTerm' })
  if (held === null) return 'The deal leaves it open'
  if (held === 'licensor') return 'The rights say that it stops'
  return 'The rights let the licensee go on, but no residual clause says how that fades, so it is valued as stopping'
}

/** What may be done with a trained model after the term: said by a residual clause, or left open. */
export const residualReadings = ({ deal, of }: Looked): readonly Reading[] => {
  const term = deal.terms.findIndex(({ kind }) => kind === 'residual')
  const clause = deal.terms[term]
  const half = `use that halves in worth every ${assumedHalfLifeYears} years`
  const base = { kind: 'residual', switch: 'scope', text: afterwards }
  if (clause === undefined || clause.kind !== 'residual') {
    const text = `${afterwards} ${unsaid(deal)}; the other reading assumes ${half}.`
    const variant = keptForEver({ deal, of })
    return [{ ...base, term: null, now: 'none', other: 'perpetual', stated: false, text, variant }]
  }
  const read = (other: 'none' | 'perpetual', change: Term): Reading => ({
    ...base,
    term,
    now: clause.scope,
    other,
    stated: true,
    variant: instead({ id: `${term}.scope.${other}`, of, deal }, term, change),
  })
  if (clause.scope === 'none') {
    const text = `${afterwards} The other reading assumes ${half}.`
    return [{ ...read('perpetual', perpetual()), text }]
  }
  const { tailYears: _, ...endless } = clause
  const { rate: __, modelHalfLifeYears: ___, ...stops } = endless
  const none = read('none', { ...stops, scope: 'none' })
  return clause.scope === 'perpetual' ? [none] : [none, read('perpetual', { ...endless, scope: 'perpetual' })]
}
