/**
 * Where comparables of one's own are kept, for documents to take over. A change is a new revision, and so is taking one
 * away: what a document once rested on can be looked up. `test/api/store/comparableContract.ts` is this file as tests.
 */
export interface ComparableStore {
  /** Revision base + 1; base 0 makes it. `comparable` null takes it away. */
  readonly save: (change: ComparableChange) => Promise<ComparableSaved>
  /** The latest revision; null where there is none, or it was taken away. */
  readonly read: (id: string) => Promise<KeptComparable | null>
  /** The latest revision of each, by id. */
  readonly list: () => Promise<readonly KeptComparable[]>
}

export interface ComparableChange {
  readonly id: string
  readonly base: number
  /** canonical JSON */
  readonly comparable: string | null
}

export interface KeptComparable {
  readonly id: string
  readonly revision: number
  /** canonical JSON */
  readonly comparable: string
  /** for people; nothing is ordered by it */
  readonly createdAt: string
}

/** `revision` of a stale change is the latest; 0 where there is none. */
export interface ComparableSaved {
  readonly kind: 'saved' | 'stale'
  readonly revision: number
}
