import { timeOnly } from '../../models/report/bases.ts'
import { licenseeName, licensorName } from '../../models/report/names.ts'
import { share, which } from '../../models/report/risksTable.ts'
import { inputName } from '../../models/scenario/inputName.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { PartyRisk, RiskMoved, Risks } from '../../models/scenario/schema/risks.ts'
import { evenAxis } from '../charts/axis.ts'
import { barsHeight } from '../charts/bars.ts'
import type { Step } from '../charts/drawing.ts'
import { drawStacks, type Part, type Stack } from '../charts/stacks.ts'
import { figure } from '../format/number.ts'
import { sentenceCase } from '../format/words.ts'
import type { Shown } from './shown.ts'
import { type Cell, figureCell, NO_CELL, type Table, textCell } from './table.ts'

/** Who bears which risk of a deal, and the document it is said of. */
export interface Bearing {
  readonly risks: Risks
  readonly document: FieldfareDocument
}

interface Party {
  readonly key: 'licensor' | 'licensee'
  readonly name: string
  readonly risk: PartyRisk
}

export const partyNames = ({ risks, document }: Bearing): { readonly us: string; readonly them: string } => ({
  us: licensorName(document),
  them: licenseeName(document, document.deals.find(({ id }) => id === risks.deal)?.licensee ?? ''),
})

const partiesOf = (bearing: Bearing): readonly Party[] => {
  const { risks } = bearing
  const { us, them } = partyNames(bearing)
  const ours: Party = { key: 'licensor', name: us, risk: risks.licensor }
  if (risks.licensee === null) return [ours]
  return [ours, { key: 'licensee', name: them, risk: risks.licensee }]
}

type Born = PartyRisk['others']
type Line = { readonly name: string } & Readonly<Record<'licensor' | 'licensee', Born | null>>

/** Every driver, numbered, then what is left: each adds its share to the 100 % of either party. */
const linesOf = ({ risks, document }: Bearing): readonly Line[] => {
  const { drivers, licensor, licensee } = risks
  return [
    ...drivers.map((driver, i) => ({
      name: `${i + 1}  ${sentenceCase(inputName(document, driver.path))}`,
      licensor: driver.licensor,
      licensee: driver.licensee,
    })),
    { name: 'Other inputs', licensor: licensor.others, licensee: licensee?.others ?? null },
    {
      name: 'Together, or drawn one by one',
      licensor: licensor.interaction,
      licensee: licensee?.interaction ?? null,
    },
  ]
}

const STRENGTHS = [0.9, 0.72, 0.56, 0.4, 0.28, 0.2]

const stackOf = ({ key, name, risk }: Party, lines: readonly Line[]): Stack => {
  const parts: Part[] = []
  let from = 0
  for (const [i, line] of lines.entries()) {
    // below 0 by chance: nothing to draw
    const size = Math.max(0, line[key]?.share.value ?? 0)
    const isRest = i >= lines.length - 2
    parts.push({
      from,
      to: from + size,
      ink: isRest ? 'muted' : key,
      strength: isRest ? 0.18 : (STRENGTHS[i] ?? 0.14),
      words: wordsOf(line, { place: isRest ? null : i + 1, size }),
    })
    from += size
  }
  const sd = figure(risk.sd.value, risk.sd.standardError).text
  return { name, words: `standard deviation ${sd}`, briefly: `sd ${sd}`, parts }
}

/** What is written on a part: its number, or the first word of what is left, and its share; or the number alone. */
const wordsOf = (
  { name }: Line,
  { place, size }: { place: number | null; size: number },
): readonly string[] => {
  const share = `${Math.round(100 * size)} %`
  return place === null ? [`${name.split(/[ ,]/)[0] ?? ''} · ${share}`] : [`${place} · ${share}`, `${place}`]
}

const shareCells = (born: Born | null): readonly Cell[] =>
  born === null
    ? [NO_CELL, NO_CELL]
    : [
        { text: share(born.share), value: born.share.value, title: String(born.share.value) },
        figureCell(figure(born.tail.value, born.tail.standardError)),
      ]

const tableOf = (bearing: Bearing, lines: readonly Line[]): Table => {
  const { risks, document } = bearing
  const isBoth = risks.licensee !== null
  const heads = ['Our variance', 'Our gap', ...(isBoth ? ['Their variance', 'Their gap'] : [])]
  return {
    caption: `Shares of the variance, and parts of the gap between the mean and the worst 5 %, ${document.currency}`,
    columns: [{ label: 'Input' }, ...heads.map((label) => ({ label, numeric: true }))],
    rows: lines.map((line) => [
      textCell(line.name),
      ...shareCells(line.licensor),
      ...(isBoth ? shareCells(line.licensee) : []),
    ]),
  }
}

const sentenceOf = (bearing: Bearing): string => {
  const { currency } = bearing.document
  const each = partiesOf(bearing).map(({ name, risk }) => {
    const amount = ({ value, standardError }: PartyRisk['sd']) => figure(value, standardError).text
    return `${name}: mean ${amount(risk.mean)}, in the worst 5 % of futures ${amount(risk.worst5)} ${currency}`
  })
  return `${each.join('; ')}; ${timeOnly}.`
}

/** Shares of the variance of both parties, stacked; null where no party bears any risk. */
export const bearingFigure = (bearing: Bearing): Shown | null => {
  const parties = partiesOf(bearing).filter(({ risk }) => risk.sd.value > 0)
  if (parties.length === 0) return null
  const lines = linesOf(bearing)
  const rows = parties.map((party) => stackOf(party, lines))
  const steps: readonly Step[] = parties.flatMap(({ key, name }, p) =>
    lines.map((line, i) => ({
      text: `${name}. ${line.name}: ${line[key] === null ? 'not known' : share(line[key].share)} of the variance`,
      layer: 0,
      index: p * lines.length + i,
    })),
  )
  const end = Math.max(1, ...rows.map(({ parts }) => parts.at(-1)?.to ?? 0))
  return {
    sentence: sentenceOf(bearing),
    draw: drawStacks({ axis: { ...evenAxis([end]), min: 0, max: end }, rows, line: null, labels: false }),
    steps,
    table: tableOf(bearing, lines),
    height: barsHeight(rows.length, false),
  }
}

const movedCells = (moved: RiskMoved | null): readonly Cell[] =>
  moved === null
    ? [NO_CELL, NO_CELL]
    : [moved.expected, moved.gap].map(({ value, standardError }) => figureCell(figure(value, standardError)))

/** What each clause moves for either party; undefined where no clause can be left out. */
export const clausesMoved = ({ risks, document }: Bearing): Table | undefined => {
  const held = risks.clauses.filter(({ licensor }) => licensor !== null)
  if (held.length === 0) return undefined
  const heads = ['Our worth', 'Our gap', 'Their worth', 'Their gap']
  return {
    caption: `What changes if a clause is left out, or read otherwise, after less before, ${document.currency}`,
    columns: [{ label: 'Deal' }, ...heads.map((label) => ({ label, numeric: true }))],
    rows: held.map((clause) => [
      textCell(sentenceCase(which(clause))),
      ...movedCells(clause.licensor),
      ...movedCells(clause.licensee),
    ]),
  }
}
