import { inputName } from '../scenario/inputName.ts'
import type { Compare, Flip, PartyVerdict, VerdictPair } from '../scenario/schema/compare.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates, timeOnly } from './bases.ts'
import { amount, itemName, shareText } from './compareWords.ts'
import { bracketed, estimated, futures } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { licenseeName, licensorName } from './names.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { verdictSentence } from './verdict.ts'
import { listed, quoted } from './words.ts'

type Section = readonly string[]

/** The matrix of verdicts, and each verdict with what flips it. */
export const verdictSections = (
  answer: Compare,
  document: FieldfareDocument,
  width: number,
): readonly Section[] => {
  if (answer.verdicts.length === 0) return []
  const told = toldPairs(answer)
  const more = answer.verdicts.length - told.length
  return [
    matrixSection(answer, { party: 'licensor', document, width }),
    matrixSection(answer, { party: 'licensee', document, width }),
    ...told.flatMap((pair) => pairSections(answer, pair, { document, width })),
    more === 0 ? [] : wrapped(`${more} more of these verdicts, and what flips them, are in the JSON.`, width),
  ]
}

/** All pairs of three; of more, those of the one that is expected to be worth most to the licensor. */
const toldPairs = ({ verdicts, items, leftOut }: Compare): readonly VerdictPair[] => {
  if (verdicts.length <= 3) return verdicts
  const [first] = items
    .filter(({ id }) => !leftOut.includes(id))
    .toSorted((one, other) => other.licensor.expected.value - one.licensor.expected.value)
  return verdicts.filter(({ a, b }) => a === first?.id || b === first?.id)
}

interface Shown {
  readonly document: FieldfareDocument
  readonly width: number
}

const nameOf = ({ items }: Compare, id: string, document: FieldfareDocument): string =>
  itemName(document, items.find((item) => item.id === id)!)

/** "Row beats column in … of 100 futures". */
const matrixSection = (
  answer: Compare,
  { party, document, width }: Shown & { readonly party: 'licensor' | 'licensee' },
): Section => {
  const pairs = answer.verdicts.filter((pair) => pair[party] !== null)
  const ids = answer.items.map(({ id }) => id).filter((id) => pairs.some(({ a, b }) => a === id || b === id))
  if (pairs.length === 0) return []
  const cell = (row: string, column: string): string => {
    const pair = pairs.find(({ a, b }) => (a === row && b === column) || (a === column && b === row))
    const verdict = pair?.[party]
    if (verdict == null) return row === column ? '' : '–'
    const first = pair!.a === row
    const { aBetter, bBetter, errors } = verdict
    return first ? shareText(aBetter, errors.aBetter) : shareText(bBetter, errors.bBetter)
  }
  const rows = ids.map((row) => [nameOf(answer, row, document), ...ids.map((column) => cell(row, column))])
  const columns = [
    name(''),
    ...ids.map((id) => ({ ...figure(nameOf(answer, id, document)), flexible: true as const })),
  ]
  const whom = party === 'licensor' ? licensorName(document) : 'the licensee of both'
  const title = `Row is worth more than column to ${whom} in … of 100 futures`
  return section(headed(title, timeOnly, width), grid(columns, rows, width))
}

const pairSections = (answer: Compare, pair: VerdictPair, { document, width }: Shown): readonly Section[] => {
  const names = { a: quoted(nameOf(answer, pair.a, document)), b: quoted(nameOf(answer, pair.b, document)) }
  const { currency } = document
  const { expected, flips } = pair.licensor
  const lines = [
    ...wrapped(verdictSentence(pair, names, currency), width),
    ...wrapped(`${names.b} less ${names.a}, expected ${ownRates}: ${bracketed(expected, currency)}.`, width),
    ...wrapped(flipsText(pair.licensor, names, document), width),
  ]
  const table = flips.length === 0 ? [] : ['', ...flipsGrid(flips, width, document)]
  const notes = [...breakEvenNotes(flips, names, document), ...licenseeNotes(answer, pair, document)]
  return [[...lines, ...table, ...(notes.length === 0 ? [] : ['', ...bulleted(notes, width)])]]
}

interface Names {
  readonly a: string
  readonly b: string
}

/** What is to be said of what flips a verdict, before the table of it. */
export const flipsText = (verdict: PartyVerdict, { a, b }: Names, document: FieldfareDocument): string => {
  const { flips, flipsWhy, guessesDecide, aBetter, bBetter } = verdict
  if (flipsWhy === 'never') {
    if (aBetter + bBetter === 0) return 'Nothing flips it.'
    return `Nothing flips it: ${aBetter > 0 ? b : a} is never worth more.`
  }
  if (flipsWhy === 'too-seldom') return 'One of them wins too seldom in these futures to say what flips it.'
  if (flipsWhy === 'chance') return 'No input stands elsewhere by more than chance when the other wins.'
  const [first, second] = flips.map(({ path }) => inputName(document, path))
  return guessesDecide
    ? `Two guesses decide it: ${listed([quoted(first!), quoted(second!)])} are only believed, or graded D. What flips it, A being ${a} and B ${b}:`
    : `What flips it, A being ${a} and B ${b}:`
}

const flipsGrid = (flips: readonly Flip[], width: number, document: FieldfareDocument): Section => {
  const rows = flips.map((flip) => [
    inputName(document, flip.path),
    standing(flip, 'a'),
    standing(flip, 'b'),
    shareText(Math.max(flip.auc.value, 1 - flip.auc.value), flip.auc.standardError),
    flip.guess ? 'guess' : (flip.grade ?? ''),
  ])
  const columns = [
    name('Input'),
    figure('When A wins'),
    figure('When B wins'),
    figure('Told apart'),
    figure('Grade'),
  ]
  return grid(columns, rows, width)
}

/** Where an input stands when one of them wins: its mean, how often a gate passes, or the rank of a chance. */
export const standing = ({ mean, passes, percentile }: Flip, who: 'a' | 'b'): string => {
  const rank = `${Math.round(percentile[who])} of 100`
  if (passes !== null) return `passes in ${futures(passes[who]).replace(' futures', '')}`
  return mean === null ? `rank ${rank}` : `${amount(mean[who])} (rank ${rank})`
}

export const breakEvenNotes = (
  flips: readonly Flip[],
  { a, b }: Names,
  document: FieldfareDocument,
): Section =>
  flips.flatMap(({ path, breakEven }): Section => {
    if (breakEven === null) return []
    const own = inputName(document, path)
    const { at, low, high } = breakEven
    if (at.length === 0)
      return [
        `Whatever ${quoted(own)} is between ${amount(low)} and ${amount(high)}, the same one is expected to be worth more.`,
      ]
    const points = at.map((point) => {
      const winner = point.above === 'b' ? b : a
      return `${bare(estimated(point, '', 3))}, above which ${winner} is`
    })
    return [`Expected to be worth the same at ${quoted(own)} = ${listed(points)} worth more.`]
  })

const licenseeNotes = (
  { items }: Compare,
  { a, b, licensee, licenseeWhy }: VerdictPair,
  document: FieldfareDocument,
): Section => {
  const names = [a, b].map((id) => quoted(itemName(document, items.find((item) => item.id === id)!)))
  if (licensee !== null) {
    const whom = licenseeName(document, document.deals.find(({ id }) => id === a)?.licensee ?? '')
    const ahead = licensee.bBetter >= licensee.aBetter
    const [winner, loser] = ahead ? [names[1], names[0]] : names
    const often = futures(ahead ? licensee.bBetter : licensee.aBetter)
    return [`To ${whom}, ${winner} is worth more than ${loser} in ${often}.`]
  }
  if (licenseeWhy === 'other-licensee')
    return ['Their licensees are not the same, so no licensee chooses between them.']
  if (licenseeWhy === 'unknown-utility')
    return ['What the data do for the licensee is unknown, so its side is not compared.']
  return ['A strategy has several licensees, so no licensee chooses between them.']
}
