import { strategy } from '../../models/asked.ts'
import type { FieldStrategy } from '../../models/scenario/schema/fieldStrategy.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

/** The strategy of a document that must be accepted. */
export const strategyTo = (
  document: Loose,
  question: Parameters<typeof strategy>[1] = { trials: 256 },
): FieldStrategy => {
  const found = strategy(document, question)
  if (!found.ok) throw new Error(found.faults.map(describeFailure).join('\n'))
  return found.value
}

const grant = (more: object = {}) => ({
  field: 'diagnostics',
  territory: 'US',
  startYear: 0,
  termYears: 5,
  ...more,
})

/** The constant sample with a second licensee, `rival`, in its market, and the deals of a test. */
export const twoBuyers = (deals: readonly Loose[], change: (copy: Loose) => void = () => undefined): Loose =>
  changed(sample('constants'), (copy) => {
    const [buyer] = copy.licensees
    copy.licensees.push({ ...structuredClone(buyer), id: 'rival', name: 'Rival' })
    copy.deals = deals
    copy.strategies = []
    copy.negotiation = { alpha: 0.5 }
    change(copy)
  })

/** A flat fee at the start. */
export const flatFee = (id: string, licensee: string, { amount = 100_000, ...more }: Loose = {}): Loose => ({
  id,
  licensee,
  grants: [grant(more)],
  terms: [
    { kind: 'upfrontFee', amount },
    { kind: 'residual', scope: 'none' },
  ],
})
