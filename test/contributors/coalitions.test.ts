import { describe, expect, it } from 'vitest'
import { notMonotone, readCoalitions } from '../../models/contributors/coalitions.ts'
import { describeFailure } from '../../models/units/failure.ts'

const ids = ['north', 'bay', 'hill']
const whole = {
  north: 0.62,
  bay: 0.48,
  hill: 0.3,
  'north+bay': 0.86,
  'north+hill': 0.76,
  'bay+hill': 0.64,
  'north+bay+hill': 1,
}

const sentences = (table: Readonly<Record<string, number>>, of = ids): readonly string[] => {
  const read = readCoalitions(of, table)
  return read.ok ? [] : read.faults.map(describeFailure)
}

describe('a table of coalitions', () => {
  it('is read by sets, whatever the order of ids and blanks around them', () => {
    const { 'north+bay+hill': all, ...rest } = whole
    const read = readCoalitions(ids, { ...rest, 'hill + north+bay': all, '': 0 })
    expect(read.ok && [...read.value]).toEqual([0, 0.62, 0.48, 0.86, 0.3, 0.76, 0.64, 1])
  })

  it('names every coalition that is missing', () => {
    const { 'north+hill': _, bay: __, ...rest } = whole
    expect(sentences(rest)).toEqual([
      '/dataset/coalitions: expected the worth of each of the 7 coalitions of north, bay, hill, found none of bay, north+hill.',
    ])
    const many = sentences({}, ['a', 'b', 'c', 'd', 'e', 'f'])[0]
    expect(many).toContain('none of a, b, a+b, c')
    expect(many).toContain('and 43 more.')
  })

  it('tells everything that is wrong at once, each with its place', () => {
    const { bay: _, ...rest } = whole
    expect(
      sentences({ ...rest, '': 2, 'bayy+hill': 1, 'north+north': 3, 'hill+north': 0.7, hill: 1e200 }),
    ).toEqual([
      '/dataset/coalitions/hill: expected a worth between −1e150 and 1e150, found 1e+200.',
      '/dataset/coalitions/: expected 0, what nobody together is worth, found 2.',
      '/dataset/coalitions/bayy+hill: expected the id of a contributor (one of north, bay, hill), found "bayy". Did you mean bay?',
      '/dataset/coalitions/north+north: expected each contributor of a coalition once, found "north" a second time.',
      '/dataset/coalitions/hill+north: expected each coalition once, whatever the order of its ids, found the same contributors twice. See also /dataset/coalitions/north+hill.',
      '/dataset/coalitions: expected the worth of each of the 7 coalitions of north, bay, hill, found none of bay.',
    ])
  })

  it('is for fifteen contributors at the most, and says what to do with more', () => {
    const many = Array.from({ length: 16 }, (_, i) => `c${i}`)
    const [sentence] = sentences({ c0: 1 }, many)
    expect(sentence).toMatch(/at most 15 contributors; for more, contributorWorth can name a learning curve/)
    expect(sentence).toMatch(/found 16 contributors\.$/)
  })
})

describe('a table that is not monotone', () => {
  const noted = (worths: readonly number[], of = ids) => notMonotone(of, worths).map(({ text }) => text)

  it('is told with both coalitions, wherever one more contributor lowers the worth', () => {
    expect(noted([0, 0.62, 0.48, 0.86, 0.3, 0.76, 0.64, 1])).toEqual([])
    expect(noted([0, 0.62, 0.48, 0.6, -0.1, 0.76, 0.64, 1])).toEqual([
      'Not monotone: "hill" is worth -0.1, less than nobody with 0. Check both values; if they hold, the data of the one who joins harm the rest.',
      'Not monotone: "north+bay" is worth 0.6, less than "north" with 0.62. Check both values; if they hold, the data of the one who joins harm the rest.',
    ])
  })

  it('names the first twenty pairs and counts the others', () => {
    const of = ['a', 'b', 'c', 'd', 'e']
    const notes = noted(
      Array.from({ length: 32 }, (_, set) => -set),
      of,
    )
    expect(notes).toHaveLength(21)
    expect(notes[20]).toBe('The same holds of 60 more pairs of coalitions.')
  })
})
