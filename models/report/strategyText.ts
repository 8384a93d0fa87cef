import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { FieldStrategy } from '../scenario/schema/fieldStrategy.ts'
import { latticeLines, leftLines } from './latticeLines.ts'
import { matrixLines } from './matrixLines.ts'
import { candidateLines, optimumLines } from './optimumLines.ts'
import { premiumLines } from './premiumLines.ts'
import { splitLines } from './splitLines.ts'
import { stacked } from './tableSection.ts'

/** The dataset's own value for a terminal or a mail: what to sign first, then the rights it leaves, and where the value lies. */
export const strategyText = (answer: FieldStrategy, document: FieldfareDocument, width = 100): string =>
  stacked([
    optimumLines(answer, document, width),
    candidateLines(answer, document, width),
    latticeLines(answer, document, width),
    leftLines(answer, document, width),
    premiumLines(answer, document, width),
    matrixLines(answer, document, width),
    splitLines(answer, document, width),
  ])
