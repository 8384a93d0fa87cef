import { describe, expect, it } from 'vitest'
import { diligence } from '../../models/asked.ts'
import { answerTo, changed, faultsIn, type Loose, sample } from '../laws/documents.ts'

const constants = sample('constants')

const withOptions = (options: readonly Loose[], party = 'licensor'): Loose =>
  changed(constants, (copy) => {
    const holder = party === 'licensor' ? copy.licensor : copy.licensees[0]
    holder.alternative = { options }
  })

const broker = { name: 'a broker', value: 100_000 }
const sale = { name: 'a sale', value: 400_000, probability: 0.4, date: '2028-01-01' }

describe('a walk-away of several options', () => {
  const document = withOptions([broker, sale])

  it('is the best in expectation: 400,000 × 0.4 a year later at 10 %', () => {
    const found = diligence(document, { trials: 64 })
    if (!found.ok) throw new Error(JSON.stringify(found.faults))
    const [{ party, options } = { party: '', options: [] }] = found.value.walkAways
    expect([party, options.map(({ name }) => name)]).toEqual(['licensor', ['a sale', 'a broker']])
    expect(options[0]!.expected).toBeCloseTo(160_000 / 1.1, 6)
    expect(options[1]!.expected).toBe(100_000)
  })

  it('is drawn: it comes about in two of five futures, and beats the deal or not there', () => {
    const [deal] = answerTo(document, { trials: 4096 }).deals
    const [plain] = answerTo(withOptions([{ ...sale, probability: 1 }]), { trials: 4096 }).deals
    const worth = plain!.licensor.expected.value
    // worth more than nothing everywhere, so beaten only where the sale comes about and is worth more
    const better = 400_000 / 1.1 > worth ? 0.6 : 1
    expect(deal!.licensor.beatsAlternative).toBeCloseTo(better, 1)
  })

  it('of a licensee is its walk-away too', () => {
    const [refusing] = answerTo(withOptions([{ name: 'a rival', value: '1B' }], 'licensee')).deals
    expect(refusing!.wouldBeRefused?.by).toBe('licensee')
  })

  it('that is one certain option is that amount', () => {
    const one = withOptions([{ name: 'a', value: 123_456 }])
    const plain = changed(constants, (copy) => {
      copy.licensor.alternative = { value: 123_456 }
    })
    expect(answerTo(one).deals[0]!.wouldBeRefused).toEqual(answerTo(plain).deals[0]!.wouldBeRefused)
  })
})

describe('what cannot be a walk-away', () => {
  it('is told with its place, all at once', () => {
    const both = changed(withOptions([broker]), (copy) => {
      copy.licensor.alternative.value = 1
    })
    expect(faultsIn(both)[0]).toMatchObject({
      pointer: '/licensor/alternative',
      expected: expect.stringContaining('either value or options'),
    })
    const late = withOptions([
      { ...broker, date: '2026-01-01' },
      { ...broker, value: '= x * 2' },
    ])
    late.inputs = { x: 5 }
    expect(
      faultsIn(late)
        .map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(['/licensor/alternative/options/0/date', '/licensor/alternative/options/1/value'])
  })
})
