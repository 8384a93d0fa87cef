import fc from 'fast-check'
import { expect, test } from 'vitest'
import { civilDay, dayNumber, parseDay, yearsBetween } from '../../models/units/date.ts'

test('agrees with the calendar of the platform for every day from year 0 to 9999', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (date) => {
        const text = date.toISOString().slice(0, 10)
        expect(parseDay(text)).toBe(Math.floor(date.getTime() / 86_400_000))
      },
    ),
    { numRuns: 2000 },
  )
})

test('refuses what is no date', () => {
  for (const text of [
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-01',
    '20240101',
    '2024-01-01T00:00',
    '',
  ])
    expect(parseDay(text), text).toBeNull()
  expect(parseDay('2024-02-29')).toBe(19782)
  expect(parseDay('2023-12-31')).toBe(19722)
  expect(() => dayNumber('2023-02-29')).toThrow('2023-02-29')
})

test('days beyond a month run into the next, and years have 365 days', () => {
  expect(civilDay(2023, 2, 31)).toBe(dayNumber('2023-03-03'))
  expect(yearsBetween(dayNumber('2008-01-01'), dayNumber('2009-01-01'))).toBe(366 / 365)
})
