import type { DealPart } from '../exporting.ts'

/** What the figures of a deal's sheet are made of. */
export const noteOf = ({ cells, recreates }: DealPart): string => {
  if (cells === null)
    return 'This deal has options, which are decided future by future: its expected case is carried as values, not as formulas.'
  const carried = cells.carried.length === 0 ? '' : ` Carried as values: ${cells.carried.join('; ')}.`
  const decision = recreates
    ? ' Without a licence the licensee would recreate the data; that was decided on expectations and is carried.'
    : ''
  return `Every figure is a formula of the working sheet: ${waysOf(cells.endings)}.${decision}${carried}`
}

const waysOf = (endings: number): string =>
  endings === 1
    ? 'the deal can end in one way only'
    : `the mean over the ${endings} ways in which the deal can end, each weighed by its probability`
