import type { Format } from '../../report/workbook.ts'
import { address, fixedAddress } from '../address.ts'
import type { AveragedOver, LawCells } from '../family.ts'
import { averagingPoints, sharedNumbers, sharedWords } from '../sharedNumbers.ts'
import type { SheetWriter } from '../sheetWriter.ts'

/** A number of a law that has a cell: what it is called there, and what it was when the workbook was made. */
export interface LawPart {
  readonly label: string
  readonly row: number
  readonly column: number
  readonly value: number
}

/** What laws need beside their rows: numbers that stand below all of them. */
export interface LawBlocks {
  /** the cell of a number that all laws share */
  readonly shared: (label: string) => string
  /** an average over points in cells, of a formula of their ranges */
  readonly average: (over: 'normal' | 'odds', each: (at: AveragedOver<string>) => string) => string
  /** values and weights of a discrete law: their cells, and its mean */
  readonly points: (
    path: string,
    law: LawCells,
  ) => { readonly mean: string; readonly parts: readonly LawPart[] }
  /** a heading, and so many rows below it: the first of them, and their columns of words, numbers and what they were */
  readonly room: (
    heading: string,
    rows: number,
  ) => { readonly row: number; readonly columns: readonly [words: number, numbers: number, asMade: number] }
}

const input = { role: 'input', format: 'general' } as const

/** Below the assumptions, from a row on, in columns of their own. */
export const createLawBlocks = (writer: SheetWriter, first: number, column: number): LawBlocks => {
  const [words, left, middle, right] = [column, column + 1, column + 2, column + 3]
  let next = first
  const sharedCells = new Map<string, string>()
  const shared = (label: string): string => {
    const known = sharedCells.get(label)
    if (known !== undefined) return known
    writer.text(next, words, sharedWords[label]!, 'label')
    writer.number(next, left, sharedNumbers[label]!, input)
    const made = fixedAddress(next, left)
    sharedCells.set(label, made)
    next += 2
    return made
  }
  shared('z90')
  const room: LawBlocks['room'] = (heading, rows) => {
    writer.text(next, words, heading, 'heading')
    const row = next + 1
    next += rows + 2
    return { row, columns: [words, left, middle] }
  }
  const averages = createAverages(writer, room)
  return {
    shared,
    room,
    average: (over, each) => {
      const { weight, ...at } = averages(over)
      return `SUMPRODUCT(${weight}*(${each(at)}))/SUM(${weight})`
    },
    points: (path, { points }) => {
      const { row: from } = room(`${path}: value, weight, probability up to it`, points.length)
      const [values, weights] = [left, middle].map((own) => rangeOf(own, from, points.length))
      let sum = 0
      const parts = points.flatMap(([value, weight], j): LawPart[] => {
        const row = from + j
        sum += weight
        writer.number(row, left, value, input)
        writer.number(row, middle, weight, input)
        const upTo = `SUM(${fixedAddress(from, middle)}:${address(row, middle)})/SUM(${weights})`
        const share = Math.min(1, sum)
        writer.formula(row, right, { formula: upTo, value: share }, { format: 'general' })
        return [
          { label: `value ${j + 1}`, row, column: left, value },
          { label: `up to ${j + 1}`, row, column: right, value: share },
        ]
      })
      return { mean: `SUMPRODUCT(${values}*${weights})/SUM(${weights})`, parts }
    },
  }
}

const headings = {
  normal: 'Points of a standard normal, weights, probabilities: averages are over them',
  odds: 'Log-odds of an even probability, weights, probability less 1/2: averages are over them',
} as const

/** Columns of points, made when they are first asked for. */
const createAverages = (writer: SheetWriter, room: LawBlocks['room']) => {
  const made = new Map<'normal' | 'odds', AveragedOver<string> & { readonly weight: string }>()
  const make = (over: 'normal' | 'odds'): AveragedOver<string> & { readonly weight: string } => {
    const points = averagingPoints[over]
    const { row: from, columns } = room(headings[over], points.length)
    const left = columns[1]
    const ranges = [0, 1, 2].map((j) => rangeOf(left + j, from, points.length)) as [string, string, string]
    points.forEach(({ z, p, odds, centred, weight }, j) => {
      const row = from + j
      const at = address(row, left)
      const own = (column: number, formula: string, value: number, format: Format = 'general'): void =>
        writer.formula(row, column, { formula, value }, { format })
      writer.number(row, left, over === 'normal' ? z : odds, input)
      if (over === 'normal') {
        own(left + 1, `EXP(-${at}*${at}/2)`, weight, 'weight')
        own(left + 2, `NORMSDIST(${at})`, p)
      } else {
        const e = `EXP(-ABS(${at}))`
        own(left + 1, `${e}/((1+${e})*(1+${e}))`, weight, 'weight')
        own(left + 2, `1/(1+EXP(-${at}))-1/2`, centred)
      }
    })
    const [first, weight, third] = ranges
    return { z: first, odds: first, weight, p: third, centred: third }
  }
  return (over: 'normal' | 'odds') => {
    const found = made.get(over) ?? make(over)
    made.set(over, found)
    return found
  }
}

const rangeOf = (column: number, from: number, count: number): string =>
  `${fixedAddress(from, column)}:${fixedAddress(from + count - 1, column)}`
