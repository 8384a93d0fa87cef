import type { Compare } from '../scenario/schema/compare.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { itemName } from './compareWords.ts'
import { verdictSentence } from './verdict.ts'
import { listed, quoted } from './words.ts'

/** The answer in a sentence: which of the two that are expected to be worth most to the licensor pays more, and how often. */
export const compareLead = (answer: Compare, document: FieldfareDocument): string => {
  const { items, leftOut, verdicts } = answer
  const nameOf = (id: string): string => quoted(itemName(document, items.find((item) => item.id === id)!))
  const [first, second] = items
    .filter(({ id }) => !leftOut.includes(id))
    .toSorted((one, other) => other.licensor.expected.value - one.licensor.expected.value)
  if (first === undefined) return `All of these would be refused: ${listed(leftOut.map(nameOf))}.`
  if (second === undefined)
    return `Of these only ${nameOf(first.id)} would be signed; ${listed(leftOut.map(nameOf))} would be refused.`
  const pair = verdicts.find(({ a, b }) => [a, b].includes(first.id) && [a, b].includes(second.id))
  if (pair === undefined) return ''
  return verdictSentence(pair, { a: nameOf(pair.a), b: nameOf(pair.b) }, document.currency)
}
