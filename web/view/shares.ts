import { percentText } from '../../models/report/contributorsMoney.ts'
import { efficiencyText, type Scale, scaleOf, shareText } from '../../models/report/contributorsTable.ts'
import type { Contributors } from '../../models/scenario/schema/contributors.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import { evenAxis } from '../charts/axis.ts'
import { type Bar, barsHeight, drawBars } from '../charts/bars.ts'
import { countText, figure, plainFigure } from '../format/number.ts'
import type { Shown } from './shown.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

type Contributor = Contributors['contributors'][number]

const barOf = (contributor: Contributor): Bar => ({
  name: contributor.name,
  words: shareText(contributor),
  briefly: percentText(contributor.hundredths),
  low: 0,
  high: contributor.share.value,
  mark: null,
  error: contributor.share.standardError,
  ink: 'licensor',
})

const scaledCell = (estimate: Estimate | null, { factor }: Scale): Cell =>
  estimate === null
    ? NO_CELL
    : {
        ...figureCell(figure(estimate.value * factor, estimate.standardError * factor)),
        value: estimate.value,
      }

const exactCell = (value: number | null, scale: Scale): Cell =>
  value === null ? NO_CELL : { ...figureCell(plainFigure(value * scale.factor, 4)), value }

const rowOf = (contributor: Contributor, scale: Scale): readonly Cell[] => {
  const { name, records, shapley, banzhaf, leaveOneOut, alone, share } = contributor
  return [
    textCell(name),
    { text: shareText(contributor), value: share.value },
    records === null ? NO_CELL : { text: countText(records), value: records },
    scaledCell(shapley, scale),
    scaledCell(banzhaf, scale),
    exactCell(leaveOneOut, scale),
    exactCell(alone, scale),
  ]
}

const sumRow = ({ efficiency, methods }: Contributors, scale: Scale): readonly Cell[] => {
  const sumOf = (key: string) => exactCell(methods.find((method) => method.key === key)?.sum ?? null, scale)
  return [
    { text: 'All', total: true },
    { text: percentText(efficiency.hundredths), value: efficiency.hundredths / 10_000 },
    textCell(''),
    ...['shapley', 'banzhaf', 'leaveOneOut'].map(sumOf),
    textCell(''),
  ]
}

const tableOf = (answer: Contributors): Table => {
  const scale = scaleOf(answer)
  return {
    caption: `Payable shares, ± one standard error; then values in ${scale.words}`,
    columns: [
      { label: 'Contributor' },
      ...[
        'Payable share',
        'Records',
        'Shapley',
        'Banzhaf, not payable',
        'Leave-one-out, not payable',
        'Alone',
      ].map((label) => ({ label, numeric: true })),
    ],
    rows: [...answer.contributors.map((one) => rowOf(one, scale)), sumRow(answer, scale)],
  }
}

const sentenceOf = (answer: Contributors): string => {
  const [most] = answer.contributors.toSorted((a, b) => b.hundredths - a.hundredths)
  const first =
    most === undefined ? '' : `${most.name} has the largest share, ${percentText(most.hundredths)}. `
  return `${first}${efficiencyText(answer)}`
}

/** Whose the dataset is: payable shares as bars, and what other methods say beside them in the table. */
export const sharesFigure = (answer: Contributors): Shown => {
  const bars = answer.contributors.map(barOf)
  return {
    sentence: sentenceOf(answer),
    draw: drawBars({ axis: evenAxis(bars.map(({ high, error }) => high + error)), bars, labels: false }),
    steps: bars.map(({ name, words }, index) => ({ text: `${name}: ${words}`, layer: 0, index })),
    table: tableOf(answer),
    height: barsHeight(bars.length, false),
  }
}

/** What each method is and whether it may be paid by. */
export const methodsTable = ({ methods }: Contributors): Table => ({
  caption: 'The methods, and which of them may be paid by',
  columns: [{ label: 'Method' }, { label: 'What it is' }],
  rows: methods.map(({ name, payable, text }) => [
    textCell(`${name}, ${payable ? 'payable' : 'not payable'}`),
    textCell(text),
  ]),
})
