import type { Approaches, ApproachRow } from '../scenario/schema/approaches.ts'
import { methodNames } from './approachNames.ts'
import { roughly } from './figures.ts'

/** A bar of the picture: from low to high, with a mark where the expectation stands. */
interface Bar {
  readonly label: string
  readonly low: number
  readonly high: number
  readonly mark: number | null
  readonly ends: readonly [string, string]
}

const labelWidth = 26

/** The rows on the axis as bars on one scale, with the negotiated zone below; nothing where no method could be applied. */
export const footballField = (
  { rows, zone }: Approaches,
  currency: string,
  width: number,
): readonly string[] => {
  const bars = rows.flatMap((row) => barOf(row, currency))
  if (bars.length === 0) return []
  const all = zone === null ? bars : [...bars, zoneBar(zone, currency)]
  const from = Math.min(0, ...all.map(({ low }) => low))
  const to = Math.max(...all.map(({ high }) => high), from + 1)
  const scale = { from, to, columns: Math.max(10, width - labelWidth - 26) }
  return all.map((bar) => barLine(bar, scale))
}

const barOf = ({ place, method, low, expected, high }: ApproachRow, currency: string): readonly Bar[] => {
  if (place !== 'axis' || low === null || high === null || expected === null) return []
  const ends = [roughly(low, currency, 3), roughly(high, currency, 3)] as const
  return [{ label: methodNames[method], low, high, mark: expected.value, ends }]
}

const zoneBar = (zone: NonNullable<Approaches['zone']>, currency: string): Bar => {
  const [floor, ceiling] = [zone.floor.value, zone.ceiling.value]
  return {
    label: zone.exists ? 'Negotiated zone' : 'No zone between',
    low: Math.min(floor, ceiling),
    high: Math.max(floor, ceiling),
    mark: null,
    ends: [roughly(floor, currency, 3), roughly(ceiling, currency, 3)],
  }
}

interface Scale {
  readonly from: number
  readonly to: number
  readonly columns: number
}

const barLine = ({ label, low, high, mark, ends }: Bar, { from, to, columns }: Scale): string => {
  const at = (value: number): number =>
    Math.max(0, Math.min(columns - 1, Math.round(((value - from) / (to - from)) * (columns - 1))))
  const [first, last] = [at(low), at(high)]
  const cells = Array.from({ length: columns }, (_, column) => {
    if (mark !== null && column === at(mark)) return '●'
    return column >= first && column <= last ? '━' : '·'
  })
  return `${label.padEnd(labelWidth)}${cells.join('')} ${ends[0]} – ${ends[1]}`
}
