import type { MoneyAxis } from './axis.ts'
import { type Canvas, type Draw, type Drawing, faded, type Layer, type Marks } from './drawing.ts'
import { font, moneyScale, type Padding, pictureOptions, type ScaleOptions } from './options.ts'

/** Cash of one year over futures: five quantiles. */
export interface FanYear {
  readonly year: number
  readonly q05: number
  readonly q25: number
  readonly q50: number
  readonly q75: number
  readonly q95: number
}

export interface FanData {
  readonly axis: MoneyAxis
  readonly party: 'licensor' | 'licensee'
  readonly years: readonly FanYear[]
}

const SIDES: Padding = { left: 0, right: 12, top: 8, bottom: 0 }
export const MEDIAN_LAYER = 4

type Quantile = Exclude<keyof FanYear, 'year'>

const points = (data: FanData, key: Quantile) =>
  data.years.map((year) => ({ x: year.year, y: data.axis.place(year[key]) }))

const band = (data: FanData, key: Quantile, fill: Layer['fill'], colour: string): Layer => ({
  data: points(data, key),
  showLine: true,
  fill,
  backgroundColor: colour,
  borderWidth: 0,
  pointRadius: 0,
  pointHoverRadius: 0,
  tension: 0,
})

const median = (data: FanData, colour: string, paper: string): Layer => ({
  data: points(data, 'q50'),
  showLine: true,
  fill: false,
  borderColor: colour,
  borderWidth: 2.25,
  pointRadius: 2.5,
  pointHoverRadius: 6,
  pointBackgroundColor: colour,
  pointHoverBackgroundColor: colour,
  pointHoverBorderColor: paper,
  pointHoverBorderWidth: 2,
  pointBorderWidth: 0,
})

/** From below: 5th to 95th, 25th to 75th, then the median on top. */
const layers = (data: FanData, canvas: Canvas): Layer[] => {
  const colour = canvas.inks[data.party]
  return [
    band(data, 'q05', false, 'transparent'),
    band(data, 'q95', '-1', faded(colour, 0.16)),
    band(data, 'q25', false, 'transparent'),
    band(data, 'q75', '-1', faded(colour, 0.3)),
    median(data, colour, canvas.inks.paper),
  ]
}

const yearScale = (data: FanData, canvas: Canvas): ScaleOptions => {
  const last = data.years.at(-1)?.year ?? 1
  const every = Math.max(1, Math.ceil(last / Math.max(2, Math.floor(canvas.width / 48))))
  return {
    type: 'linear',
    position: 'bottom',
    min: data.years[0]?.year ?? 0,
    max: last,
    border: { display: false },
    grid: { display: false },
    ticks: {
      stepSize: every,
      maxRotation: 0,
      color: canvas.inks.muted,
      font: font(canvas.inks),
      callback: (value: unknown) => (value === 0 ? 'start' : String(value)),
    },
  }
}

const zeroLine = (canvas: Canvas): Marks => ({
  zero: {
    type: 'line',
    yMin: 0,
    yMax: 0,
    borderColor: canvas.inks.ink,
    borderWidth: 1,
    drawTime: 'beforeDatasetsDraw',
  },
})

/** The widest year outside the first two, where there is room to name the bands. */
const widest = (data: FanData): FanYear | undefined =>
  [...data.years]
    .filter((_, i) => i > 1 && i < data.years.length - 1)
    .sort((a, b) => b.q95 - b.q05 - (a.q95 - a.q05))[0]

const isWide = (year: FanYear, { place, max, min }: MoneyAxis): boolean =>
  place(year.q95) - place(year.q05) > 0.06 * (max - min)

const bandName = (text: string, year: FanYear, at: number, canvas: Canvas, data: FanData): Marks[string] => ({
  type: 'label',
  xValue: year.year,
  yValue: data.axis.place(at),
  content: text,
  position: { x: 'center', y: 'end' },
  color: canvas.inks.muted,
  font: font(canvas.inks),
  padding: 3,
})

const names = (data: FanData, canvas: Canvas): Marks => {
  const year = widest(data)
  if (year === undefined || canvas.width < 300 || !isWide(year, data.axis)) return {}
  return { outer: bandName('9 of 10 futures', year, year.q95, canvas, data) }
}

/** Cash by year: the median, the middle half of futures and nine of ten, all from the same draws. */
export const drawFan =
  (data: FanData): Draw =>
  (canvas: Canvas): Drawing => ({
    type: 'scatter',
    data: { datasets: layers(data, canvas) },
    options: pictureOptions(
      SIDES,
      {
        x: yearScale(data, canvas),
        y: moneyScale(data.axis, canvas, { length: canvas.height * 2, position: 'left', labels: true }),
      },
      { ...zeroLine(canvas), ...names(data, canvas) },
    ),
  })
