import { describe, expect, it } from 'vitest'
import { verdictSentence } from '../../models/report/verdict.ts'
import { verdict } from './fixture.ts'

const names = { a: 'A', b: 'B' }
const say = (...figures: Parameters<typeof verdict>): string =>
  verdictSentence({ licensor: verdict(...figures) }, names, 'USD')

describe('a verdict', () => {
  it('names the one that wins more often first', () => {
    expect(say(0.29, 0.71, 420_000, 26_000)).toBe(
      'B pays us more than A in 71 of 100 futures; median difference 420 k USD (± 26 k).',
    )
    expect(say(0.84, 0.16, -1_012_000, 9_300)).toBe(
      'A pays us more than B in 84 of 100 futures; median difference 1.01 M USD (± 0.01 M).',
    )
  })

  it('says ties', () => {
    expect(say(0, 0, 0, 0)).toBe('A and B pay us the same in every future.')
    expect(say(0.1, 0.6, 50_000, 4_000)).toBe(
      'B pays us more than A in 60 of 100 futures, the same in 30 of 100; median difference 50.0 k USD (± 4.0 k).',
    )
    expect(say(0, 1, 100_000, 0)).toBe('B pays us more than A in every future; median difference 100 k USD.')
  })
})
