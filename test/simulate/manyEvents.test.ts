import { expect, it } from 'vitest'
import { poissonCount } from '../../models/simulate/events.ts'
import { answerTo, changed, sample } from '../laws/documents.ts'

const constants = sample('constants')

it.each([1, 19.9, 20.1, 160, 199.9])(
  '%d events a year cost on average what the expected case says',
  (frequency) => {
    const document = changed(constants, (copy) => {
      copy.risks = [{ id: 'r', frequency, severity: 10, bearer: { licensor: 1, licensee: 0 } }]
      copy.deals[0].risks = ['r']
    })
    const answer = answerTo(document, { trials: 2048 })
    const { expected } = answer.deals[0]!.licensor
    const without = answerTo(constants, { trials: 16 }).deals[0]!.licensor.expected.value
    const [cost, known] = [expected.value, answer.expected.deals[0]!.licensor.npv].map(
      (worth) => without - worth,
    )
    expect(known).toBeGreaterThan(25 * frequency)
    expect(expected.standardError).toBeGreaterThan(0)
    expect(expected.standardError).toBeLessThan(0.01 * known!)
    expect(Math.abs(cost! - known!)).toBeLessThan(4 * expected.standardError)
  },
)

it('counts are Poisson on both sides of the mean from which they are drawn another way', () => {
  for (const mean of [99, 101, 800, 1000]) {
    const counts = Array.from({ length: 2000 }, (_, j) => poissonCount((j + 0.5) / 2000, mean))
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length
    const spread = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length
    expect(Math.abs(average - mean)).toBeLessThan(0.02 * Math.sqrt(mean))
    expect(spread / mean).toBeGreaterThan(0.97)
    expect(spread / mean).toBeLessThan(1.03)
    expect(counts.every((count, j) => j === 0 || count >= counts[j - 1]!)).toBe(true)
  }
})
