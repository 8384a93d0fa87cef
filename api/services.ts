import type { Log } from './log.ts'
import type { Page } from './page.ts'
import type { Runs } from './runs/runs.ts'
import type { ScenarioStore } from './store/scenarioStore.ts'
import type { Spool } from './store/spool.ts'

/** What the routes need from outside. Tests hand in their own. */
export interface Services {
  /** host names with port under which this server answers, the first being the one it prints */
  readonly hosts: readonly string[]
  readonly runs: Runs
  readonly store: ScenarioStore
  /** files that were made and wait to be fetched */
  readonly spool: Spool
  readonly log: Log
  /** who keeps what is kept here, until there are accounts */
  readonly person: string
  /** JSON Schema of the document, its definitions under `$defs` */
  readonly documentSchema: JsonObject
  /** publicly reported licences, with source, grade and caution */
  readonly comparables: JsonObject
  /** the built page; absent while only the API runs */
  readonly page?: Page
}

/** Anything that is sent as JSON as it stands. */
export type JsonObject = Readonly<Record<string, unknown>>

export interface Env {
  /** where there is a socket */
  readonly Bindings: { readonly outgoing?: { readonly destroy: () => unknown } }
  readonly Variables: { requestId: string }
}
