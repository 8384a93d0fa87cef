import { expect, it } from 'vitest'
import { answerTo, changed, type Loose, sample } from '../laws/documents.ts'

const minimal = sample('minimal')
/** The share is solved on at most 4,096 trials; on no more of them it can be checked to the cent. */
const few = { trials: 256 }

const withShare = (document: Loose, share: number): Loose =>
  changed(document, (copy) => {
    copy.licensees[0].positions.diagnostics.utility = { kind: 'share', value: share, freshnessElasticity: 0 }
  })

const roomAt = (document: Loose, share: number) => {
  const [deal] = answerTo(withShare(document, share), few).deals
  const { expected, walkAway } = deal!.licensee!
  return { room: expected.value - walkAway.value, recreates: deal!.recreates }
}

it.each<readonly [string, (copy: Loose) => void, boolean]>([
  ['the sample', () => undefined, false],
  [
    'a tax rate that is not certain',
    (copy) => {
      copy.licensees[0].taxRate = { kind: 'uniform', min: 0.1, max: 0.4 }
    },
    false,
  ],
  [
    'data that age',
    (copy) => {
      copy.dataset.freshness = { halfLifeYears: 2 }
    },
    false,
  ],
  [
    'an alternative worth something',
    (copy) => {
      copy.licensees[0].alternative.value = 2e5
    },
    false,
  ],
  [
    'a licensee that would recreate the data',
    (copy) => {
      copy.licensees[0].alternative = { recreateCost: '10k to 50k', recreateYears: 1, substituteShare: 0.9 }
    },
    true,
  ],
  [
    'a profit share after integration',
    (copy) => {
      copy.deals[0].terms.push({ kind: 'profitShare', share: 0.4 })
      copy.licensees[0].positions.diagnostics.integrationCost = 5e5
    },
    false,
  ],
  [
    'a profit share that carries losses forward',
    (copy) => {
      copy.deals[0].terms.push({ kind: 'profitShare', share: 0.4, lossCarryForward: true })
      copy.licensees[0].positions.diagnostics.integrationCost = 5e5
    },
    false,
  ],
])('with %s, the share that breaks even brings the licensee to its walk-away', (_, change, recreating) => {
  const document = changed(minimal, change)
  const share = answerTo(document, few).deals[0]!.breakEvenShare!
  expect(share).toBeGreaterThan(0.01)
  expect(share).toBeLessThan(1)
  const { room, recreates } = roomAt(document, share)
  expect(recreates).toBe(recreating)
  // a hundredth more of the share is the scale on which a thousandth counts
  const scale = Math.abs(roomAt(document, share * 1.01).room - room)
  expect(scale).toBeGreaterThan(100)
  expect(Math.abs(room)).toBeLessThan(1e-3 * scale)
})

it('has none where the whole product could not pay for it', () => {
  const dear = changed(minimal, (copy) => {
    copy.deals[0].terms[0].amount = '900M'
  })
  expect(answerTo(dear, few).deals[0]!.breakEvenShare).toBeNull()
  expect(answerTo(withShare(minimal, 0.1), few).deals[0]!.breakEvenShare).toBeNull()
})
