import type { ApproachRow } from '../../scenario/schema/approaches.ts'
import type { Columns } from '../columns.ts'
import type { Rate } from './stakeColumn.ts'

/** Low, expected and high of a row. */
export type Figure = Pick<
  ApproachRow,
  'low' | 'expected' | 'high' | 'range' | 'hindsight' | 'beforeTaxAmortisation'
>

/** A row that says nothing: the method cannot be applied. */
export const noFigure: Figure = {
  low: null,
  expected: null,
  high: null,
  range: null,
  hindsight: null,
  beforeTaxAmortisation: null,
}

/**
 * The expectation and the 10th and 90th percentile of the futures, all at the flows' own rates, so that a bar is of one basis;
 * apart from it what it turns out to be worth at the rate for time. Each times the factor of the tax amortisation, which is 1
 * where none is counted.
 */
export const futuresFigure = (
  columns: Columns,
  columnAt: (rate: Rate) => Float64Array,
  factor: number,
): Figure => {
  const own = columnAt('flow')
  const expected = columns.estimate(own)
  const bar = columns.summary(own)
  const later = columns.summary(columnAt('time'))
  const whole = { value: factor * expected.value, standardError: factor * expected.standardError }
  return {
    low: factor * bar.q10,
    expected: whole,
    high: factor * bar.q90,
    range: 'expectation, and the 10th and 90th percentile of the futures',
    hindsight: { low: factor * later.q10, median: factor * later.q50, high: factor * later.q90 },
    beforeTaxAmortisation: factor === 1 ? null : expected,
  }
}

/** Columns added up, trial by trial. */
export const sumOf = (columns: readonly Float64Array[], trials: number): Float64Array => {
  const sum = new Float64Array(trials)
  for (const column of columns) for (let i = 0; i < trials; i++) sum[i] = sum[i]! + column[i]!
  return sum
}
