import { quantileOfSorted } from '../../summarise/quantile.ts'
import { columnName, fixedAddress, quotedSheet } from '../address.ts'
import type { SheetWriter } from '../sheetWriter.ts'
import type { Replay } from '../trials/replay.ts'
import type { Check } from './checks.ts'
import { at, given, percents } from './trialLayout.ts'

const worth = { role: 'figure', format: 'number' } as const
const difference = { role: 'figure', format: 'tiny' } as const

type Party = 'licensor' | 'licensee'

const rangeOf = (column: number, trials: number): string =>
  `${fixedAddress(at.first, column)}:${fixedAddress(at.first + trials - 1, column)}`

/** What the engine came to beside each future, and the difference. */
export const writeEngine = (
  writer: SheetWriter,
  { engine, columns, roots, trials }: Replay,
  party: Party,
): void => {
  const column = given[party]
  writer.text(at.heads, column + 1, 'By the engine', 'heading')
  writer.text(at.heads, column + 2, 'Difference', 'heading')
  const here = columns.get(roots[party])!
  const there = engine[party].slice(0, trials)
  writer.stretch({ row: at.first, column: column + 1, values: there, parts: null, look: worth })
  writer.stretch({
    ...{ row: at.first, column: column + 2, look: difference },
    values: there.map((value, i) => here[i]! - value),
    parts: [columnName(column), `-${columnName(column + 1)}`, ''],
  })
}

interface Summing {
  readonly replay: Replay
  readonly party: Party
  readonly name: string
  readonly deal: string
}

/** Percentiles and mean of the futures here beside the engine's, and how many futures differ. */
export const writeSummary = (
  writer: SheetWriter,
  { replay, party, name, deal }: Summing,
): readonly Check[] => {
  const { trials, engine, columns, roots } = replay
  const column = given[party]
  const [here, there] = [columns.get(roots[party])!.toSorted(), engine[party].toSorted()]
  const range = rangeOf(column, trials)
  const heads = ['Percentile', `Worth to the ${party}`, 'By the engine']
  writer.text(at.table, 0, heads[0]!, 'heading')
  writer.text(at.table, column, heads[1]!, 'heading')
  writer.text(at.table, column + 1, heads[2]!, 'heading')
  const checks = percents.map((p, j): Check => {
    const row = at.table + 1 + j
    writer.number(row, 0, p, { role: 'input', format: 'share' })
    const value = quantileOfSorted(here, p)
    const formula = `PERCENTILE(${range},${fixedAddress(row, 0)})`
    writer.formula(row, column, { formula, value }, { format: 'money' })
    writer.number(row, column + 1, quantileOfSorted(there, p), { format: 'money' })
    return {
      what: `${name}: ${p * 100}th percentile of what ${deal} turns out to be worth to the ${party}`,
      here: `${quotedSheet(name)}!${fixedAddress(row, column)}`,
      value,
      engine: quantileOfSorted(there, p),
    }
  })
  const row = at.table + 1 + percents.length
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / trials
  writer.text(row, 0, 'Mean', 'label')
  writer.formula(row, column, { formula: `AVERAGE(${range})`, value: mean(here) }, { format: 'money' })
  writer.number(row, column + 1, mean(there), { format: 'money' })
  const [differs, of] = [rangeOf(column + 2, trials), rangeOf(column + 1, trials)]
  const [cent, part] = [fixedAddress(at.cent, 1), fixedAddress(at.part, 1)]
  const formula = `SUMPRODUCT((ABS(${differs})>${cent})*(ABS(${differs})>${part}*ABS(${of})))`
  writer.text(row + 1, 0, 'Futures that differ from the engine', 'label')
  writer.formula(row + 1, column, { formula, value: 0 }, { role: 'good', format: 'year' })
  const differ = {
    what: `${name}: futures in which the worth to the ${party} differs from the engine's`,
    here: `${quotedSheet(name)}!${fixedAddress(row + 1, column)}`,
    value: 0,
    engine: 0,
  }
  return [...checks, differ]
}
