import type { TrialBlock, TrialColumn } from '../summarise/trialWorths.ts'
import { rowsText, sheetText } from './sheetText.ts'

/** What a column of trials is called: "royalty licensor npv". */
export const trialColumnName = ({ deal, party }: TrialColumn): string => `${deal} ${party} npv`

/** The header of the table of trials. */
export const trialsHeader = (columns: readonly TrialColumn[]): string =>
  sheetText(['trial', ...columns.map(trialColumnName)], [])

/** Some of its rows, without the header: the trial, counted from 0 as `explain` counts, and each party's net present value. */
export const trialRows = ({ first, columns }: TrialBlock): string => {
  const count = columns[0]?.length ?? 0
  return rowsText(
    Array.from({ length: count }, (_, i) => [first + i, ...columns.map((column) => column[i]!)]),
  )
}
