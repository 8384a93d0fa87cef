import { describe, expect, it } from 'vitest'
import { diligence } from '../../models/asked.ts'
import { answerTo, changed, faultsIn, type Loose, sample } from '../laws/documents.ts'

const northlake = changed(sample('northlake'), (copy) => {
  copy.deals = copy.deals.filter(({ id }: Loose) => ['royalty', 'second-seat'].includes(id))
  copy.strategies = []
})

const chained = (change: (copy: Loose) => void = () => undefined): Loose =>
  changed(northlake, (copy) => {
    copy.chains = [{ upstream: 'royalty', downstream: 'second-seat', passThrough: 0.3 }]
    change(copy)
  })

const chainOf = (document: Loose) => {
  const found = diligence(document, { trials: 64 })
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.value.chains[0]!
}

describe('a chain of deals', () => {
  it('passes a share of what is paid downstream on, and keeps the rest', () => {
    const { receipts, passedOn, kept } = chainOf(chained())
    const { terms } = answerTo(northlake, { trials: 64 }).deals.find(({ id }) => id === 'second-seat')!
    const paid = terms.reduce((sum, { licensor }) => sum + licensor.mean, 0)
    expect(receipts.value / paid).toBeCloseTo(1, 9)
    expect(passedOn.value / paid).toBeCloseTo(0.3, 9)
    expect((passedOn.value + kept.value) / receipts.value).toBeCloseTo(1, 12)
  })

  it('that grants no more than it was granted is whole', () => {
    expect(chainOf(chained()).breaches).toEqual([])
  })

  it.each([
    ['uses', (grant: Loose) => grant.uses.push('display'), 'grant 1: display is not granted upstream'],
    [
      'time',
      (grant: Loose) => {
        grant.termYears = 9
      },
      'grant 1 ends after the one upstream',
    ],
    [
      'exclusivity',
      (grant: Loose) => {
        grant.exclusivity = 'sole'
      },
      'grant 1 is sole, and the one upstream is not exclusive',
    ],
  ] as const)('that grants beyond it in %s says so', (_, change, sentence) => {
    const document = chained((copy) => {
      change(copy.deals.find(({ id }: Loose) => id === 'second-seat').grants[0])
      // what is looked at is the chain: nothing else may refuse the document
      copy.strategies = []
    })
    expect(chainOf(document).breaches).toEqual([sentence])
  })

  it('of a deal that does not exist is refused, with the place', () => {
    const wrong = chained((copy) => {
      copy.chains[0].upstream = 'royalti'
    })
    expect(faultsIn(wrong)).toMatchObject([{ pointer: '/chains/0/upstream', suggestion: 'royalty' }])
  })
})
