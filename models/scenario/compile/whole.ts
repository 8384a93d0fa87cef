import { cellRows } from '../cells.ts'
import type { Calendar } from '../plan.ts'
import type { DealContext, DealSource } from './grants.ts'
import { withoutAbsent } from './markets.ts'
import type { Compiling } from './quantities.ts'

/** Everything a deal does must end within the horizon: term, and tail. */
export const checkHorizon = (
  compiling: Compiling,
  sources: readonly DealSource[],
  calendar: Calendar,
): void => {
  const { horizon } = calendar
  for (const source of sources) {
    source.grants.forEach((grant, g) => {
      if (!calendar.middle.some((t) => t >= grant.start && t < grant.end))
        compiling.faults.push({
          kind: 'value',
          pointer: `${source.pointer}/grants/${g}/termYears`,
          expected: `a term that holds the middle of at least one period (${12 * calendar.delta} months each)`,
          found: `${grant.start} to ${grant.end} years`,
        })
      if (grant.end > horizon + 1e-9)
        compiling.faults.push({
          kind: 'value',
          pointer: `${source.pointer}/grants/${g}/termYears`,
          expected: `a term that ends within the horizon of ${horizon} years`,
          found: `an end after ${grant.end} years`,
        })
    })
    const end = Math.max(...source.grants.map((grant) => grant.end))
    source.terms.forEach((term, j) => {
      if (term.kind !== 'residual' || term.scope !== 'tail' || end + (term.tailYears ?? 0) <= horizon + 1e-9)
        return
      compiling.faults.push({
        kind: 'value',
        pointer: `${source.pointer}/terms/${j}/tailYears`,
        expected: `a tail that ends within the horizon of ${horizon} years`,
        found: `an end after ${end + (term.tailYears ?? 0)} years`,
      })
    })
  }
}

/** Statements that hold for the document as a whole. */
export const checkWhole = (compiling: Compiling, context: DealContext): void => {
  const { document, faults } = compiling
  checkMarkets(compiling, context)
  if ((document.fields ?? []).length === 0)
    faults.push({
      kind: 'missing-key',
      pointer: '/fields',
      expected: 'at least one field of use',
      found: 'none',
    })
  if (document.priceLevel === 'real' && document.inflation === undefined)
    faults.push({
      kind: 'missing-key',
      pointer: '/inflation',
      expected: 'inflation beside real prices',
      found: 'nothing',
    })
  document.licensees.forEach((licensee, j) => {
    for (const [key, position] of Object.entries(licensee.positions)) {
      const pointer = `/licensees/${j}/positions/${key}`
      const plan = context.parties.positions.find((row) => row.key === key && row.licensee === j)
      const cells = (plan?.exposures ?? []).map(
        (index) => context.cells[context.parties.exposures[index]!.cell]!,
      )
      const rivalry = cells.some(
        (cell) =>
          compiling.table.drafts[cell.rivalry]?.path.endsWith('.rivalry') && !isZero(compiling, cell.rivalry),
      )
      if (rivalry && position.exclusiveUplift !== undefined)
        faults.push({
          kind: 'conflict',
          pointer: `${pointer}/exclusiveUplift`,
          other: `the rivalry of field ${plan?.field}`,
          expected: 'either rivalry or exclusiveUplift: both describe absent rivals',
          found: 'both',
        })
      if (position.utility.kind === 'saving') continue
      if (cells.length === 0)
        faults.push({
          kind: 'reference',
          pointer,
          expected: `a market for ${key}: without one only a saving can be worth something`,
          found: 'no market',
        })
      if (position.launchYears === undefined)
        compiling.notes.push({
          pointer: `${pointer}/launchYears`,
          text: `${licensee.name ?? licensee.id} in ${key} states no launch: read as at once.`,
        })
      for (const needed of ['peakShare', 'margin'] as const)
        if (position[needed] === undefined)
          faults.push({
            kind: 'missing-key',
            pointer: `${pointer}/${needed}`,
            expected: needed,
            found: 'nothing',
          })
    }
  })
}

/** A market somebody has a position in states its size, its growth and its path to the peak; each gate once. */
const checkMarkets = (compiling: Compiling, context: DealContext): void => {
  const { document, faults } = compiling
  const held = new Set(context.parties.exposures.map(({ cell }) => cell))
  cellRows(document).forEach((row, index) => {
    const pointer =
      row.row === null ? `/fields/${document.fields?.indexOf(row.field)}/market` : `/markets/${row.row}`
    const written = { ...row.field.market, ...withoutAbsent(row.override) }
    const names = (written.success ?? []).map(({ gate }) => gate)
    names.forEach((name, g) => {
      if (names.indexOf(name) < g)
        faults.push({
          kind: 'reference',
          pointer: `${pointer}/success/${g}/gate`,
          expected: 'each gate once',
          found: `"${name}" a second time`,
        })
    })
    if (!held.has(index) || context.cells[index]?.status === 'blocked') return
    for (const needed of ['size', 'growth', 'adoption'] as const)
      if (written[needed] === undefined)
        faults.push({
          kind: 'missing-key',
          pointer: `${pointer}/${needed}`,
          expected: marketWords[needed],
          found: 'nothing',
        })
  })
}

const marketWords = {
  size: "the size of the market: buyers' spend in year 1",
  growth: 'yearly growth of the market',
  adoption: 'a path to the peak share, such as { "kind": "ramp", "years": 4 }',
} as const

const isZero = (compiling: Compiling, place: number): boolean => {
  const variable = compiling.table.drafts[place]
  return variable?.kind === 'constant' && variable.value === 0
}
