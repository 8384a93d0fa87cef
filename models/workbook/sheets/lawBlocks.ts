import { z90 } from '../../distributions/percentiles.ts'
import { exp } from '../../numerics/elementary.ts'
import { address, fixedAddress } from '../address.ts'
import type { LawCells } from '../laws.ts'
import type { SheetWriter } from '../sheetWriter.ts'

/** A number of a law that has a cell: by what a formula asks for, and by what it is called there. */
export interface LawPart {
  readonly label: string
  readonly called: string
  readonly row: number
  readonly column: number
}

/** What laws need beside their rows: numbers that stand below all of them. */
export interface LawBlocks {
  /** the cell of the 90th percentile of a standard normal */
  readonly z90: string
  /** the mean of a share whose log-odds are normal, by the cells of their mean and standard deviation */
  readonly overNormal: (mu: string, sigma: string) => string
  /** values and weights of a discrete law: their cells, and its mean */
  readonly points: (
    path: string,
    law: LawCells,
  ) => { readonly mean: string; readonly parts: readonly LawPart[] }
}

/** A standard normal by its values at steps of 1/8 to 9 on both sides: the rule of trapezia, whose error is far below 1e-12. */
const [steps, reach] = [8, 9]
const normalPoints = 2 * steps * reach + 1

/** Below the assumptions, from a row on, in columns of their own. */
export const createLawBlocks = (writer: SheetWriter, first: number, column: number): LawBlocks => {
  const [words, left, middle, right] = [column, column + 1, column + 2, column + 3]
  writer.text(first, words, '90th percentile of the standard normal', 'label')
  writer.number(first, left, z90, { role: 'input', format: 'general' })
  let next = first + 2
  let normal: readonly [string, string] | null = null
  const input = { role: 'input', format: 'general' } as const
  const takeNormal = (): readonly [string, string] => {
    writer.text(
      next++,
      words,
      'Points of a standard normal, and weights: a mean of a share is over them',
      'heading',
    )
    const from = next
    for (let j = 0; j < normalPoints; j++) {
      const z = j / steps - reach
      const at = address(next, left)
      writer.number(next, left, z, input)
      writer.formula(
        next++,
        middle,
        { formula: `EXP(-${at}*${at}/2)`, value: exp((-z * z) / 2) },
        { format: 'general' },
      )
    }
    next++
    return [rangeOf(left, from, normalPoints), rangeOf(middle, from, normalPoints)]
  }
  return {
    z90: fixedAddress(first, left),
    overNormal: (mu, sigma) => {
      normal ??= takeNormal()
      const [z, weight] = normal
      return `SUMPRODUCT(${weight}/(1+EXP(-(${mu}+${sigma}*${z}))))/SUM(${weight})`
    },
    points: (path, { points }) => {
      writer.text(next++, words, `${path}: value, weight, probability up to it`, 'heading')
      const from = next
      const [values, weights] = [left, middle].map((own) => rangeOf(own, from, points.length))
      let sum = 0
      const parts = points.flatMap(([value, weight], j): LawPart[] => {
        const row = next++
        sum += weight
        writer.number(row, left, value, input)
        writer.number(row, middle, weight, input)
        const upTo = `SUM(${fixedAddress(from, middle)}:${address(row, middle)})/SUM(${weights})`
        writer.formula(row, right, { formula: upTo, value: Math.min(1, sum) }, { format: 'general' })
        return [
          { label: `value ${j + 1}`, called: `value ${j + 1}`, row, column: left },
          { label: `upto ${j + 1}`, called: `up to ${j + 1}`, row, column: right },
        ]
      })
      next++
      return { mean: `SUMPRODUCT(${values}*${weights})/SUM(${weights})`, parts }
    },
  }
}

const rangeOf = (column: number, from: number, count: number): string =>
  `${fixedAddress(from, column)}:${fixedAddress(from + count - 1, column)}`
