import type { Zone } from '../scenario/schema/zone.ts'
import { leverValue } from './leverWords.ts'

const marks = { both: '#', licensor: '+', licensee: '-', neither: ' ', present: '@' }

/** The plane as letters, the second term upwards: who accepts where. None for a plane of one term. */
export const zoneMap = (zone: Zone, currency: string): readonly string[] => {
  const [x, y] = zone.terms
  if (x === undefined || y === undefined) return []
  const own = y.values
    .map((value, j) => ({ value, row: rowOf(zone, j) }))
    .filter((_, j) => isDrawn(y.values, j))
  const labels = own.map(({ value }) => leverValue(Number(value.toPrecision(3)), y.lever.unit, currency))
  const width = Math.max(...labels.map((label) => label.length))
  const rows = own.map(
    ({ row }, r) => `${(r % 4 === 0 || r === own.length - 1 ? labels[r]! : '').padStart(width)} |${row}|`,
  )
  const ends = [x.from, x.to].map((value) => leverValue(value, x.lever.unit, currency))
  const gap = Math.max(1, x.values.length - ends[0]!.length - ends[1]!.length)
  return [
    `${y.lever.label} upwards, ${x.lever.label} to the right`,
    '',
    ...rows.reverse(),
    `${' '.repeat(width + 2)}${ends[0]}${' '.repeat(gap)}${ends[1]}`,
    '# both accept, + the licensor alone, - the licensee alone, blank neither; @ as it stands',
  ]
}

/** Every other value of the second term, the last among them; all of them where they are few. */
const isDrawn = ({ length }: readonly number[], place: number): boolean =>
  length <= 21 || (length - 1 - place) % 2 === 0

const rowOf = (zone: Zone, j: number): string => {
  const { licensor, licensee } = zone.gains
  const row = licensor.values[j]!.map((gain, i) => markOf(gain >= 0, licensee.values[j]![i]! >= 0))
  const here = zone.present[0]?.at
  const [x, y] = zone.terms
  if (here !== undefined && nearest(y!.values, here[1]!) === j && inside(x!, here[0]!))
    row[nearest(x!.values, here[0]!)] = marks.present
  return row.join('')
}

const markOf = (ours: boolean, theirs: boolean): string => {
  if (ours) return theirs ? marks.both : marks.licensor
  return theirs ? marks.licensee : marks.neither
}

const inside = ({ from, to }: Zone['terms'][number], value: number): boolean => value >= from && value <= to

/** The place of the plane that stands for a value; every other one of the second term is drawn. */
const nearest = (values: readonly number[], value: number): number => {
  const drawn = values.flatMap((own, place) => (isDrawn(values, place) ? [{ own, place }] : []))
  return drawn.reduce((best, each) => (Math.abs(each.own - value) < Math.abs(best.own - value) ? each : best))
    .place
}
