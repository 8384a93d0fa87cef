import type { Draw, Step } from '../charts/drawing.ts'
import type { Table } from './table.ts'

/** A small picture beside a headline, with what every picture has. */
export interface Picture {
  readonly heading: string
  readonly size: 'dots' | 'fan' | 'strip'
  readonly draw: Draw
  readonly steps: readonly Step[]
  readonly table: Table
}
