import { keptRows } from '../../models/actuals/keptRows.ts'
import type { CellFault } from '../../models/exchange/sheet.ts'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'
import type { ChosenFile } from '../chosenFile.ts'
import { counted } from '../format/words.ts'
import type { ImportedFile } from '../importing.ts'
import { askKept } from '../keptReports.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** What is asked about reports beside their rows. */
export interface ReportOptions {
  /** of rows that name none */
  readonly deal: string
  /** '' leaves it to the reports */
  readonly asOf: string
  readonly fixedFees: 'point-in-time' | 'over-time'
  /** '' leaves it to the fees */
  readonly guarantee: '' | 'as-earned' | 'fixed'
}

/** A file that is looked at: what stands in it, what is wrong with it, and the answer if nothing is. */
export interface Looked {
  readonly name: string
  readonly sample: boolean
  /** the file itself, and its hash: what keeping it sends; null of reports that are kept already */
  readonly chosen: ChosenFile | null
  readonly hash: string
  readonly file: ImportedFile['file']
  readonly rows: readonly ReportRow[]
  readonly faults: readonly CellFault[]
  readonly answer: Actuals | undefined
}

/** A file that was read, nothing asked yet. */
export const lookedAt = (chosen: ChosenFile, read: ImportedFile, sample: boolean): Looked => {
  const { hash, file, faults } = read
  const rows = read.rows as readonly ReportRow[]
  return { name: chosen.name, sample, chosen, hash, file, rows, faults, answer: undefined }
}

/** A file that was compared, named with what counts beside it. */
export const besideKept = (looked: Looked, kept: readonly KeptReport[]): Looked => {
  const count = kept.filter(({ rows }) => rows !== null).length
  const name =
    count === 0 ? looked.name : `${looked.name}, beside ${counted(count, 'report')} kept with the scenario`
  return { ...looked, name }
}

interface Kept {
  readonly kept: readonly KeptReport[]
  readonly options: ReportOptions
}

/** What is kept with a scenario, with the answer on all of it; undefined where nothing is. */
export const lookedKept = async (
  view: ScenarioView,
  { kept, options }: Kept,
  signal: AbortSignal,
): Promise<Looked | undefined> => {
  const count = kept.filter(({ rows }) => rows !== null).length
  if (count === 0) return undefined
  const { deal, asOf, fixedFees, guarantee } = options
  const answer = await askKept(view, { deal, asOf, fees: fixedFees, guarantee }, signal)
  const name = `${counted(count, 'report')} kept with the scenario`
  return { name, sample: false, chosen: null, hash: '', file: [], rows: keptRows(kept), faults: [], answer }
}
