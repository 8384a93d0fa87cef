import { plainFigure } from '../format/number.ts'
import { counted } from '../format/words.ts'
import type { MoneyAxis } from './axis.ts'
import type { Canvas, Marks } from './drawing.ts'
import { font } from './options.ts'

/** Dots that the axis takes in; the rest are counted at its edge. */
export const within = (dots: readonly number[], axis: MoneyAxis): readonly number[] =>
  dots.filter((dot) => dot <= axis.limit)

const edgeLabel = (content: string, x: number, y: number, { inks }: Canvas): Marks[string] => ({
  type: 'label',
  xValue: x,
  yValue: y,
  position: { x: 'end', y: 'end' },
  content,
  color: inks.muted,
  backgroundColor: inks.paper,
  font: font(inks),
  padding: { x: 0, y: 2 },
})

/** `3 dots beyond, up to 58.1 M →` at the right edge, or nothing where all dots are drawn. */
export const beyondMark = (
  dots: readonly number[],
  axis: MoneyAxis,
  canvas: Canvas,
  place: { readonly key: string; readonly y: number },
): Marks => {
  const count = dots.length - within(dots, axis).length
  const content = `${counted(count, 'dot')} beyond, up to ${plainFigure(dots.at(-1) ?? 0).text} →`
  return count === 0 ? {} : { [place.key]: edgeLabel(content, axis.max, place.y, canvas) }
}
