import { comparableIds } from '../methods/comparables.ts'
import type { Failure } from '../units/failure.ts'
import { cellRows, covers } from './cells.ts'
import { escapePointer } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'
import { nearestWord } from './suggest.ts'
import { datasetTemplates, licenseeTemplates, licensorTemplates } from './templates.ts'

/** What a kind of id is called in a sentence. */
const words = {
  field: 'field of use',
  territory: 'territory',
  licensee: 'licensee',
  deal: 'deal',
  risk: 'risk',
  source: 'source',
  cell: 'market',
  market: 'field of use or market',
} as const

/** Every id that is used is defined, and every id is defined once; all faults at once. */
export const checkReferences = (document: ReadDocument): readonly Failure[] => {
  const faults: Failure[] = []
  const ids = (rows: readonly { readonly id: string }[] | undefined): readonly string[] =>
    (rows ?? []).map(({ id }) => id)
  const known = {
    field: ids(document.fields),
    territory: document.territories === undefined ? ['WW'] : ids(document.territories),
    licensee: ids(document.licensees),
    deal: ids(document.deals),
    risk: ids(document.risks),
    source: ids(document.dataset.sources),
    cell: cellRows(document).map(({ id }) => id),
    market: [...ids(document.fields), ...cellRows(document).map(({ id }) => id)],
  }
  const refer = (id: string | undefined, kind: keyof typeof known, pointer: string): void => {
    if (id === undefined || known[kind].includes(id)) return
    const suggestion = nearestWord(id, known[kind])
    const accepted = known[kind].length === 0 ? 'none is defined' : `one of ${known[kind].join(', ')}`
    const expected = `the id of a ${words[kind]} (${accepted})`
    faults.push({
      kind: 'reference',
      pointer,
      expected,
      found: `"${id}"`,
      ...(suggestion ? { suggestion } : {}),
    })
  }
  unique(faults, '/fields', known.field)
  unique(faults, '/territories', ids(document.territories))
  unique(faults, '/licensees', known.licensee)
  unique(faults, '/risks', known.risk)
  unique(faults, '/dataset/sources', known.source)
  unique(faults, '/deals', known.deal)
  uniqueCells(faults, document)
  unique(faults, '/strategies', ids(document.strategies), known.deal)
  const template = (
    id: string | undefined,
    accepted: ReadonlyMap<string, unknown>,
    pointer: string,
  ): void => {
    if (id === undefined || accepted.has(id)) return
    const names = [...accepted.keys()]
    const suggestion = nearestWord(id, names)
    const expected = `one of the templates ${names.join(', ')}`
    faults.push({
      kind: 'reference',
      pointer,
      expected,
      found: `"${id}"`,
      ...(suggestion ? { suggestion } : {}),
    })
  }
  template(document.dataset.template, datasetTemplates, '/dataset/template')
  template(document.licensor.template, licensorTemplates, '/licensor/template')
  document.licensees.forEach((licensee, j) => {
    template(licensee.template, licenseeTemplates, `/licensees/${j}/template`)
  })
  document.comparables?.forEach((id, j) => {
    if (!comparableIds.includes(id))
      faults.push({
        kind: 'reference',
        pointer: `/comparables/${j}`,
        expected: 'the id of a comparable',
        found: `"${id}"`,
      })
  })
  document.markets?.forEach((row, j) => {
    refer(row.field, 'field', `/markets/${j}/field`)
    refer(row.territory, 'territory', `/markets/${j}/territory`)
    refer(row.others?.like, 'licensee', `/markets/${j}/others/like`)
    row.leakage?.forEach((leak, l) => {
      refer(leak.to, 'field', `/markets/${j}/leakage/${l}/to`)
    })
  })
  document.fields?.forEach((field, j) => {
    field.market?.leakage?.forEach((row, l) => {
      refer(row.to, 'field', `/fields/${j}/market/leakage/${l}/to`)
    })
    refer(field.market?.others?.like, 'licensee', `/fields/${j}/market/others/like`)
  })
  document.licensees.forEach((licensee, j) => {
    for (const key of Object.keys(licensee.positions))
      refer(key, 'market', `/licensees/${j}/positions/${escapePointer(key)}`)
  })
  document.deals.forEach((deal, j) => {
    refer(deal.licensee, 'licensee', `/deals/${j}/licensee`)
    deal.risks?.forEach((risk, r) => {
      refer(risk, 'risk', `/deals/${j}/risks/${r}`)
    })
    once(faults, deal.risks ?? [], `/deals/${j}/risks`)
    deal.grants.forEach((grant, g) => {
      const pointer = `/deals/${j}/grants/${g}`
      refer(grant.field, 'field', `${pointer}/field`)
      refer(grant.market, 'cell', `${pointer}/market`)
      if (grant.territory !== '*') refer(grant.territory, 'territory', `${pointer}/territory`)
      if (grant.field === undefined && grant.market === undefined)
        faults.push({ kind: 'missing-key', pointer, expected: 'field or market', found: 'neither' })
    })
  })
  document.dataset.diligence?.forEach((item, j) => {
    refer(item.ifFails?.blocksSource, 'source', `/dataset/diligence/${j}/ifFails/blocksSource`)
  })
  document.strategies?.forEach((strategy, j) => {
    strategy.deals.forEach((deal, d) => {
      refer(deal, 'deal', `/strategies/${j}/deals/${d}`)
    })
  })
  return faults
}

const unique = (
  faults: Failure[],
  pointer: string,
  ids: readonly string[],
  others: readonly string[] = [],
): void =>
  ids.forEach((id, j) => {
    if (ids.indexOf(id) === j && !others.includes(id)) return
    const expected = others.includes(id) ? 'an id that no deal has' : 'an id of its own'
    faults.push({
      kind: 'reference',
      pointer: `${pointer}/${j}/id`,
      expected,
      found: `"${id}" a second time`,
    })
  })

/** No cell is described by two rows, and no two cells have one id. */
const uniqueCells = (faults: Failure[], document: ReadDocument): void => {
  const cells = cellRows(document)
  document.markets?.forEach((row, j) => {
    for (const { field, territory, row: first } of cells)
      if (covers(row, field.id, territory.id) && first !== j && first !== null)
        faults.push({
          kind: 'conflict',
          pointer: `/markets/${j}`,
          other: `/markets/${first}`,
          expected: 'each cell of field and territory once',
          found: `${field.id} in ${territory.id} a second time`,
        })
  })
  cells.forEach(({ id, field, territory }, j) => {
    const first = cells.find((cell) => cell.id === id)
    // fields or territories given twice are faults of their own
    if (first === cells[j] || (first?.field.id === field.id && first.territory.id === territory.id)) return
    const found = `two cells called "${id}"; ids do not tell capitals from small letters`
    faults.push({
      kind: 'reference',
      pointer: '/markets',
      expected: 'an id of its own for every cell',
      found,
    })
  })
}

/** A list that names each thing once. */
const once = (faults: Failure[], ids: readonly string[], pointer: string): void => {
  ids.forEach((id, j) => {
    if (ids.indexOf(id) < j)
      faults.push({
        kind: 'reference',
        pointer: `${pointer}/${j}`,
        expected: 'each risk once',
        found: `"${id}" a second time`,
      })
  })
}
