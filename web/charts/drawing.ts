import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from 'chart.js'
import type { AnnotationOptions } from 'chartjs-plugin-annotation'

/** The space and the colours a drawing is made for. A drawing is made anew whenever either changes. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly inks: Inks
}

export interface Inks {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly rule: string
  readonly strong: string
  readonly licensor: string
  readonly licensee: string
  readonly agree: string
  readonly other: string
  readonly dot: string
  readonly family: string
}

/** Every picture is points and lines over two linear axes: one controller, one kind of configuration. */
export type Drawing = ChartConfiguration<'scatter'>
export type Layer = ChartDataset<'scatter'>
export type Axis = { -readonly [Key in keyof ScaleOptionsByType<'linear'>]?: unknown }
export type Marks = Record<string, AnnotationOptions>

/** Chart.js writes into the options it is given: a drawing is a function that returns a fresh object. */
export type Draw = (canvas: Canvas) => Drawing

/** One stop of the arrow keys: what is read out and which point it marks. */
export interface Step {
  readonly text: string
  readonly layer: number
  readonly index: number
}

const read = (styles: CSSStyleDeclaration, name: string): string => styles.getPropertyValue(name).trim()

/** Colours of the current scheme, read from the element they are used in. */
export const inksOf = (element: Element): Inks => {
  const styles = getComputedStyle(element)
  return {
    paper: read(styles, '--paper'),
    ink: read(styles, '--ink'),
    muted: read(styles, '--muted'),
    rule: read(styles, '--rule'),
    strong: read(styles, '--rule-strong'),
    licensor: read(styles, '--licensor'),
    licensee: read(styles, '--licensee'),
    agree: read(styles, '--agree'),
    other: read(styles, '--other'),
    dot: read(styles, '--dot'),
    family: styles.fontFamily,
  }
}

/** A colour of the palette made translucent: `#rrggbb` and a strength from 0 to 1. */
export const faded = (colour: string, strength: number): string =>
  `${colour}${Math.round(strength * 255)
    .toString(16)
    .padStart(2, '0')}`
