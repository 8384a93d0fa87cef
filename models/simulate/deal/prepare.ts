import { type Benefit, writeBenefit } from './benefit.ts'
import { cellGroups } from './cellGroups.ts'
import { type Ending, writeEnding } from './ending.ts'
import { type Sales, writeSales } from './revenue.ts'
import type { Script } from './script.ts'
import { type ShareIn, writeShares } from './share.ts'

/** The first half of a deal: how it ends, what is sold and what the data bring, without what is owed. */
export interface Prepared {
  readonly ending: Ending
  readonly sales: Sales
  readonly shares: readonly (ShareIn | null)[]
  readonly benefit: Benefit
}

interface Preparing {
  /** also what a substitute would serve and cost, to decide whether to recreate */
  readonly weighs?: boolean
  /** every cell by itself, to price markets */
  readonly apart?: boolean
}

export const writePrepared = (
  script: Script,
  { weighs = false, apart = false }: Preparing = {},
): Prepared => {
  const ending = writeEnding(script)
  const sales = writeSales(script, ending, cellGroups(script, apart))
  const shares = writeShares(script, ending, sales)
  return { ending, sales, shares, benefit: writeBenefit(script, { ending, sales, shares, weighs }) }
}
