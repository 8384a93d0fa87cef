import { information } from '../../models/asked.ts'
import type { Information } from '../../models/scenario/schema/information.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

/** What there is to learn of a document that must be accepted. */
export const informationOf = (
  document: Loose,
  question: Parameters<typeof information>[1] = {},
): Information => {
  const found = information(document, question)
  if (!found.ok) throw new Error(found.faults.map(describeFailure).join('\n'))
  return found.value
}

export const learnable = { how: 'ask', cost: 10_000, weeks: 3 }

const residual = { kind: 'residual', scope: 'none' }

/** Two offers to one buyer, a fee and a royalty, in a market whose size and share are uncertain; the size can be learnt. */
export const twoOffers = (change: (copy: Loose) => void = () => undefined): Loose =>
  changed(sample('constants'), (copy) => {
    const [deal] = copy.deals
    copy.markets[0].size = { kind: 'uniform', min: 20e6, max: 180e6, learnable }
    copy.licensees[0].positions['diagnostics-us'].peakShare = { kind: 'uniform', min: 0.05, max: 0.15 }
    copy.licensor.alternative.value = 100_000
    copy.deals = [
      { ...deal, id: 'fee', terms: [{ kind: 'upfrontFee', amount: 1_000_000 }, residual] },
      { ...deal, id: 'royalty', terms: [{ kind: 'royalty', rate: 0.06, base: 'gross' }, residual] },
    ]
    change(copy)
  })

/** The fee or half of the profit, from a buyer whose utility is a curve measured at eight sizes. */
export const onCurve = (fee = 1_350_000, change: (copy: Loose) => void = () => undefined): Loose =>
  twoOffers((copy) => {
    const position = copy.licensees[0].positions['diagnostics-us']
    position.peakShare = 0.1
    copy.markets[0].size = 100e6
    const errors = [0.31, 0.27, 0.24, 0.205, 0.185, 0.175, 0.155, 0.15]
    position.utility = {
      kind: 'learningCurve',
      metric: 'error',
      measuredOn: 'own',
      points: errors.map((error, i) => [20_000 * 2 ** i, error]),
      existingRecords: 100_000,
      elasticity: 1,
    }
    copy.deals[0].terms[0].amount = fee
    copy.deals[1].terms[0] = { kind: 'profitShare', share: 0.5, lossCarryForward: false }
    change(copy)
  })
