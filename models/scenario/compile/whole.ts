import type { Failure } from '../../units/failure.ts'
import { cellRows } from '../cells.ts'
import type { CellPlan } from '../plan.ts'
import type { Licensee, Position } from '../schema/parties.ts'
import type { DealContext } from './grants.ts'
import { withoutAbsent } from './markets.ts'
import type { Compiling } from './quantities.ts'

/** Statements that hold for the document as a whole: what is needed is there, and nothing is said twice. */
export const checkWhole = (compiling: Compiling, context: DealContext): void => {
  const { document, faults } = compiling
  if ((document.fields ?? []).length === 0) faults.push(missing('/fields', 'at least one field of use'))
  if (document.priceLevel === 'real' && document.inflation === undefined)
    faults.push(missing('/inflation', 'inflation beside real prices'))
  checkMarkets(compiling, context)
  document.licensees.forEach((licensee, j) => {
    for (const [key, position] of Object.entries(licensee.positions))
      checkPosition(compiling, { licensee, key, position, j, cells: cellsOf(context, key, j) })
  })
}

const missing = (pointer: string, expected: string): Failure => ({
  kind: 'missing-key',
  pointer,
  expected,
  found: 'nothing',
})

/** The cells a position covers. */
const cellsOf = ({ parties, cells }: DealContext, key: string, licensee: number): readonly CellPlan[] => {
  const plan = parties.positions.find((row) => row.key === key && row.licensee === licensee)
  return (plan?.exposures ?? []).map((index) => cells[parties.exposures[index]!.cell]!)
}

interface PositionParts {
  readonly licensee: Licensee
  readonly key: string
  readonly position: Position
  readonly j: number
  readonly cells: readonly CellPlan[]
}

const checkPosition = (compiling: Compiling, parts: PositionParts): void => {
  const { licensee, key, position, cells } = parts
  const { faults } = compiling
  const pointer = `/licensees/${parts.j}/positions/${key}`
  const rivalled = cells.find((cell) => !isZero(compiling, cell.rivalry))
  if (rivalled !== undefined && position.exclusiveUplift !== undefined) {
    const expected = 'either rivalry or exclusiveUplift: both describe absent rivals'
    const other = `the rivalry of ${rivalled.field}`
    faults.push({ kind: 'conflict', pointer: `${pointer}/exclusiveUplift`, other, expected, found: 'both' })
  }
  if (position.utility.kind === 'saving') return
  if (cells.length === 0) {
    const expected = `a market for ${key}: without one only a saving can be worth something`
    faults.push({ kind: 'reference', pointer, expected, found: 'no market' })
  }
  for (const needed of ['peakShare', 'margin'] as const)
    if (position[needed] === undefined) faults.push(missing(`${pointer}/${needed}`, needed))
  if (position.launchYears !== undefined) return
  const text = `${licensee.name ?? licensee.id} in ${key} states no launch: read as at once.`
  compiling.notes.push({ pointer: `${pointer}/launchYears`, text })
}

const isZero = (compiling: Compiling, place: number): boolean => {
  const variable = compiling.table.drafts[place]
  return variable?.kind === 'constant' && variable.value === 0
}

/** A market somebody has a position in states its size, its growth and its path to the peak; each gate once. */
const checkMarkets = ({ document, faults }: Compiling, context: DealContext): void => {
  const held = new Set(context.parties.exposures.map(({ cell }) => cell))
  cellRows(document).forEach((row, index) => {
    const pointer =
      row.row === null ? `/fields/${document.fields?.indexOf(row.field)}/market` : `/markets/${row.row}`
    const written = { ...row.field.market, ...withoutAbsent(row.override) }
    faults.push(...gatesTwice(written.success ?? [], `${pointer}/success`))
    if (!held.has(index) || context.cells[index]?.status === 'blocked') return
    for (const needed of ['size', 'growth', 'adoption'] as const)
      if (written[needed] === undefined) faults.push(missing(`${pointer}/${needed}`, marketWords[needed]))
  })
}

const gatesTwice = (gates: readonly { readonly gate: string }[], pointer: string): readonly Failure[] => {
  const names = gates.map(({ gate }) => gate)
  return names.flatMap((name, g): Failure[] =>
    names.indexOf(name) === g
      ? []
      : [
          {
            kind: 'reference',
            pointer: `${pointer}/${g}/gate`,
            expected: 'each gate once',
            found: `"${name}" a second time`,
          },
        ],
  )
}

const marketWords = {
  size: "the size of the market: buyers' spend in year 1",
  growth: 'yearly growth of the market',
  adoption: 'a path to the peak share, such as { "kind": "ramp", "years": 4 }',
} as const
