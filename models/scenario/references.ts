import { comparableIds } from '../methods/comparables.ts'
import type { Failure } from '../units/failure.ts'
import { cellRows } from './cells.ts'
import { circlesOfChains } from './circles.ts'
import { escapePointer } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'
import { nearestWord } from './suggest.ts'
import { datasetTemplates, licenseeTemplates, licensorTemplates } from './templates.ts'
import { repeatedIds } from './uniqueIds.ts'
import { namedComparables, ownComparablesTwice, valuationUses } from './valuationUses.ts'

/** Every id that is used is defined, and every id is defined once; all faults at once. */
export const checkReferences = (document: ReadDocument): readonly Failure[] => {
  const known = definitions(document)
  return [
    ...repeatedIds(document),
    ...ownComparablesTwice(document),
    ...circlesOfChains(document),
    ...uses(document).flatMap((use) => undefinedUse(use, known)),
  ]
}

/** What an id can be the id of, and how that is called in a sentence. */
const words = {
  field: 'field of use',
  territory: 'territory',
  licensee: 'licensee',
  deal: 'deal',
  risk: 'risk',
  source: 'source',
  market: 'market',
  place: 'field of use or market',
  comparable: 'comparable',
  named: 'comparable that the document names',
  datasetTemplate: 'template of a dataset',
  licensorTemplate: 'template of a licensor',
  licenseeTemplate: 'template of a licensee',
} as const

type Kind = keyof typeof words

/** One place of the document that names something defined elsewhere. */
interface Use {
  readonly id: string | undefined
  readonly kind: Kind
  readonly pointer: string
}

const definitions = (document: ReadDocument): Readonly<Record<Kind, readonly string[]>> => {
  const ids = (rows: readonly { readonly id: string }[] | undefined): readonly string[] =>
    (rows ?? []).map(({ id }) => id)
  const markets = ids(cellRows(document))
  return {
    field: ids(document.fields),
    territory: document.territories === undefined ? ['WW'] : ids(document.territories),
    licensee: ids(document.licensees),
    deal: ids(document.deals),
    risk: ids(document.risks),
    source: ids(document.dataset.sources),
    market: markets,
    place: [...ids(document.fields), ...markets],
    comparable: comparableIds,
    named: namedComparables(document),
    datasetTemplate: [...datasetTemplates.keys()],
    licensorTemplate: [...licensorTemplates.keys()],
    licenseeTemplate: [...licenseeTemplates.keys()],
  }
}

const undefinedUse = ({ id, kind, pointer }: Use, known: ReturnType<typeof definitions>): Failure[] => {
  if (id === undefined || known[kind].includes(id)) return []
  const suggestion = nearestWord(id, known[kind])
  // dozens of comparables would bury the sentence
  const accepted =
    known[kind].length === 0 ? 'none is defined' : `one of ${known[kind].slice(0, 12).join(', ')}`
  const expected = `the id of a ${words[kind]} (${accepted})`
  return [{ kind: 'reference', pointer, expected, found: `"${id}"`, ...(suggestion ? { suggestion } : {}) }]
}

const uses = (document: ReadDocument): readonly Use[] => [
  { id: document.dataset.template, kind: 'datasetTemplate', pointer: '/dataset/template' },
  { id: curveLicensee(document), kind: 'licensee', pointer: '/dataset/contributorWorth/licensee' },
  { id: document.licensor.template, kind: 'licensorTemplate', pointer: '/licensor/template' },
  ...valuationUses(document),
  { id: document.simulation?.until?.deal, kind: 'deal', pointer: '/simulation/until/deal' },
  ...(document.fields ?? []).flatMap((field, j) => marketUses(field.market ?? {}, `/fields/${j}/market`)),
  ...(document.markets ?? []).flatMap((row, j): Use[] => [
    { id: row.field, kind: 'field', pointer: `/markets/${j}/field` },
    { id: row.territory, kind: 'territory', pointer: `/markets/${j}/territory` },
    ...marketUses(row, `/markets/${j}`),
  ]),
  ...document.licensees.flatMap(licenseeUses),
  ...document.deals.flatMap(dealUses),
  ...(document.dataset.diligence ?? []).map((item, j): Use => {
    const pointer = `/dataset/diligence/${j}/ifFails/blocksSource`
    return { id: item.ifFails?.blocksSource, kind: 'source', pointer }
  }),
  ...(document.dataset.diligence ?? []).flatMap((item, j) =>
    listed(item.deals, 'deal', `/dataset/diligence/${j}/deals`),
  ),
  ...(document.dataset.obligations ?? []).map(
    ({ source }, j): Use => ({ id: source, kind: 'source', pointer: `/dataset/obligations/${j}/source` }),
  ),
  ...(document.dataset.coverage ?? []).map(
    ({ gate }, j): Use => ({ id: gate?.field, kind: 'field', pointer: `/dataset/coverage/${j}/gate/field` }),
  ),
  ...(document.chains ?? []).flatMap(({ upstream, downstream }, j): Use[] => [
    { id: upstream, kind: 'deal', pointer: `/chains/${j}/upstream` },
    { id: downstream, kind: 'deal', pointer: `/chains/${j}/downstream` },
  ]),
  ...(document.strategies ?? []).flatMap((strategy, j) =>
    listed(strategy.deals, 'deal', `/strategies/${j}/deals`),
  ),
]

/** Whose learning curve says what contributors are worth. */
const curveLicensee = ({ dataset: { contributorWorth: worth } }: ReadDocument): string | undefined =>
  worth?.kind === 'learningCurve' ? worth.licensee : undefined

const listed = (ids: readonly string[] | undefined, kind: Kind, pointer: string): readonly Use[] =>
  (ids ?? []).map((id, j) => ({ id, kind, pointer: `${pointer}/${j}` }))

type MarketKeys = NonNullable<NonNullable<ReadDocument['fields']>[number]['market']>

const marketUses = (market: Pick<MarketKeys, 'others' | 'leakage'>, pointer: string): readonly Use[] => [
  { id: market.others?.like, kind: 'licensee', pointer: `${pointer}/others/like` },
  ...(market.leakage ?? []).map(
    (row, l): Use => ({ id: row.to, kind: 'field', pointer: `${pointer}/leakage/${l}/to` }),
  ),
]

const licenseeUses = (licensee: ReadDocument['licensees'][number], j: number): readonly Use[] => [
  { id: licensee.template, kind: 'licenseeTemplate', pointer: `/licensees/${j}/template` },
  ...Object.keys(licensee.positions).map(
    (key): Use => ({ id: key, kind: 'place', pointer: `/licensees/${j}/positions/${escapePointer(key)}` }),
  ),
]

const dealUses = (deal: ReadDocument['deals'][number], j: number): readonly Use[] => [
  { id: deal.licensee, kind: 'licensee', pointer: `/deals/${j}/licensee` },
  ...listed(deal.risks, 'risk', `/deals/${j}/risks`),
  ...deal.terms.flatMap((term, t): Use[] => {
    if (term.kind !== 'milestone' || !('gate' in term.trigger)) return []
    const pointer = `/deals/${j}/terms/${t}/trigger`
    return [
      { id: term.trigger.field, kind: 'field', pointer: `${pointer}/field` },
      { id: term.trigger.market, kind: 'market', pointer: `${pointer}/market` },
    ]
  }),
  ...deal.grants.flatMap((grant, g): Use[] => {
    const pointer = `/deals/${j}/grants/${g}`
    return [
      { id: grant.field, kind: 'field', pointer: `${pointer}/field` },
      { id: grant.market, kind: 'market', pointer: `${pointer}/market` },
      {
        id: grant.territory === '*' ? undefined : grant.territory,
        kind: 'territory',
        pointer: `${pointer}/territory`,
      },
    ]
  }),
]
