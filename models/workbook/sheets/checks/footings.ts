import { type LineRole, statementLines } from '../../../report/lines.ts'
import type { LineKey } from '../../../terms/statement.ts'
import { address, quotedSheet } from '../../address.ts'
import type { DealPart } from '../../exporting.ts'
import type { Check } from '../checks.ts'

interface Footing {
  readonly part: DealPart
  /** where the lines of the statement stand; the cash of both parties stands in the two rows before `below` */
  readonly rows: ReadonlyMap<LineKey, number>
  readonly below: number
  readonly firstYear: number
  readonly years: number
}

/**
 * What adds up in any deal, whatever is assumed: the endings to certainty, the years to the whole term line by line, and the
 * cash of both parties to income less costs less tax withheld, so that what one pays the other receives.
 */
export const footings = (footing: Footing): readonly Check[] => {
  const { part, rows, below, firstYear, years } = footing
  const { name, work } = part
  const on = (from: string, to: string): string => `${quotedSheet(name)}!${from}:${to}`
  const first = Math.min(...rows.values())
  const last = firstYear + years - 1
  const chances = work?.range('probability') ?? null
  const certain = {
    what: `${name}: probabilities of all endings, added up`,
    value: 1,
    engine: 1,
    always: true,
  }
  const whole = on(address(first, 1), address(below - 1, 1))
  const byYear = on(address(first, firstYear), address(below - 1, last))
  const cash = on(address(below - 2, 1), address(below - 1, 1))
  const parts = statementLines.flatMap(({ key, role }) => {
    const row = rows.get(key)
    const sign = signOf(role)
    if (row === undefined || sign === null) return []
    return [sign.replace('#', on(address(row, firstYear), address(row, last)))]
  })
  const nothing = { value: 0, engine: 0, always: true, allowed: 1e-3 }
  return [
    ...(chances === null ? [] : [{ ...certain, here: `SUM(${chances})` }]),
    {
      what: `${name}: all lines over the whole term less all lines by year`,
      here: `SUM(${whole})-SUM(${byYear})`,
      ...nothing,
    },
    {
      what: `${name}: cash of both parties less income, costs and tax withheld: what one pays the other receives`,
      here: `SUM(${cash})-(0${parts.join('')})`,
      ...nothing,
    },
  ]
}

/** How a line enters the cash of both parties together; what passes between them cancels. */
const signOf = (role: LineRole): string | null => {
  if (role === 'licensorIncome' || role === 'licenseeIncome') return '+SUM(#)'
  if (role === 'licensorCost' || role === 'licenseeCost') return '-SUM(#)'
  return role === 'withholding' ? '-SUMPRODUCT(ABS(#))' : null
}
