import type { Result } from '../units/result.ts'

interface CellFault {
  readonly column: string
  readonly expected: string
  readonly found: string
}

type Cells = ReadonlyMap<string, string>

const number = /^\d{1,18}(\.\d{1,12})?(e\d{1,2})?$/

/**
 * A comparable in the shape of the shipped ones, from the cells of a line; what its words may be is the schema's business. Of a
 * price with one end only, a low one is the whole figure and a high one an upper bound; a line without either is undisclosed.
 */
export const comparableFromCells = (cells: Cells): Result<object, CellFault> => {
  const faults: CellFault[] = []
  const text = (column: string): string | undefined => cells.get(column) || undefined
  const amount = (column: string): number | undefined => {
    const written = text(column)
    if (written === undefined) return undefined
    if (number.test(written)) return Number(written)
    const expected = 'a plain number such as 1200000 or 0.02, without separators of thousands'
    faults.push({ column, expected, found: `"${written.slice(0, 60)}"` })
    return undefined
  }
  const [low, high] = [amount('low'), amount('high')]
  const price = low === undefined && high === undefined ? undefined : { low: low ?? 0, high: high ?? low }
  const words = ['id', 'licensor', 'licensee', 'asset', 'reported', 'grade', 'source', 'kind'] as const
  const optional = ['exclusivity', 'payment', 'caution'] as const
  const made = {
    ...Object.fromEntries(words.map((column) => [column, text(column) ?? ''])),
    year: amount('year') ?? null,
    ...pricedOf(cells, price, faults),
    ...termOf(cells, faults),
    ...Object.fromEntries(optional.flatMap((column) => (text(column) ? [[column, text(column)]] : []))),
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: made }
}

interface Price {
  readonly low: number
  readonly high: number | undefined
}

/** A price per unit has a unit, any other a basis; both would leave open which of them it is. */
const pricedOf = (cells: Cells, price: Price | undefined, faults: CellFault[]): object => {
  const [currency, basis, unit] = ['currency', 'basis', 'unit'].map((column) => cells.get(column) ?? '')
  if (price === undefined) {
    if (cells.get('low') || cells.get('high')) return {}
    for (const column of ['basis', 'unit'])
      if (cells.get(column))
        faults.push({
          column,
          expected: 'low or high beside it',
          found: `"${cells.get(column)}" without a price`,
        })
    return { undisclosed: true }
  }
  if (unit !== '' && basis !== '')
    faults.push({ column: 'basis', expected: 'either a basis or a unit', found: 'both' })
  return unit === '' ? { amount: { ...price, currency, basis } } : { perUnit: { ...price, currency, unit } }
}

/** "3", "2-4" or "3-": years at least and at most. */
const termOf = (cells: Cells, faults: CellFault[]): object => {
  const written = cells.get('termYears') ?? ''
  if (written === '') return {}
  const [, from, to] = /^(\d{1,3}(?:\.\d+)?)?\s*(?:[-–]\s*(\d{1,3}(?:\.\d+)?)?)?$/.exec(written) ?? []
  if (from === undefined && to === undefined) {
    faults.push({
      column: 'termYears',
      expected: 'years such as 3, 2-4 or 3-',
      found: `"${written.slice(0, 60)}"`,
    })
    return {}
  }
  const range = /[-–]/.test(written)
  const least = from === undefined ? null : Number(from)
  return { termYears: [least, range ? (to === undefined ? null : Number(to)) : least] }
}
