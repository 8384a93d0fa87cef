import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { FieldStrategy, SplitSet } from '../scenario/schema/fieldStrategy.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { toPlace } from './decimals.ts'
import { brief } from './figures.ts'
import { grid } from './grid.ts'
import { fieldName, licenseeName, licensorName, strategyName, territoryName } from './names.ts'
import { bare, figure, name, section } from './tableSection.ts'

/** Where the value lies: of the best set and of each strategy by field, territory and party, and what grants would leave. */
export const splitLines = (
  { split }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const sets = split.sets.filter(({ kind, deals }) => kind !== 'deal' && deals.length > 0)
  const shown = sets.filter(
    (set) =>
      set.kind !== 'best' || sets.every((other) => other === set || `${other.deals}` !== `${set.deals}`),
  )
  const tables = shown.map((set) => {
    const title = set.kind === 'best' ? 'The best set' : strategyName(document, set.id)
    return grid(
      [name(title), figure(`Expected, ${document.currency}`), figure('Share')],
      rowsOf(set, document),
      width,
    )
  })
  const room = grid(
    [name('All reference grants'), figure(`Ceiling less floor, ${document.currency}`), figure('Share')],
    [...byField(split.room.fields, document), ...byTerritory(split.room.territories, document)],
    width,
  )
  return section(
    'Where the value lies',
    [...tables, room].flatMap((lines, t) => (t === 0 ? lines : ['', ...lines])),
  )
}

type Part = SplitSet['fields'][number]

const rowsOf = (
  { fields, territories, parties }: SplitSet,
  document: FieldfareDocument,
): readonly (readonly string[])[] => [
  ...byField(fields, document),
  ...byTerritory(territories, document),
  ...(parties ?? []).map(({ id, worth, share }) => [
    `party: ${id === null ? licensorName(document) : licenseeName(document, id)}`,
    bare(brief(worth, '')),
    shareWords(share),
  ]),
]

const byField = (parts: readonly Part[], document: FieldfareDocument) =>
  parts.map(({ id, worth, share }) => [
    `field: ${fieldName(document, id ?? '')}`,
    bare(brief(worth, '')),
    shareWords(share),
  ])

const byTerritory = (parts: readonly Part[], document: FieldfareDocument) =>
  parts.map(({ id, worth, share }) => [
    `territory: ${id === null ? 'none, a saving' : territoryName(document, id)}`,
    bare(brief(worth, '')),
    shareWords(share),
  ])

/** "41.2 ± 0.3 %"; a whole that may be nothing has no shares. */
const shareWords = (share: Estimate | null): string =>
  share === null
    ? 'no share'
    : `${toPlace(100 * share.value, -1)} ± ${toPlace(100 * share.standardError + 0.05, -1)} %`
