import type { Chart, ChartSeries } from '../../models/report/workbook.ts'
import { escaped } from './xml.ts'

/**
 * A chart as DrawingML (ECMA-376, 21.2): written here, since the library has no chart of areas with a line over them. Its
 * figures are cells, which a program reads when it opens the file.
 */
export const chartPart = (chart: Chart): string => {
  const plots = `${plotOf(chart)}${linesOf(chart)}`
  const axes = `${categoryAxis(chart)}${valueAxis(chart)}`
  const title = titled(chart.title, { size: 1200, bold: true, colour: '14455C' })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace ${spaces}><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plots}${axes}</c:plotArea>${legend(chart)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${frame}</c:chartSpace>`
}

const spaces = [
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ')

const filled = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
const stroke = (colour: string, width: number): string => `<a:ln w="${width}">${filled(colour)}</a:ln>`
const unseen = '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'

interface Letters {
  readonly size: number
  readonly bold?: boolean
  readonly colour: string
}

const letters = (tag: string, { size, bold = false, colour }: Letters): string =>
  `<a:${tag}${tag === 'rPr' ? ' lang="en-GB"' : ''} sz="${size}" b="${bold ? 1 : 0}">${filled(colour)}<a:latin typeface="Calibri"/></a:${tag}>`

const small: Letters = { size: 900, colour: '3D4A56' }

const textOf = (own: Letters): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${letters('defRPr', own)}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`

const titled = (text: string, own: Letters): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${letters('defRPr', own)}</a:pPr><a:r>${letters('rPr', own)}<a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`

const frame = `<c:spPr>${filled('FFFFFF')}${stroke('C5CED6', 9525)}</c:spPr>${textOf(small)}`

const axisIds = '<c:axId val="111111111"/><c:axId val="222222222"/>'

/** Bars, columns or areas. */
const plotOf = (chart: Chart): string => {
  const { kind, stacked } = chart
  const own = seriesOf(chart, ({ line }) => line !== true)
  const grouping = `<c:grouping val="${stacked ? 'stacked' : kind === 'area' ? 'standard' : 'clustered'}"/><c:varyColors val="0"/>`
  if (kind === 'area') return `<c:areaChart>${grouping}${own}${axisIds}</c:areaChart>`
  const direction = `<c:barDir val="${kind === 'bar' ? 'bar' : 'col'}"/>`
  const gap = `<c:gapWidth val="60"/>${stacked ? '<c:overlap val="100"/>' : ''}`
  return `<c:barChart>${direction}${grouping}${own}${gap}${axisIds}</c:barChart>`
}

const linesOf = (chart: Chart): string => {
  const own = seriesOf(chart, ({ line }) => line === true)
  const grouping = '<c:grouping val="standard"/><c:varyColors val="0"/>'
  return own === '' ? '' : `<c:lineChart>${grouping}${own}<c:marker val="1"/>${axisIds}</c:lineChart>`
}

const seriesOf = ({ kind, series, categories }: Chart, isWanted: (series: ChartSeries) => boolean): string =>
  series
    .map((own, j) => {
      if (!isWanted(own)) return ''
      const numbered = `<c:idx val="${j}"/><c:order val="${j}"/><c:tx><c:v>${escaped(own.name)}</c:v></c:tx>`
      const upright = kind === 'area' || own.line ? '' : '<c:invertIfNegative val="0"/>'
      const data = `<c:cat><c:strRef><c:f>${escaped(categories)}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>${escaped(own.values)}</c:f></c:numRef></c:val>`
      return `<c:ser>${numbered}${paintOf(own)}${upright}${data}${own.line ? '<c:smooth val="0"/>' : ''}</c:ser>`
    })
    .join('')

const paintOf = ({ colour, line }: ChartSeries): string => {
  if (colour === null) return unseen
  if (line) return `<c:spPr>${stroke(colour, 25400)}</c:spPr><c:marker><c:symbol val="none"/></c:marker>`
  return `<c:spPr>${filled(colour)}<a:ln><a:noFill/></a:ln></c:spPr>`
}

/** Names of bars stand from top to bottom in the order of their cells, and outside the figures, also of those below 0. */
const categoryAxis = ({ kind, axes }: Chart): string => {
  const lies = kind === 'bar'
  const scaling = `<c:scaling><c:orientation val="${lies ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>`
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
  const crosses = '<c:crossAx val="222222222"/><c:crosses val="autoZero"/>'
  const rest = '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
  return `<c:catAx><c:axId val="111111111"/>${scaling}<c:axPos val="${lies ? 'l' : 'b'}"/>${axisTitle(axes.categories)}${ticks}<c:spPr>${stroke('5B6B79', 9525)}</c:spPr>${textOf(small)}${crosses}${rest}</c:catAx>`
}

const valueAxis = ({ kind, axes, format }: Chart): string => {
  const lies = kind === 'bar'
  const scaling = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
  const grid = `<c:majorGridlines><c:spPr>${stroke('DDE3E8', 6350)}</c:spPr></c:majorGridlines>`
  const written = `<c:numFmt formatCode="${escaped(format)}" sourceLinked="0"/>`
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
  const crosses = `<c:crossAx val="111111111"/><c:crosses val="${lies ? 'max' : 'autoZero'}"/>`
  const between = `<c:crossBetween val="${kind === 'area' ? 'midCat' : 'between'}"/>`
  return `<c:valAx><c:axId val="222222222"/>${scaling}<c:axPos val="${lies ? 'b' : 'l'}"/>${grid}${axisTitle(axes.values)}${written}${ticks}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textOf(small)}${crosses}${between}</c:valAx>`
}

const axisTitle = (text: string): string => (text === '' ? '' : titled(text, small))

/** Of one series that is seen the title says enough. */
const legend = ({ series }: Chart): string => {
  const isNamed = ({ colour, unnamed }: ChartSeries): boolean => colour !== null && unnamed !== true
  if (series.filter(isNamed).length < 2) return ''
  const left = series.flatMap((own, j) =>
    isNamed(own) ? [] : [`<c:legendEntry><c:idx val="${j}"/><c:delete val="1"/></c:legendEntry>`],
  )
  return `<c:legend><c:legendPos val="b"/>${left.join('')}<c:overlay val="0"/>${textOf(small)}</c:legend>`
}
