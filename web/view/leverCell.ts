import { leverFigure } from '../../models/report/leverWords.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import type { LeverAnswer } from '../../models/scenario/schema/solve.ts'
import { figure, fullText } from '../format/number.ts'
import { type Cell, figureCell } from './table.ts'

const PARTS = /^(?<text>\S+) ± (?<error>\S+)(?<unit>.*)$/

/** A value of a term with its error, as a cell; an amount without its currency, which the caption says. */
export const leverCell = ({ value, standardError }: Estimate, unit: LeverAnswer['unit']): Cell => {
  if (unit === 'money' || unit === 'price') return figureCell(figure(value, standardError, 4))
  const words = leverFigure({ value, standardError }, unit, '').trim()
  const parts = PARTS.exec(words)?.groups
  const full = { title: fullText(value), value }
  return parts === undefined
    ? { text: words, ...full }
    : { text: `${parts.text}${parts.unit}`, note: `± ${parts.error}`, ...full }
}
