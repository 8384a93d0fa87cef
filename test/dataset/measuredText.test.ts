import { describe, expect, test } from 'vitest'
import { readMeasured } from '../../models/dataset/measuredText.ts'
import { describeFailure } from '../../models/units/failure.ts'

const points = (text: string) => {
  const read = readMeasured(text)
  return read.ok ? read.value : read.faults.map(describeFailure)
}

describe('measured points as text', () => {
  const both = [
    [100, 0.5],
    [200, 0.25],
  ]
  test.each([
    ['commas', '100,0.5\n200,0.25'],
    ['semicolons and Windows lines', '100; 0.5\r\n200; 0.25\r\n'],
    ['tabs', '100\t0.5\n200\t.25'],
    ['blanks, comments, empty lines', '# a study\n\n 100   0.5\n\n200 2.5e-1\n'],
    ['a first line of names', '\ufeffrecords,error\n100,0.5\n200,0.25'],
    ['another order', 'error;n\n0.5;100\n0.25;200'],
    ['quotes, and an empty seed', '"n","error","seed"\n"100","0.5",\n200,0.25,'],
  ])('%s', (_, text) => {
    expect(points(text)).toEqual(both)
  })

  test('with a seed', () => {
    expect(points('size,seed,loss\n100,1,0.5\n100,2,0.6')).toEqual([
      [100, 0.5, 1],
      [100, 0.6, 2],
    ])
    expect(points('100 .5 7')).toEqual([[100, 0.5, 7]])
  })

  test('every line that is none is named, all at once', () => {
    const faults = points('100,0.5\n0,0.4\n-5,0.4\nabc,1\n200\n300,-0.1\n400,0.2,1.5\n500,0.1,1,9\n1e999,0.1')
    expect(faults).toHaveLength(8)
    expect(faults[0]).toBe('/text: expected a number of records above 0, found line 2: "0, 0.4".')
    for (const [i, line] of [2, 3, 4, 5, 6, 7, 8, 9].entries()) expect(faults[i]).toContain(`line ${line}:`)
  })

  test('a decimal comma is refused, not read as a separator', () => {
    for (const separator of [';', '\t']) {
      const faults = points(`records${separator}error\n100${separator}0,5\n200${separator}0,25`)
      expect(faults).toHaveLength(2)
      expect(faults[0]).toContain('with a decimal point')
    }
  })

  test('a metric that rises is told by its name, nothing and names alone are said', () => {
    expect(points('n,accuracy\n100,0.9')).toEqual([expect.stringContaining('give 1 − metric')])
    expect(points('foo,bar\n1,2')).toEqual([expect.stringContaining('the names records, error')])
    expect(points(' \n# nothing\n')).toEqual([expect.stringContaining('found nothing')])
    expect(points('records,error')).toEqual([expect.stringContaining('names alone')])
  })

  test('is bounded in points and in faults', () => {
    expect(points('1,1\n'.repeat(2001))).toEqual([expect.stringContaining('at most 2000 points')])
    expect(points('x,1\n1,x\n'.repeat(500))).toHaveLength(51)
  })
})
