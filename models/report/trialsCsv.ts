import type { Answer } from '../scenario/schema/answer.ts'
import type { TrialBlock, TrialColumn } from '../summarise/trialWorths.ts'
import { cellsText, sheetText } from './sheetText.ts'

/** What a column of trials is called: "royalty licensor npv". */
export const trialColumnName = ({ deal, party }: TrialColumn): string => `${deal} ${party} npv`

/** The header of the table of trials. */
export const trialsHeader = (columns: readonly TrialColumn[]): string =>
  sheetText(['trial', ...columns.map(trialColumnName), 'unit', ...originColumns], [])

/** What of the identity stands on every row: enough to run it again, and no more, since there are many rows. */
const originColumns = ['document', 'engine', 'seed', 'trials', 'sampling'] as const

export interface TrialsOrigin {
  readonly currency: string
  readonly identity: Pick<Answer['identity'], (typeof originColumns)[number]>
}

/** The end of a row, the same on all of them. */
export const trialsOrigin = ({ currency, identity }: TrialsOrigin): string =>
  cellsText([currency, ...originColumns.map((column) => identity[column])])

/**
 * Some of its rows, without the header: the trial, counted from 0 as `explain` counts, each party's net present value, and where
 * they come from.
 */
export const trialRows = ({ first, columns }: TrialBlock, origin: string): string => {
  const rows = Array.from(
    { length: columns[0]?.length ?? 0 },
    (_, i) => `${cellsText([first + i, ...columns.map((column) => column[i]!)])},${origin}\r\n`,
  )
  return rows.join('')
}
