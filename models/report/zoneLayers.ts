import type { Zone } from '../scenario/schema/zone.ts'
import { grid } from './grid.ts'
import { leverValue } from './leverWords.ts'
import { figure, name, section } from './tableSection.ts'

type Layer = readonly (readonly number[])[]

/** How sure both are, and how often each would regret it: at five values of each term. */
export const layerLines = (zone: Zone, currency: string, width: number): readonly string[] => {
  const layers: readonly (readonly [title: string, layer: Layer])[] = [
    ...(zone.both === null
      ? []
      : [['Of 100 cases of what we believe, both say yes in', zone.both.probability.values] as const]),
    ['Of 100 futures, the licensor ends below its walk-away in', zone.regret.licensor.values],
    ['Of 100 futures, the licensee ends below its walk-away in', zone.regret.licensee.values],
  ]
  return layers.flatMap(([title, layer], l) => [
    ...(l === 0 ? [] : ['']),
    ...layerTable(zone, { title, layer }, { currency, width }),
  ])
}

const layerTable = (
  { terms: [x, y] }: Zone,
  { title, layer }: { readonly title: string; readonly layer: Layer },
  { currency, width }: { readonly currency: string; readonly width: number },
): readonly string[] => {
  const said = (own: Zone['terms'][number], place: number): string =>
    leverValue(Number(own.values[place]!.toPrecision(3)), own.lever.unit, currency)
  const across = some(x!.values.length)
  const up = y === undefined ? [0] : some(y.values.length)
  const rows = up.map((j) => [
    y === undefined ? '' : said(y, j),
    ...across.map((i) => `${Math.round(100 * layer[j]![i]!)}`),
  ])
  const columns = [name(y?.lever.label ?? ''), ...across.map((i) => figure(said(x!, i)))]
  return section(`${title} (${x!.lever.label} to the right)`, grid(columns, rows, width))
}

/** Five places from end to end, or all there are. */
const some = (count: number): readonly number[] =>
  count <= 5
    ? Array.from({ length: count }, (_, i) => i)
    : [0, 1, 2, 3, 4].map((part) => Math.round((part * (count - 1)) / 4))
