import { count } from '../../report/figures.ts'
import { dealName } from '../../report/names.ts'
import type { Sheet } from '../../report/workbook.ts'
import type { Place } from '../../scenario/variable.ts'
import { drawnColumns } from '../../simulate/drawnColumns.ts'
import { trialTable } from '../../summarise/trialWorths.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Drafting } from '../exporting.ts'
import { createSheet } from '../sheetWriter.ts'

const mostTrials = 2048
const mostDrivers = 15

/** Which inputs move what a deal turns out to be worth to the licensor: Spearman's ρ over the first futures. */
export const driversSheet = (exporting: Drafting, name: string): Result<Sheet, Failure> => {
  const { prepared, document } = exporting
  const { plan } = prepared.compiled
  const { how } = prepared
  const trials = Math.min(prepared.trials, mostTrials)
  const worths = worthsOf(exporting, trials)
  if (!worths.ok) return worths
  const places = plan.variables.flatMap(({ kind }, place): Place[] => (kind === 'draw' ? [place] : []))
  const inputs = drawnColumns(plan, places, { how, trials }).map(ranks)
  const writer = createSheet(name)
  writer.text(0, 0, 'Drivers', 'title')
  writer.prose(
    1,
    `Spearman's rank correlation of each input with what the deal turns out to be worth to the licensor, over ${count(trials)} futures; the ${mostDrivers} strongest of each deal. Below ${noise(trials)} it may be chance.`,
  )
  let row = 3
  for (const { deal, licensor } of worths.value) {
    const worth = ranks(licensor)
    const found = inputs
      .map((input, j) => ({ path: plan.variables[places[j]!]!.path, rho: correlation(input, worth) }))
      .sort((a, b) => Math.abs(b.rho) - Math.abs(a.rho))
      .slice(0, mostDrivers)
      .filter(({ rho }) => Math.abs(rho) > 2 / Math.sqrt(trials))
    writer.text(row, 0, dealName(document, deal), 'heading')
    writer.text(row++, 1, 'Rank correlation', 'heading')
    if (found.length === 0) writer.text(row++, 0, 'No input moves it by more than chance would.', 'note')
    for (const { path, rho } of found) {
      writer.text(row, 0, path, 'label')
      writer.number(row++, 1, rho, { format: 'number' })
    }
    row++
  }
  return success(writer.finish({ widths: [70, 18], landscape: false }))
}

interface LicensorWorth {
  readonly deal: string
  readonly licensor: Float64Array
}

/** What each deal turns out to be worth to the licensor, and nothing else of it is run. */
const worthsOf = (
  { prepared: { compiled, how }, decisions }: Drafting,
  trials: number,
): Result<readonly LicensorWorth[], Failure> => {
  const table = trialTable({ plan: compiled.plan, how, trials, decisions })
  if (!table.ok) return table
  const worths: LicensorWorth[] = []
  const ran = table.value.each(({ columns }) => {
    table.value.columns.forEach(({ deal, party }, c) => {
      if (party === 'licensor') worths.push({ deal, licensor: columns[c]!.slice() })
    })
  })
  return ran.ok ? success(worths) : ran
}

const noise = (trials: number): string => (2 / Math.sqrt(trials)).toFixed(3)

/** Ranks from 1, ties sharing the mean of theirs. */
const ranks = (column: Float64Array): Float64Array => {
  const order = Array.from(column.keys()).sort((a, b) => column[a]! - column[b]! || a - b)
  const out = new Float64Array(column.length)
  for (let from = 0; from < order.length; ) {
    let until = from + 1
    while (until < order.length && column[order[until]!] === column[order[from]!]) until++
    for (let j = from; j < until; j++) out[order[j]!] = (from + until + 1) / 2
    from = until
  }
  return out
}

/** Pearson's correlation, 0 where a side does not move. */
const correlation = (a: Float64Array, b: Float64Array): number => {
  const mean = (a.length + 1) / 2
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - mean, b[i]! - mean]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}
