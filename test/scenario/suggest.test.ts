import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearestWord } from '../../models/scenario/suggest.ts'

describe('did you mean', () => {
  it.each([
    ['sise', ['size', 'growth'], 'size'],
    ['peakShrae', ['peakShare', 'launchYears'], 'peakShare'],
    ['PEAKSHARE', ['peakShare'], 'peakShare'],
    ['recods', ['records', 'record'], 'records'],
    ['grwoth', ['growth', 'growths'], 'growth'],
    ['licensee', ['licensor', 'licensees'], 'licensees'],
    ['ab', ['ac'], 'ac'],
  ])('%s among %j: %s', (word, accepted, nearest) => expect(nearestWord(word, accepted)).toBe(nearest))

  it.each([
    ['xyzzy', ['size', 'growth']],
    ['ab', ['cd']],
    ['a', ['bcd']],
    ['', ['a']],
    ['x', ['p']],
    ['size', []],
    ['x'.repeat(100_000), ['x'.repeat(64), 'x'.repeat(100_000)]],
  ])('nothing is near %.20s', (word, accepted) => expect(nearestWord(word, accepted)).toBeNull())
})

describe('the distance between two words', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['abcd', 'acbd', 1],
    // optimal string alignment edits no place twice: the unrestricted distance would be 2
    ['ca', 'abc', 3],
  ])('%s, %s: %d', (a, b, distance) => expect(editDistance(a, b)).toBe(distance))

  it('is symmetric, 0 only for equals, and one edit away is 1', () => {
    const word = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(word, word, fc.nat(11), (a, b, place) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b) === 0).toBe(a === b)
        expect(editDistance(a, `${a.slice(0, place)}z${a.slice(place)}`)).toBe(1)
      }),
    )
  })
})
