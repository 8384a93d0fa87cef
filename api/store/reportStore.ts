/**
 * Where royalty reports on the deals of a scenario are kept. A correction is a new revision, and so is withdrawing one: what was
 * once due on what was reported can be worked out again. `test/api/store/reportContract.ts` is this file as tests.
 */
export interface ReportStore {
  /** Revision base + 1; base 0 makes it. */
  readonly save: (change: ReportChange) => Promise<ReportSaved>
  /** The latest revision of each, withdrawn ones among them, in the order in which they were first kept. */
  readonly list: (scenario: string) => Promise<ReportList>
  /** Every revision of one, the first one first; none where the scenario has no such report. */
  readonly revisions: (scenario: string, report: string) => Promise<readonly KeptReport[]>
}

export interface ReportList {
  readonly reports: readonly KeptReport[]
  /** a mark of everything that is kept with the scenario: of what a change was held against */
  readonly mark: number
}

/** What a report is made of: the file it came from, and what was read there. */
export interface ReportContent {
  /** name of the file */
  readonly file: string
  /** SHA-256 of its bytes, hex */
  readonly hash: string
  /** of rows that name none; null where each does, or there is only one */
  readonly deal: string | null
  /** canonical JSON of the rows, each with its place in the file; null: withdrawn */
  readonly rows: string | null
}

export interface ReportChange extends ReportContent {
  readonly scenario: string
  readonly report: string
  readonly base: number
  /** of the list that the change was held against: periods reported twice would show there */
  readonly mark: number
  readonly by: string
}

export interface KeptReport extends ReportContent {
  readonly report: string
  readonly revision: number
  /** who kept this revision, and when; for people, nothing is ordered by it */
  readonly by: string
  readonly createdAt: string
}

/** A stale change rests on another revision than the latest, or on a list that has changed since. */
export type ReportSaved =
  | { readonly kind: 'saved'; readonly report: KeptReport }
  | { readonly kind: 'stale'; readonly revision: number }
