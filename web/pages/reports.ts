import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CellFault } from '../../models/exchange/sheet.ts'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'
import { type ChosenFile, readChosen } from '../chosenFile.ts'
import { askActuals, type ImportedFile, previewFile } from '../importing.ts'
import { Trouble } from '../trouble.ts'
import { faultsByCell } from '../view/fileTable.ts'
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
  readonly file: ImportedFile['file']
  readonly rows: readonly ReportRow[]
  readonly faults: readonly CellFault[]
  readonly answer: Actuals | undefined
}

/** Reports that were taken, by scenario: as long as the page stands, and no longer. */
const taken = new Map<string, Looked>()

/** Reports on the deals of one scenario, from the file to the answer; what fails leaves what was there. */
export class Reports implements ReactiveController {
  looked: Looked | undefined
  busy = ''
  trouble: unknown
  options: ReportOptions = { deal: '', asOf: '', fixedFees: 'point-in-time', guarantee: '' }
  private view: ScenarioView | undefined
  private asking = new AbortController()

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.asking.abort()
  }

  get taken(): Looked | undefined {
    return this.view === undefined ? undefined : taken.get(this.view.id)
  }

  /** Another document, or another version of it: what is due is asked anew. */
  open(view: ScenarioView, deal: string): void {
    const other = this.view?.id !== view.id
    this.view = view
    if (other) {
      this.looked = undefined
      this.trouble = undefined
      this.options = { ...this.options, deal, asOf: '' }
    }
    if (this.taken !== undefined) void this.again({})
  }

  /** Reads a file, says what is wrong with it, and asks what was due; nothing is taken yet. */
  look(file: File, sample = false): Promise<void> {
    return this.doing(`Reading ${file.name}`, async (signal) => {
      this.looked = undefined
      const chosen: ChosenFile = await readChosen(file)
      const read = await previewFile(chosen, { as: 'reports' }, signal)
      const rows = read.rows as readonly ReportRow[]
      const none = { cell: chosen.name, expected: 'a row below the names of columns', found: 'none' }
      const faults = rows.length === 0 && read.faults.length === 0 ? [none] : read.faults
      this.looked = { name: chosen.name, sample, file: read.file, rows, faults, answer: undefined }
      if (faults.length === 0) this.looked = await this.answered(this.looked, signal)
    })
  }

  /** The same reports with other options. */
  again(options: Partial<ReportOptions>): Promise<void> {
    this.options = { ...this.options, ...options }
    const held = this.looked ?? this.taken
    const isTaken = this.looked === undefined
    if (held === undefined) return Promise.resolve()
    return this.doing('Working out what was due', async (signal) => {
      const next = await this.answered({ ...held, faults: [] }, signal)
      if (!isTaken) this.looked = next
      else if (next.faults.length === 0) this.keep(next)
      else this.looked = next
    })
  }

  take(): void {
    if (this.looked?.answer === undefined) return
    this.keep(this.looked)
    this.looked = undefined
    this.host.requestUpdate()
  }

  cancel(): void {
    this.asking.abort()
    this.looked = undefined
    this.trouble = undefined
    this.busy = ''
    this.host.requestUpdate()
  }

  private keep(looked: Looked): void {
    if (this.view !== undefined) taken.set(this.view.id, looked)
  }

  private async answered(looked: Looked, signal: AbortSignal): Promise<Looked> {
    const { deal, asOf, fixedFees, guarantee } = this.options
    const recognition = { fixedFees, ...(guarantee === '' ? {} : { guarantee }) }
    const dated = asOf === '' ? {} : { asOf }
    const document = this.view?.document
    const reports = [...looked.rows]
    try {
      const answer = await askActuals({ document, deal, reports, recognition, ...dated }, signal)
      return { ...looked, answer }
    } catch (reason) {
      if (!(reason instanceof Trouble)) throw reason
      const { cells, others } = faultsByCell(reason.failures, reports, looked.file)
      if (cells.length === 0 || others.length > 0) throw reason
      return { ...looked, faults: cells, answer: undefined }
    }
  }

  /** The latest wish wins; one that was given up says nothing. */
  private async doing(what: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.asking.abort()
    this.asking = new AbortController()
    const { signal } = this.asking
    this.busy = what
    this.trouble = undefined
    this.host.requestUpdate()
    try {
      await work(signal)
    } catch (reason) {
      if (!signal.aborted) this.trouble = reason
    } finally {
      if (!signal.aborted) this.busy = ''
      this.host.requestUpdate()
    }
  }
}
