import { plainFigure } from '../format/number.ts'
import type { MoneyAxis } from './axis.ts'
import type { Canvas, Marks } from './drawing.ts'
import { font } from './options.ts'

/** Dots that the axis takes in; the rest are counted at its edge. */
export const within = (dots: readonly number[], axis: MoneyAxis): readonly number[] =>
  dots.filter((dot) => dot <= axis.limit)

/** `3 dots beyond, up to 58.1 M →` at the right edge, or nothing where all dots are drawn. */
export const beyondMark = (
  dots: readonly number[],
  axis: MoneyAxis,
  canvas: Canvas,
  place: { readonly key: string; readonly y: number },
): Marks => {
  const count = dots.length - within(dots, axis).length
  if (count === 0) return {}
  const farthest = plainFigure(dots.at(-1) ?? 0).text
  return {
    [place.key]: {
      type: 'label',
      xValue: axis.max,
      yValue: place.y,
      position: { x: 'end', y: 'end' },
      content: `${count === 1 ? '1 dot' : `${count} dots`} beyond, up to ${farthest} →`,
      color: canvas.inks.muted,
      backgroundColor: canvas.inks.paper,
      font: font(canvas.inks),
      padding: { x: 0, y: 2 },
    },
  }
}
