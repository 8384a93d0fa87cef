import { plainFigure } from '../format/number.ts'

/**
 * An axis of money that charts share. Positions on an even axis are the amounts themselves; a compressed axis
 * places x at asinh(x / unit), which is even around 0 and a step of ten beyond, and takes losses as well as gains.
 */
export interface MoneyAxis {
  readonly compressed: boolean
  readonly min: number
  readonly max: number
  /** the largest amount that is drawn */
  readonly limit: number
  readonly place: (amount: number) => number
  /** Amounts to mark, few enough for the width in pixels. */
  readonly ticks: (width: number) => readonly number[]
}

const PIXELS_PER_TICK = 88
const MARGIN = 0.03

/** The round step (1, 2, 2.5 or 5 times a power of ten) that gives at most `count` intervals. */
export const roundStep = (span: number, count: number): number => {
  const rough = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10
  return factor * power
}

const multiplesWithin = (low: number, high: number, step: number): readonly number[] => {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}

const extent = (amounts: readonly number[]): readonly [number, number] => [
  Math.min(0, ...amounts),
  Math.max(0, ...amounts),
]

const widened = (low: number, high: number): readonly [number, number] => {
  const margin = (high - low || 1) * MARGIN
  return [low - margin, high + margin]
}

export const evenAxis = (amounts: readonly number[], limit = Number.POSITIVE_INFINITY): MoneyAxis => ({
  ...rangeAxis(...widened(...extent(amounts.filter((amount) => amount <= limit)))),
  limit,
})

/** An even axis from one figure to another, with 0 or without. */
export const rangeAxis = (min: number, max: number): MoneyAxis => {
  const ticks = (width: number) =>
    multiplesWithin(min, max, roundStep(max - min, Math.max(2, Math.floor(width / PIXELS_PER_TICK))))
  return { compressed: false, min, max, limit: Number.POSITIVE_INFINITY, place: (amount) => amount, ticks }
}

const LEAST_GAP = 42

/** Steps of ten from 0 outwards, those left out that would stand too close to the one before. */
const spaced = (amounts: readonly number[], pixels: (amount: number) => number): readonly number[] => {
  let last = pixels(0)
  return amounts.filter((amount) => {
    const far = Math.abs(pixels(amount) - last) >= LEAST_GAP
    if (far) last = pixels(amount)
    return far
  })
}

export const compressedAxis = (amounts: readonly number[], unit: number): MoneyAxis => {
  const place = (amount: number) => Math.asinh(amount / unit)
  const [low, high] = extent(amounts)
  const [min, max] = widened(place(low), place(high))
  const steps = Array.from({ length: 12 }, (_, i) => unit * 10 ** i)
  const [gains, losses] = [steps.filter((step) => step <= high), steps.filter((step) => -step >= low)]
  const ticks = (width: number) => {
    const pixels = (amount: number) => (place(amount) * width) / (max - min)
    const below = spaced(losses, pixels).map((step) => -step)
    return [...below.reverse(), 0, ...spaced(gains, pixels)]
  }
  return { compressed: true, min, max, limit: Number.POSITIVE_INFINITY, place, ticks }
}

const STEPS_OF_TEN = [1, 2, 5]

/** Counts over several powers of ten: every power of ten is as wide; nothing at or below 0 can stand on it. */
export const logAxis = (counts: readonly number[]): MoneyAxis => {
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  const [min, max] = widened(Math.log10(low), Math.log10(high))
  const within = Array.from({ length: 40 }, (_, i) => 10 ** (i - 12))
    .flatMap((power) => STEPS_OF_TEN.map((step) => step * power))
    .filter((count) => Math.log10(count) >= min && Math.log10(count) <= max)
  const ticks = (width: number) => {
    const most = Math.max(2, Math.floor(width / PIXELS_PER_TICK))
    const every = Math.ceil(within.length / most)
    return within.filter((_, i) => i % every === 0)
  }
  return { compressed: true, min, max, limit: Number.POSITIVE_INFINITY, place: Math.log10, ticks }
}

const TAIL_FROM = 47
const TAIL_RATIO = 1.4

/**
 * Where an even axis may end so that a few futures far to the right do not squeeze all others together: at the
 * 94th percentile, if the farthest lies well beyond it. What is cut off is counted at the edge. Losses never are.
 */
export const tailLimit = (rows: readonly (readonly number[])[], marks: readonly number[]): number => {
  const body = Math.max(...marks, ...rows.map((dots) => dots[TAIL_FROM - 1] ?? 0))
  const farthest = Math.max(...marks, ...rows.map((dots) => dots.at(-1) ?? 0))
  return farthest > TAIL_RATIO * body ? body : farthest
}

/** Compressed when the marks that matter differ by more than twenty times, so that small ones stay readable. */
export const needsCompression = (marks: readonly number[]): boolean => {
  const sizes = marks.map(Math.abs).filter((size) => size > 0)
  return sizes.length > 1 && Math.max(...sizes) / Math.min(...sizes) > 20
}

/** The power of ten at or below a quarter of the marks: what counts as small on a compressed axis. */
export const unitFor = (marks: readonly number[]): number => {
  const sizes = marks
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort((a, b) => a - b)
  const small = sizes[Math.floor(sizes.length / 4)] ?? 1
  return 10 ** Math.floor(Math.log10(small))
}

export const tickLabel = (amount: number): string => plainFigure(amount, 4).text
