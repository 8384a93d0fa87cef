import type { RecognitionView } from '../scenario/schema/recognition.ts'
import type { LineKey } from '../terms/statement.ts'
import type { Entry, Methods } from './recognise.ts'
import { methodsOf } from './recognitionMethods.ts'

/** What the view is made of: entries until the last period that is told, and cash by year. */
export interface Viewing {
  readonly entries: readonly Entry[]
  readonly cash: ReadonlyMap<number, number>
  readonly yearOf: (k: number) => number
  readonly last: number
  readonly methods: Methods
}

const label =
  'A working view for reconciling cash with revenue, not an opinion on the accounting of this licence: which treatment the facts call for is for its preparer and auditor to say.'

/** Cash, what fell due and revenue by year, and how they reconcile at the end. */
export const recognitionView = ({ entries, cash, yearOf, last, methods }: Viewing): RecognitionView => {
  const told = entries.filter(({ k }) => k <= last)
  const latest = Math.max(yearOf(last), ...cash.keys())
  const years: RecognitionView['years'] = []
  let [due, withheld, paid, recognised] = [0, 0, 0, 0]
  for (let year = 1; year <= latest; year++) {
    const own = told.filter(({ k }) => yearOf(k) === year)
    const now = {
      due: sumOf(own, 'due'),
      withheld: sumOf(own, 'withheld'),
      recognised: sumOf(own, 'recognised'),
    }
    const arrived = cash.get(year) ?? 0
    due += now.due
    withheld += now.withheld
    recognised += now.recognised
    paid += arrived
    const receivable = due - withheld - paid
    years.push({ year, ...now, cash: arrived, receivable, ...contract(due - recognised) })
  }
  const receivable = due - withheld - paid
  const { contractAsset, contractLiability } = contract(due - recognised)
  const gap = paid + withheld + receivable + contractAsset - contractLiability - recognised
  return {
    label,
    ...methods,
    methods: [...methodsOf(methods)],
    years,
    lines: linesOf(told),
    reconciliation: {
      cash: paid,
      withheld,
      receivable,
      due,
      contractAsset,
      contractLiability,
      recognised,
      gap,
    },
  }
}

const sumOf = (entries: readonly Entry[], key: 'due' | 'withheld' | 'recognised'): number =>
  entries.reduce((sum, entry) => sum + entry[key], 0)

const contract = (deferred: number) => ({
  contractLiability: Math.max(0, deferred),
  contractAsset: Math.max(0, -deferred),
})

const linesOf = (entries: readonly Entry[]): RecognitionView['lines'] => {
  const keys = [...new Set(entries.map(({ line }): LineKey => line))]
  return keys.map((line) => {
    const own = entries.filter((entry) => entry.line === line)
    return { line, due: sumOf(own, 'due'), recognised: sumOf(own, 'recognised') }
  })
}
