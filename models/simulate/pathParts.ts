import type { Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Frame } from './frame.ts'
import { type Looked, looking } from './looked.ts'
import { writeMarkets } from './markets.ts'
import { writePaths } from './paths.ts'
import { createReader } from './reader.ts'
import { writeOwnErrors, writeStocks } from './records.ts'
import { withDataKeys } from './withDataPlan.ts'

/** Pieces of a block's paths that can be worked out apart: a market, a licensee's own records, a kind of ageing. */
export type PathPart = `market.${number}` | `own.${number}` | `stock.${number}`

/** All of a block. */
export const pathParts = ({ plan, ownError, stocks }: Frame): readonly PathPart[] => [
  ...plan.cells.flatMap(({ status }, c): PathPart[] => (status === 'blocked' ? [] : [`market.${c}`])),
  ...ownError.flatMap((own, p): PathPart[] => (own === null ? [] : [`own.${p}`])),
  ...stocks.map((_, s): PathPart => `stock.${s}`),
]

/** The program of some pieces of a block's paths. */
export const writeParts = (frame: Frame, parts: ReadonlySet<PathPart>): Program =>
  writePaths(narrowed(frame, parts))

/** The columns that a piece fills, by name. */
export const columnsOfPart = (plan: Plan, part: PathPart): readonly string[] => {
  const { exposures } = plan
  const [kind, at] = part.split('.') as [string, string]
  if (kind !== 'market') return [kind === 'own' ? `frame.ownError.${at}` : `frame.stocks.${at}`]
  const isIn = (exposure: number): boolean => exposures[exposure]!.cell === Number(at)
  return [
    ...exposures.flatMap((_, x) => (isIn(x) ? [`frame.exposures.${x}`] : [])),
    ...withDataKeys(plan).flatMap(({ exposure }, j) => (isIn(exposure) ? [`frame.withData.${j}`] : [])),
  ]
}

/** What a piece depends on: what is looked at while it alone is written, less what is passed over or written. */
export const lookedAtBy = (frame: Frame, part: PathPart): Looked => {
  const looked: Looked = new Set()
  const reader = createReader(looking(narrowed(frame, new Set([part])), looked))
  const [kind, at] = part.split('.') as [string, string]
  if (kind === 'market') writeMarkets(reader)
  else if (kind === 'own') writeOwnErrors(reader)
  else writeStocks(reader)
  for (const name of looked) {
    const isOther = name.startsWith('cells.') && !(kind === 'market' && name === `cells.${at}`)
    if (isOther || /^frame\.(exposures|ownError|stocks|withData)\./.test(name)) looked.delete(name)
  }
  return looked
}

/** A frame whose other pieces are as if they were not there. */
const narrowed = (frame: Frame, parts: ReadonlySet<PathPart>): Frame => ({
  ...frame,
  plan: {
    ...frame.plan,
    cells: frame.plan.cells.map((cell, c) =>
      parts.has(`market.${c}`) ? cell : { ...cell, status: 'blocked' },
    ),
  },
  ownError: frame.ownError.map((own, p) => (parts.has(`own.${p}`) ? own : null)),
  stocks: frame.stocks.filter((_, s) => parts.has(`stock.${s}`)),
})
