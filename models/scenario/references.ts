import { comparableIds } from '../methods/comparables.ts'
import type { Failure } from '../units/failure.ts'
import { cellId, escapePointer } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'
import { nearestWord } from './suggest.ts'
import { datasetTemplates, licenseeTemplates, licensorTemplates } from './templates.ts'

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
    cell: cellIds(document),
  }
  const refer = (id: string | undefined, kind: keyof typeof known, pointer: string): void => {
    if (id === undefined || known[kind].includes(id)) return
    const suggestion = nearestWord(id, known[kind])
    const accepted = known[kind].length === 0 ? 'none is defined' : `one of ${known[kind].join(', ')}`
    const expected = `the id of a ${kind} (${accepted})`
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
  })
  document.fields?.forEach((field, j) => {
    field.market?.leakage?.forEach((row, l) => {
      refer(row.to, 'field', `/fields/${j}/market/leakage/${l}/to`)
    })
    refer(field.market?.others?.like, 'licensee', `/fields/${j}/market/others/like`)
  })
  document.licensees.forEach((licensee, j) => {
    for (const key of Object.keys(licensee.positions))
      if (!known.cell.includes(key)) refer(key, 'field', `/licensees/${j}/positions/${escapePointer(key)}`)
  })
  document.deals.forEach((deal, j) => {
    refer(deal.licensee, 'licensee', `/deals/${j}/licensee`)
    deal.risks?.forEach((risk, r) => {
      refer(risk, 'risk', `/deals/${j}/risks/${r}`)
    })
    deal.grants.forEach((grant, g) => {
      const pointer = `/deals/${j}/grants/${g}`
      refer(grant.field, 'field', `${pointer}/field`)
      refer(grant.market, 'cell', `${pointer}/market`)
      if (grant.territory !== '*') refer(grant.territory, 'territory', `${pointer}/territory`)
      if (grant.field === undefined && grant.market === undefined)
        faults.push({ kind: 'missing-key', pointer, expected: 'field or market', found: 'neither' })
    })
  })
  document.strategies?.forEach((strategy, j) => {
    strategy.deals.forEach((deal, d) => {
      refer(deal, 'deal', `/strategies/${j}/deals/${d}`)
    })
  })
  return faults
}

const cellIds = (document: ReadDocument): readonly string[] => {
  const territories = document.territories ?? [{ id: 'WW' }]
  const made = (document.fields ?? []).flatMap((field) =>
    field.market === undefined ? [] : territories.map((territory) => cellId(field.id, territory.id)),
  )
  const written = (document.markets ?? []).map((row) => row.id ?? cellId(row.field, row.territory))
  return [...new Set([...made, ...written])]
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
