import { expect, it } from 'vitest'
import { inputName } from '../../models/scenario/inputName.ts'

const document = {
  licensees: [{ id: 'acme', name: 'Acme' }],
  fields: [
    { id: 'ct', name: 'Chest CT' },
    { id: 'models', name: 'Models' },
  ],
  deals: [{ id: 'flat', name: 'Flat fee', terms: [{ kind: 'upfrontFee' }, { kind: 'termination' }] }],
}

it.each([
  ['licensees.acme.positions.ct.peakShare', 'peak share (Acme, Chest CT)'],
  ['fields.ct.market.success.clearance.passes', 'clearance passes (Chest CT)'],
  ['fields.ct.market.size + fields.models.market.size', 'size (Chest CT) + size (Models)'],
  ['deals.flat.terms.1.year', 'termination year (Flat fee, clause 2)'],
  ['risks.breach.acme.losses', 'breach losses (Acme)'],
  ['inputs.reportingLeak', 'reporting leak'],
  ['licensor.discountRate.fixed', 'licensor discount rate fixed'],
  ['licensees.gone.failure.year', 'failure year (gone)'],
])('%s is %s', (path, name) => {
  expect(inputName(document, path)).toBe(name)
})
