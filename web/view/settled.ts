import { roughly } from '../../models/report/figures.ts'
import { leverValue } from '../../models/report/leverWords.ts'
import type { Bargain, BargainOffer } from '../../models/scenario/schema/bargain.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { evenAxis } from '../charts/axis.ts'
import { drawCurves, LAYERS, type Spot } from '../charts/curves.ts'
import type { Step } from '../charts/drawing.ts'
import { figure, fullText, plainFigure } from '../format/number.ts'
import { listed } from '../format/words.ts'
import { licenseeAtStart, licensorAtStart } from './facts.ts'
import { leverCell } from './leverCell.ts'
import type { Shown } from './shown.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

/** A point of the picture: an offer that has a name, and what it gains both. */
interface Settled {
  readonly name: string
  readonly values: readonly Cell[]
  readonly gains: readonly Cell[]
  readonly licensor: number
  readonly licensee: number
}

const WEIGHTS: readonly (readonly [number, string])[] = [
  [1 / 3, '⅓'],
  [1 / 2, '½'],
  [2 / 3, '⅔'],
]

/** The weight as a fraction where it is a usual one. */
const weight = (alpha: number): string =>
  WEIGHTS.find(([value]) => Math.abs(value - alpha) < 1e-9)?.[1] ?? String(Number(alpha.toPrecision(3)))

const offered = (
  bargain: Bargain,
  name: string,
  { values, gains }: BargainOffer,
  _currency: string,
): Settled => ({
  name,
  values: values.map((value, t) => leverCell(value, bargain.terms[t]?.unit ?? 'number')),
  gains: [gains.licensor, gains.licensee].map(({ value, standardError }) =>
    figureCell(figure(value, standardError)),
  ),
  licensor: gains.licensor.value,
  licensee: gains.licensee.value,
})

const presentOf = ({ terms, present }: Bargain, _currency: string): readonly Settled[] => {
  const { licensor, licensee } = present
  if (licensee === null) return []
  const [ours, theirs] = [licensor, licensee].map(({ expected, walkAway }) => expected.value - walkAway.value)
  return [
    {
      name: 'As it stands',
      values: terms.map(({ present: value, unit }) =>
        value === null ? NO_CELL : leverCell({ value, standardError: 0 }, unit),
      ),
      gains: [figureCell(plainFigure(ours ?? 0)), figureCell(plainFigure(theirs ?? 0))],
      licensor: ours ?? 0,
      licensee: theirs ?? 0,
    },
  ]
}

/** The deal as it stands, then what several ideas of a settlement come to. */
const settledOf = (bargain: Bargain, currency: string): readonly Settled[] => {
  const { nash, kalaiSmorodinsky, leastRegret } = bargain
  const named: readonly (readonly [string, BargainOffer | null])[] = [
    ...nash.map(({ alpha, offer }) => [`Nash, α = ${weight(alpha)}`, offer] as const),
    ['Kalai–Smorodinsky', kalaiSmorodinsky],
    ['Least regret', leastRegret],
  ]
  return [
    ...presentOf(bargain, currency),
    ...named.flatMap(([name, offer]) => (offer === null ? [] : [offered(bargain, name, offer, currency)])),
  ]
}

const columns = ({ terms, deal }: Bargain, document: FieldfareDocument, first: string): Table['columns'] => [
  { label: first },
  ...terms.map(({ label }) => ({ label, numeric: true })),
  ...[licensorAtStart(document), licenseeAtStart(document, deal)].map((name) => ({
    label: `${name} gains`,
    numeric: true,
  })),
]

/** What several ideas of a settlement come to, beside the deal as it stands. */
export const settledTable = (bargain: Bargain, document: FieldfareDocument): Table => ({
  caption: `Settled on: expected gains over the walk-aways, ${document.currency}`,
  columns: columns(bargain, document, 'Solution'),
  rows: settledOf(bargain, document.currency).map(({ name, values, gains }, i) => [
    textCell(`${i + 1} ${name}`),
    ...values,
    ...gains,
  ]),
})

const sorted = ({ frontier }: Bargain) => [...frontier].sort((a, b) => a.licensor - b.licensor)

/** Marks that would stand on each other share one, with all their numbers. */
const spotsOf = (settled: readonly Settled[], reach: number): readonly Spot[] => {
  const groups: { at: Settled; numbers: number[] }[] = []
  for (const [i, own] of settled.entries()) {
    const near = groups.find(
      ({ at }) => Math.abs(at.licensor - own.licensor) + Math.abs(at.licensee - own.licensee) < reach,
    )
    if (near === undefined) groups.push({ at: own, numbers: [i + 1] })
    else near.numbers.push(i + 1)
  }
  return groups.map(({ at, numbers }) => ({
    ...{ x: at.licensor, y: at.licensee, name: numbers.join(', '), side: 'above', ink: 'ink' },
  }))
}

const stepsOf = (bargain: Bargain, document: FieldfareDocument, spots: readonly Spot[]): readonly Step[] => {
  const { currency } = document
  const [ours, theirs] = [licensorAtStart(document), licenseeAtStart(document, bargain.deal)]
  const gains = (licensor: number, licensee: number): string =>
    `${ours} gains ${roughly(licensor, currency, 3)}, ${theirs} ${roughly(licensee, currency, 3)}`
  const terms = (values: readonly number[]): string =>
    listed(
      values.map(
        (value, t) =>
          `${bargain.terms[t]?.label} ${leverValue(value, bargain.terms[t]?.unit ?? 'number', currency)}`,
      ),
    )
  const settled = settledOf(bargain, currency)
  return [
    ...spots.map(({ name, x, y }, index) => {
      const names = name.split(', ').map((number) => `${number} ${settled[Number(number) - 1]?.name}`)
      return { text: `${listed(names)}: ${gains(x, y)}`, layer: LAYERS.spots, index }
    }),
    ...sorted(bargain).map(({ values, licensor, licensee }, index) => ({
      text: `${terms(values)}: ${gains(licensor, licensee)}`,
      layer: LAYERS.lines,
      index,
    })),
  ]
}

const frontierTable = (bargain: Bargain, document: FieldfareDocument): Table => ({
  caption: `Frontier: neither gains more but with the other gaining less, ${document.currency}`,
  columns: columns(bargain, document, 'Offer'),
  rows: sorted(bargain).map(({ values, licensor, licensee }, i) => [
    textCell(`${i + 1}`),
    ...values.map((value, t) => ({
      text: leverValue(value, bargain.terms[t]?.unit ?? 'number', document.currency),
      title: fullText(value),
      value,
    })),
    ...[licensor, licensee].map((gain) => figureCell(plainFigure(gain))),
  ]),
})

/** Gain to us against gain to them, as far as both can have it, with the settlements and the deal as it stands. */
export const frontierFigure = (bargain: Bargain, document: FieldfareDocument): Shown => {
  const { currency } = document
  const settled = settledOf(bargain, currency)
  const points = sorted(bargain).map(({ licensor, licensee }) => ({ x: licensor, y: licensee }))
  const [x, y] = [
    evenAxis([...points.map((point) => point.x), ...settled.map(({ licensor }) => licensor)]),
    evenAxis([...points.map((point) => point.y), ...settled.map(({ licensee }) => licensee)]),
  ]
  const spots = spotsOf(settled, 0.03 * (x.max - x.min + y.max - y.min))
  const middle = Math.floor(points.length / 2)
  return {
    sentence:
      'No offer on the line can be bettered for one party without the other losing; inside it both could have more.',
    draw: drawCurves({
      ...{ x, y, band: null, dots: [], spots },
      unit: `${licensorAtStart(document)} gains, ${currency}`,
      upwards: `${licenseeAtStart(document, bargain.deal)} gains, ${currency}`,
      lines: [{ name: 'frontier', namedAt: middle, side: 'below', points, ink: 'agree', dash: [] }],
    }),
    steps: stepsOf(bargain, document, spots),
    table: frontierTable(bargain, document),
    height: '19rem',
  }
}
