import type { Contributors } from '../scenario/schema/contributors.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { amountSection, percentText, statementSections } from './contributorsMoney.ts'
import { fixed } from './decimals.ts'
import { count, estimated } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { datasetName } from './names.ts'
import { bare, bulleted, figure, name, section, stacked } from './tableSection.ts'
import { clauses, listed, quoted } from './words.ts'

type Contributor = Contributors['contributors'][number]

/** What each contributor is worth and is to be paid, for a terminal: shares first, then the methods, then money. */
export const contributorsTable = (answer: Contributors, document: FieldfareDocument, width = 100): string => {
  const { worth, how, methods, notes } = answer
  const listedNotes = notes.map(({ pointer, text }) => `${pointer}: ${text}`)
  const sections = [
    [
      ...wrapped(`Contributors to ${quoted(datasetName(document))}`, width),
      ...wrapped(`${worth.text} ${how.text}`, width),
    ],
    sharesSection(answer, width),
    amountSection(answer, width),
    ...statementSections(answer, document, width),
    bullets(
      'The methods',
      methods.map((method) => `${method.name}: ${method.text}`),
      width,
    ),
    bullets('Notes', listedNotes, width),
  ]
  return stacked(sections)
}

const bullets = (title: string, texts: readonly string[], width: number): readonly string[] =>
  texts.length === 0 ? [] : section(title, bulleted(texts, width))

/** Values as percentages of what all together are worth, which can be compared; as they are where that is not known. */
export interface Scale {
  readonly factor: number
  readonly words: string
}

export const scaleOf = ({ worth: { total, metric } }: Contributors): Scale => {
  if (total === null || !(total > 0)) return { factor: 1, words: metric ?? 'units of worth' }
  return {
    factor: 100 / total,
    words: `% of what all together are worth (${clauses([valueText(total), metric ?? ''])})`,
  }
}

const valueText = (value: number): string => bare(estimated({ value, standardError: 0 }, '', 4))

const sharesSection = (answer: Contributors, width: number): readonly string[] => {
  const { contributors, methods, efficiency } = answer
  const scale = scaleOf(answer)
  const columns = [
    name('Contributor'),
    figure('Records'),
    figure('Payable share'),
    figure('Shapley'),
    figure('Banzhaf'),
    figure('Leave one out'),
    figure('Alone'),
  ]
  const sums = methods.map(({ sum }) => scaled(sum, scale))
  const rows = contributors.map((contributor) => contributorCells(contributor, scale))
  const title = `Shares, ± one standard error; beside them values in ${scale.words}, of which only Shapley is paid by`
  return section(wrapped(title, width).join('\n'), [
    ...grid(columns, [...rows, ['All', '', percentText(efficiency.hundredths), ...sums, '']], width),
    '',
    ...wrapped(efficiencyText(answer), width),
  ])
}

const contributorCells = (contributor: Contributor, scale: Scale): readonly string[] => {
  const { records, shapley, banzhaf, leaveOneOut, alone } = contributor
  return [
    contributor.name,
    records === null ? '–' : count(records),
    shareText(contributor),
    estimateText(shapley, scale),
    banzhaf === null ? '–' : estimateText(banzhaf, scale),
    scaled(leaveOneOut, scale),
    scaled(alone, scale),
  ]
}

const estimateText = ({ value, standardError }: Estimate, { factor }: Scale): string =>
  bare(estimated({ value: factor * value, standardError: factor * standardError }, '', 4))

const scaled = (value: number | null, scale: Scale): string =>
  value === null ? '–' : estimateText({ value, standardError: 0 }, scale)

/** The error of a share to the last digit shown, rounded up. */
export const shareText = ({ hundredths, share }: Contributor): string => {
  const error = Math.ceil(Number((10_000 * share.standardError).toPrecision(6)))
  return error === 0 ? percentText(hundredths) : `${fixed(hundredths / 100, 2)} ± ${fixed(error / 100, 2)} %`
}

/** What the values have to add up to, and what they do. */
export const efficiencyText = ({ efficiency, methods }: Contributors): string => {
  const shares = `Shares add up to ${percentText(efficiency.hundredths)}`
  if (efficiency.worth === null) return `${shares}.`
  const others = methods
    .filter(({ payable, sum }) => !payable && sum !== null)
    .map((method) => `${method.name} to ${valueText(method.sum!)}`)
  const more = others.length === 0 ? '' : `; ${listed(others)}`
  const same = `Shapley values add up to ${valueText(efficiency.shapley)}, the worth of all together`
  return `${shares}. ${same}${more}.`
}
