import { brief } from '../../models/report/figures.ts'
import { licenseeName, licensorName } from '../../models/report/names.ts'
import { idleRights, movingInWords, movingRights } from '../../models/report/openRights.ts'
import { answerName, switchName } from '../../models/report/readingWords.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import type { Readings } from '../../models/scenario/schema/readings.ts'
import type { Review } from '../../models/scenario/schema/review.ts'
import { sentenceCase } from '../format/words.ts'

/** Something to know about a clause: a finding of the review, or another way to read it. */
export interface Remark {
  readonly tone: 'serious' | 'caution' | 'info' | 'reading' | 'open'
  readonly label: string
  readonly text: string
  /** what the text introduces, one by one */
  readonly list?: readonly string[]
  /** what is changed, and what that is worth to both; null where it cannot be computed */
  readonly money: string | null
}

/** Remarks by clause; null for the deal as a whole. */
export type Remarks = ReadonlyMap<number | null, readonly Remark[]>

interface Looked {
  readonly review: Review
  readonly readings: Readings
}

/** Findings first, the gravest on top, then readings, the one that moves most money on top. */
export const remarksOf = (
  { review, readings }: Looked,
  document: FieldfareDocument,
  deal: string,
): Remarks => {
  const remarks = new Map<number | null, Remark[]>()
  const add = (term: number | null, remark: Remark): void => {
    remarks.set(term, [...(remarks.get(term) ?? []), remark])
  }
  const words = moneyWords(document, deal)
  for (const { term, severity, text, money } of review.deals.find(({ id }) => id === deal)?.findings ?? [])
    add(term, {
      tone: severity,
      label: sentenceCase(severity),
      text,
      money: money === null ? null : `${sentenceCase(money.change)}: ${words(money)}`,
    })
  for (const reading of [...readings.readings].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const { term, switch: key, now, other, stated, text, licensor, licensee } = reading
    if (licensor === null || (isNothing(licensor.expected) && isNothing(licensee?.expected))) continue
    add(term, {
      tone: 'reading',
      label: stated ? 'Read otherwise' : 'Left open',
      text,
      money: `${sentenceCase(switchName(key))} “${answerName(other)}” instead of “${answerName(now)}”: ${words({ licensor, licensee })}`,
    })
  }
  for (const remark of rightsRemarks(readings, words)) add(null, remark)
  return remarks
}

/** Rights that are open: those that move money, but for use after the term, which is a reading; then all that move none. */
const rightsRemarks = (readings: Readings, words: (money: Money) => string): readonly Remark[] => {
  const idle = idleRights(readings)
  const moving = movingRights(readings).flatMap(
    ({ cells, now, other, licensor, licensee, ...rest }): Remark[] =>
      licensor === null || cells[0]?.right === 'afterTerm'
        ? []
        : [
            {
              tone: 'reading',
              label: 'Left open',
              text: sentenceCase(movingInWords({ cells, now, other, licensor, licensee, ...rest })),
              money: `“${sentenceCase(other)}” instead of “${now}”: ${words({ licensor, licensee })}`,
            },
          ],
  )
  if (idle.length === 0) return moving
  const open: Remark = {
    tone: 'open',
    label: 'Rights left open',
    text: 'No figure here depends on them; what is at stake:',
    list: idle.map(({ title, text }) => `${sentenceCase(title)}. ${text}`),
    money: null,
  }
  return [...moving, open]
}

interface Money {
  readonly licensor: { readonly expected: Estimate }
  readonly licensee: { readonly expected: Estimate } | null
}

const moneyWords =
  (document: FieldfareDocument, deal: string) =>
  ({ licensor, licensee }: Money): string => {
    const buyer = document.deals.find(({ id }) => id === deal)?.licensee ?? ''
    const ours = `${signed(licensor.expected, document.currency)} to ${licensorName(document)}`
    if (licensee === null) return ours
    return `${ours}, ${signed(licensee.expected, document.currency)} to ${licenseeName(document, buyer)}`
  }

const signed = (estimate: Estimate, currency: string): string =>
  `${estimate.value > 0 ? '+' : ''}${brief(estimate, currency)}`

const isNothing = (estimate: Estimate | undefined): boolean =>
  estimate === undefined || Math.abs(estimate.value) < 0.5

const sizeOf = ({ licensor }: Readings['readings'][number]): number => Math.abs(licensor?.expected.value ?? 0)

/** "3 serious, 6 to mind, 2 to know; 9 other readings." */
export const remarksSentence = (remarks: Remarks): string => {
  const all = [...remarks.values()].flat()
  const count = (tone: Remark['tone']): number => all.filter((remark) => remark.tone === tone).length
  const findings = [
    [count('serious'), 'serious'],
    [count('caution'), 'to mind'],
    [count('info'), 'to know'],
  ] as const
  const said = findings.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`)
  const found = said.length === 0 ? 'Nothing to mark' : `Marked: ${said.join(', ')}`
  const readings = count('reading')
  return `${found}; ${readings === 0 ? 'no other reading moves money' : `${readings} other ${readings === 1 ? 'reading moves' : 'readings move'} money`}.`
}
