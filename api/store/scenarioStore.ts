import type { ComparableStore } from './comparableStore.ts'
import type { ReportStore } from './reportStore.ts'

/**
 * Where scenarios are kept. Saving makes a version; versions are never changed or deleted; a write is acknowledged
 * after it is on disk; order is by sequence, not by clock. `test/api/store/contract.ts` is this file as tests.
 */
export interface ScenarioStore {
  /** A new scenario with version 1. */
  readonly create: (content: Content) => Promise<Version>
  /** Version base + 1, or the version that came first if `base` is not the latest any more. */
  readonly append: (id: string, base: number, content: Content) => Promise<Appended>
  readonly latest: (id: string) => Promise<Version | null>
  readonly version: (id: string, number: number) => Promise<Version | null>
  /** Newest first. */
  readonly versions: (id: string, page: PageRequest) => Promise<PageOf<VersionSummary>>
  /** Each with its latest version; the scenario created last comes first. */
  readonly list: (page: PageRequest) => Promise<PageOf<ScenarioSummary>>
  /** kept beside the scenarios, in the same database */
  readonly comparables: ComparableStore
  readonly reports: ReportStore
  readonly close: () => Promise<void>
}

export interface Content {
  readonly name: string
  /** canonical JSON */
  readonly document: string
  /** SHA-256 of it, hex */
  readonly hash: string
}

export interface VersionSummary {
  readonly version: number
  readonly name: string
  readonly hash: string
  /** for people; nothing is ordered by it */
  readonly createdAt: string
}

export interface ScenarioSummary extends VersionSummary {
  readonly id: string
}

export interface Version extends ScenarioSummary {
  readonly document: string
}

export type Appended =
  | { readonly kind: 'saved'; readonly version: Version }
  | { readonly kind: 'stale'; readonly current: Version }
  | { readonly kind: 'unknown' }

export interface PageRequest {
  readonly limit: number
  /** as `next` of the page before */
  readonly after?: number
}

export interface PageOf<Item> {
  readonly items: readonly Item[]
  /** where the next page starts; null on the last one */
  readonly next: number | null
}
