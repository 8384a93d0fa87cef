import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { keptRows } from '../../models/actuals/keptRows.ts'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import { readChosen } from '../chosenFile.ts'
import { askActuals, previewFile } from '../importing.ts'
import { keepReport, listReports, withdrawReport } from '../keptReports.ts'
import { Trouble } from '../trouble.ts'
import { faultsByCell } from '../view/fileTable.ts'
import { needsDeal } from '../view/reportsOf.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { besideKept, type Looked, lookedAt, lookedKept, type ReportOptions } from './lookedReports.ts'

/** Reports that were compared without keeping them, by scenario: as long as the page stands, and no longer. */
const taken = new Map<string, Looked>()

/** Reports on the deals of one scenario, from the file to the answer; what fails leaves what was there. */
export class Reports implements ReactiveController {
  looked: Looked | undefined
  busy = ''
  trouble: unknown
  /** with the scenario, withdrawn ones among them */
  kept: readonly KeptReport[] = []
  /** the report that the next file corrects */
  revising: KeptReport | undefined
  /** the answer on what is kept, as long as no other file is compared */
  private onKept: Looked | undefined
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
    return (this.view === undefined ? undefined : taken.get(this.view.id)) ?? this.onKept
  }

  /** Another document, or another version of it: what is due is asked anew. */
  open(view: ScenarioView, deal: string): void {
    const other = this.view?.id !== view.id
    this.view = view
    if (other) {
      this.looked = undefined
      this.trouble = undefined
      this.onKept = undefined
      this.revising = undefined
      this.kept = []
      this.options = { ...this.options, deal, asOf: '' }
    }
    void this.doing('Reading what is kept', async (signal) => {
      await this.readKept(signal)
      await this.compareAgain(signal)
    })
  }

  /** Reads a file, says what is wrong with it, and asks what was due; nothing is taken yet. */
  look(file: File, sample = false): Promise<void> {
    return this.doing(`Reading ${file.name}`, async (signal) => {
      this.looked = undefined
      const chosen = await readChosen(file)
      const read = await previewFile(chosen, { as: 'reports' }, signal)
      this.looked = lookedAt(chosen, read, sample)
      if (read.faults.length === 0) this.looked = await this.answered(this.looked, signal)
    })
  }

  /** The same reports with other options. */
  again(options: Partial<ReportOptions>): Promise<void> {
    this.options = { ...this.options, ...options }
    return this.doing('Working out what was due', (signal) => this.compareAgain(signal))
  }

  /** Keeps the file that is looked at; what was compared is then what is kept. */
  keep(): Promise<void> {
    const { view, looked, revising } = this
    if (view === undefined || looked?.chosen == null) return Promise.resolve()
    const { chosen, hash, rows } = looked
    const deal = needsDeal(rows, view.document) ? this.options.deal : undefined
    return this.doing('Keeping the report', async (signal) => {
      await keepReport(view.id, { chosen, hash, deal, revising })
      await this.changed(view, signal)
    })
  }

  /** It counts no longer; its revisions stay. */
  withdraw(report: KeptReport): Promise<void> {
    const { view } = this
    if (view === undefined) return Promise.resolve()
    return this.doing('Withdrawing the report', async (signal) => {
      await withdrawReport(view.id, report)
      await this.changed(view, signal)
    })
  }

  revise(report: KeptReport | undefined): void {
    this.revising = report
    this.cancel()
  }

  take(): void {
    if (this.looked?.answer === undefined || this.view === undefined) return
    taken.set(this.view.id, besideKept(this.looked, this.kept))
    this.looked = undefined
    this.host.requestUpdate()
  }

  /** Whether what is shown is a file that is not kept, though there are reports that are. */
  get isAside(): boolean {
    return this.view !== undefined && taken.has(this.view.id) && this.kept.some(({ rows }) => rows !== null)
  }

  /** Leaves the file that was compared and is not kept: what is kept counts alone again. */
  leave(): Promise<void> {
    if (this.view !== undefined) taken.delete(this.view.id)
    return this.again({})
  }

  cancel(): void {
    this.asking.abort()
    this.looked = undefined
    this.trouble = undefined
    this.busy = ''
    this.host.requestUpdate()
  }

  private async changed(view: ScenarioView, signal: AbortSignal): Promise<void> {
    taken.delete(view.id)
    this.looked = undefined
    this.revising = undefined
    await this.readKept(signal)
    await this.compareAgain(signal)
  }

  private async readKept(signal: AbortSignal): Promise<void> {
    if (this.view !== undefined) this.kept = await listReports(this.view.id, signal)
  }

  /** Somebody else was first: what is kept by now is shown, and corrected by whoever says so again. */
  private async seeOthers(signal: AbortSignal): Promise<void> {
    const known = this.revising?.report
    await this.readKept(signal).catch(() => undefined)
    this.revising = this.kept.find(({ report }) => report === known)
  }

  /** What is looked at, else what was compared, else what is kept. */
  private async compareAgain(signal: AbortSignal): Promise<void> {
    const { view, looked } = this
    if (view === undefined) return
    const before = taken.get(view.id)
    if (looked !== undefined) this.looked = await this.answered({ ...looked, faults: [] }, signal)
    else if (before !== undefined) {
      const next = await this.answered({ ...before, faults: [] }, signal)
      if (next.faults.length === 0) taken.set(view.id, next)
      else this.looked = next
    } else this.onKept = await lookedKept(view, this, signal)
  }

  private async answered(looked: Looked, signal: AbortSignal): Promise<Looked> {
    const { deal, asOf, fixedFees, guarantee } = this.options
    const recognition = { fixedFees, ...(guarantee === '' ? {} : { guarantee }) }
    const dated = asOf === '' ? {} : { asOf }
    const document = this.view?.document
    // the report that is corrected gives way to the file that is looked at
    const beside = keptRows(this.kept.filter(({ report }) => report !== this.revising?.report))
    const reports = [...beside, ...looked.rows]
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
      if (reason instanceof Trouble && reason.stale) await this.seeOthers(signal)
    } finally {
      if (!signal.aborted) this.busy = ''
      this.host.requestUpdate()
    }
  }
}
