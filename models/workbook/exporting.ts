import type { Sheet } from '../report/workbook.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Decision } from '../simulate/decisions.ts'
import type { Overrides, Prepared } from '../valuation.ts'
import type { ExpectedCells } from './expected/expectedCells.ts'
import type { Check } from './sheets/checks.ts'
import type { Working } from './working.ts'

/** What a workbook is made of: a document, how it was run, and the answer. */
export interface ToExport {
  readonly document: unknown
  readonly overrides: Overrides
  readonly answer: Answer
  /** the deal whose sheets are wanted; without it those of all */
  readonly deal?: string | undefined
  /** told of what a file leaves out, and why */
  readonly tell?: (note: string) => void
}

/** What sheets are written from before there is an answer. */
export interface Drafting {
  readonly prepared: Prepared
  readonly document: FieldfareDocument
  /** of every deal of the plan */
  readonly decisions: readonly Pick<Decision, 'recreates'>[]
}

/** What every sheet is written from. */
export interface Exporting extends Drafting {
  readonly answer: Answer
}

/** What of the formulas of a deal its sheets read, without them as a graph, which takes far more room. */
export interface DealCells extends Pick<ExpectedCells, 'carried'> {
  readonly endings: number
  /** rows of the working that make up a line, each with the row of its years */
  readonly rows: ExpectedCells['statement']['rows']
}

/** A deal with what its sheets are written from. */
export interface DealPart {
  readonly deal: DealPlan
  readonly name: string
  readonly work: Working | null
  readonly cells: DealCells | null
  readonly recreates: boolean
}

/** A deal whose sheets are written. */
export interface WrittenDeal extends Pick<DealPart, 'deal' | 'name' | 'recreates'> {
  readonly sheet: Sheet
  readonly checks: readonly Check[]
  readonly working: Sheet | null
  /** what is carried as a value, and why */
  readonly carried: readonly string[]
}
