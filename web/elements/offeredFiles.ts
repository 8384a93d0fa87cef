import { downloadPath, exportPath } from '../client.ts'

/** A file that one can take along. */
export interface Offered {
  readonly label: string
  readonly what: string
  readonly name: string
  /** whether it is begun and looked after: what the page already shows the answer of is there at once */
  readonly long: boolean
  readonly address: (scenario: string, version: number) => string
}

const valued = (label: string, name: string, what: Parameters<typeof downloadPath>[2]): Offered => ({
  ...{ label, name, what: 'the figures as a table', long: false },
  address: (scenario, version) => downloadPath(scenario, version, what),
})

const exported = (label: string, format: string, what: string): Offered => ({
  ...{ label, what, name: format === 'pack' ? 'pack.zip' : `model.${format}`, long: true },
  address: (scenario, version) => exportPath(scenario, version, format),
})

/** The files of the deal that is shown. */
export const filesOfDeal = (deal: string): readonly Offered[] => {
  if (deal === '') return []
  const ofDeal = (offered: Offered): Offered => ({
    ...offered,
    address: (scenario, version) => `${offered.address(scenario, version)}?deal=${encodeURIComponent(deal)}`,
  })
  return [
    ofDeal(exported('Term sheet', 'docx', 'of this deal, for both parties')),
    ofDeal(exported('Term sheet as text', 'md', 'the same in Markdown')),
    ofDeal(exported('Workbook of this deal', 'xlsx', '1,000 futures replayed')),
  ]
}

/** Every input as a table to fill in: there at once. */
const table = (label: string, format: string, what: string): Offered => ({
  ...exported(label, format, what),
  ...{ name: format, long: false },
})

/** The files of a version, for the board first and for programs last. */
export const filesOfVersion: readonly Offered[] = [
  exported('Report', 'pdf', 'a page for the board, then the tables'),
  exported('Workbook', 'xlsx', 'live formulas that recalculate'),
  exported('Re-performance pack', 'pack', 'for fieldfare verify'),
  valued('Summary as CSV', 'summary.csv', '/summary.csv'),
  { ...valued('Yearly cash as CSV', 'cash.csv', '/cash.csv'), what: 'both parties, year by year' },
  exported('Trials', 'parquet', 'every future, as Parquet'),
  table('Assumptions', 'assumptions.xlsx', 'to fill in, for Import'),
  table('Assumptions as CSV', 'assumptions.csv', 'the same as text'),
  { ...valued('JSON', 'answer.json', ''), what: 'the whole answer' },
]
