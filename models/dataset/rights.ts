/** A source of records as the grant of one field to one licensee sees it. */
export interface SourceView {
  readonly id: string
  readonly records: number
  readonly counts: boolean
  /** why it does not count */
  readonly reason: string | null
  /** date (years) after which it stops counting; Infinity without one */
  readonly until: number
  readonly upfront: number
  readonly perYear: number
}

interface SourceFacts {
  readonly id: string
  readonly records: number
  readonly origin?: string | undefined
  readonly purposes?: readonly string[] | undefined
  readonly transfer?: readonly TransferFacts[] | undefined
  /** date (years) to which what a law asks for the source is in order; Infinity without it */
  readonly untilYears?: number | undefined
}

interface TransferFacts {
  readonly to: string
  readonly status: 'permitted' | 'restricted' | 'blocked'
  readonly cost?: { readonly upfront?: number | undefined; readonly perYear?: number | undefined } | undefined
  readonly untilYears: number
}

/**
 * Whether a source counts: its purposes include the field and its records may go where the licensee processes them.
 * Privacy law binds where data come from and where they are processed; it limits records, not sales.
 */
export const viewSource = (
  source: SourceFacts,
  field: string,
  processing: string | undefined,
): SourceView => {
  const { untilYears = Infinity } = source
  const base = { id: source.id, records: source.records, until: untilYears, upfront: 0, perYear: 0 }
  if (untilYears <= 0) return { ...base, counts: false, reason: 'what a law asks for it has expired' }
  const purposes = source.purposes ?? ['*']
  if (!purposes.includes('*') && !purposes.includes(field))
    return { ...base, counts: false, reason: `its purposes do not include ${field}` }
  if (processing === undefined || processing === source.origin || source.transfer === undefined)
    return { ...base, counts: true, reason: null }
  const transfer = source.transfer.find((row) => row.to === processing)
  if (transfer?.status !== 'permitted')
    return {
      ...base,
      counts: false,
      reason: `transfer to ${processing} is ${transfer?.status ?? 'not listed'}`,
    }
  const { upfront = 0, perYear = 0 } = transfer.cost ?? {}
  return {
    ...base,
    counts: true,
    reason: null,
    until: Math.min(untilYears, transfer.untilYears),
    upfront,
    perYear,
  }
}

/** κ at date t: the share of all records that count. */
export const countedShare = (views: readonly SourceView[], t: number): number => {
  const all = views.reduce((sum, view) => sum + view.records, 0)
  const counted = views.reduce((sum, view) => sum + (view.counts && t <= view.until ? view.records : 0), 0)
  return all > 0 ? counted / all : 0
}
