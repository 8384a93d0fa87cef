import type { ChartOptions, Tick } from 'chart.js'
import { type MoneyAxis, tickLabel } from './axis.ts'
import type { Canvas, Inks, Marks } from './drawing.ts'

type Scales = NonNullable<ChartOptions<'scatter'>['scales']>
export type ScaleOptions = NonNullable<Scales[string]>

export interface Padding {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const FONT_SIZE = 12

/** What all pictures have in common: no animation, no events of its own, marks allowed outside the area. */
export const pictureOptions = (padding: Padding, scales: Scales, marks: Marks): ChartOptions<'scatter'> => ({
  responsive: false,
  animation: false,
  events: [],
  parsing: false,
  normalized: true,
  layout: { autoPadding: false, padding: { ...padding } },
  scales,
  plugins: { annotation: { annotations: marks, clip: false, animations: false } } as never,
})

export const font = (inks: Inks, weight: 'normal' | 600 = 'normal') => ({
  family: inks.family,
  size: FONT_SIZE,
  weight,
})

/** Labels of the first and last tick may stand out of the area; they must not move it. */
const keepArea = (scale: { paddingLeft?: number; paddingRight?: number }): void => {
  scale.paddingLeft = 0
  scale.paddingRight = 0
}

interface ScaleLook {
  /** pixels along the axis */
  readonly length: number
  readonly position: 'top' | 'bottom' | 'left'
  readonly labels: boolean
}

const moneyTicks = (axis: MoneyAxis, inks: Inks, { length, labels }: ScaleLook) => ({
  display: labels,
  autoSkip: false,
  maxRotation: 0,
  padding: 6,
  color: inks.muted,
  font: font(inks),
  callback: (_value: unknown, index: number) => tickLabel(axis.ticks(length)[index] ?? 0),
})

/** The axis of money, along x or y; without labels only its lines are drawn. */
export const moneyScale = (axis: MoneyAxis, { inks }: Canvas, look: ScaleLook): ScaleOptions => ({
  type: 'linear',
  position: look.position,
  min: axis.min,
  max: axis.max,
  afterBuildTicks: (scale: { ticks: Tick[] }) => {
    scale.ticks = axis.ticks(look.length).map((amount) => ({ value: axis.place(amount) }))
  },
  ...(look.position === 'left' ? {} : { afterFit: keepArea }),
  border: { display: false },
  grid: {
    color: (context: { tick?: { value: number } }) => (context.tick?.value === 0 ? inks.strong : inks.rule),
    drawTicks: false,
  },
  ticks: moneyTicks(axis, inks, look),
})

/** An axis without a mark of its own, for example rows counted in pixels. */
export const hiddenScale = (min: number, max: number, position: 'left' | 'bottom'): ScaleOptions => ({
  type: 'linear',
  position,
  min,
  max,
  display: false,
})
