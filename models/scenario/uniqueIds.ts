import type { Failure } from '../units/failure.ts'
import { cellRows, covers } from './cells.ts'
import type { ReadDocument } from './schema/document.ts'

/** Ids that are given twice, cells that are described twice, and grants of nothing. */
export const repeatedIds = (document: ReadDocument): readonly Failure[] => {
  const deals = document.deals.map(({ id }) => id)
  return [
    ...repeated(document.fields, '/fields'),
    ...repeated(document.territories, '/territories'),
    ...repeated(document.licensees, '/licensees'),
    ...repeated(document.risks, '/risks'),
    ...repeated(document.dataset.sources, '/dataset/sources'),
    ...repeated(document.dataset.contributors, '/dataset/contributors'),
    ...repeated(document.deals, '/deals'),
    ...repeated(document.strategies, '/strategies', deals),
    ...cellsTwice(document),
    ...cellNames(document),
    ...document.deals.flatMap(dealFaults),
  ]
}

const again = (pointer: string, expected: string, id: string): Failure => ({
  kind: 'reference',
  pointer,
  expected,
  found: `"${id}" a second time`,
})

const repeated = (
  rows: readonly { readonly id: string }[] | undefined,
  pointer: string,
  others: readonly string[] = [],
): readonly Failure[] => {
  const seen = new Set<string>()
  return (rows ?? []).flatMap(({ id }, j) => {
    const before = seen.has(id)
    seen.add(id)
    if (others.includes(id)) return [again(`${pointer}/${j}/id`, 'an id that no deal has', id)]
    return before ? [again(`${pointer}/${j}/id`, 'an id of its own', id)] : []
  })
}

/** No cell is described by two rows of `markets`. */
const cellsTwice = (document: ReadDocument): readonly Failure[] => {
  const cells = cellRows(document)
  return (document.markets ?? []).flatMap((row, j) =>
    cells.flatMap(({ field, territory, row: first }): Failure[] => {
      if (first === null || first === j || !covers(row, field.id, territory.id)) return []
      const expected = 'each cell of field and territory once'
      const found = `${field.id} in ${territory.id} a second time`
      return [{ kind: 'conflict', pointer: `/markets/${j}`, other: `/markets/${first}`, expected, found }]
    }),
  )
}

/** No two cells have one id; fields or territories given twice are faults of their own. */
const cellNames = (document: ReadDocument): readonly Failure[] => {
  const cells = cellRows(document)
  return cells.flatMap((cell): Failure[] => {
    const first = cells.find(({ id }) => id === cell.id) ?? cell
    const same = first.field.id === cell.field.id && first.territory.id === cell.territory.id
    if (same) return []
    const found = `two cells called "${cell.id}"; ids do not tell capitals from small letters`
    return [{ kind: 'reference', pointer: '/markets', expected: 'an id of its own for every cell', found }]
  })
}

/** A deal names each risk once, and every grant says of what. */
const dealFaults = (deal: ReadDocument['deals'][number], j: number): readonly Failure[] => {
  const risks = deal.risks ?? []
  return [
    ...risks.flatMap((id, r) =>
      risks.indexOf(id) < r ? [again(`/deals/${j}/risks/${r}`, 'each risk once', id)] : [],
    ),
    ...deal.grants.flatMap((grant, g): Failure[] => {
      if (grant.market !== undefined && (grant.field !== undefined || (grant.territory ?? '*') !== '*')) {
        const other = `/deals/${j}/grants/${g}/${grant.field === undefined ? 'territory' : 'field'}`
        const expected = 'either a market, or a field with its territory'
        return [
          { kind: 'conflict', pointer: `/deals/${j}/grants/${g}/market`, other, expected, found: 'both' },
        ]
      }
      if (grant.field !== undefined || grant.market !== undefined) return []
      const pointer = `/deals/${j}/grants/${g}`
      return [{ kind: 'missing-key', pointer, expected: 'field or market', found: 'neither' }]
    }),
  ]
}
