import { describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import { cellsOf, type Workbook } from '../../models/report/workbook.ts'
import { exported } from '../support/exported.ts'
import { recalculated } from '../support/libreOffice.ts'
import { long, progress } from '../support/long.ts'
import { generator } from '../support/random.ts'
import { errorsIn, type Seeded, smallErrors } from '../support/seededErrors.ts'
import { cellsIn, openWorkbook } from '../support/workbookFile.ts'

/** Workbooks that errors are seeded into, with the futures of a deal. */
const bases: readonly (readonly [string, string])[] = long
  ? [
      ['constants', 'royalty'],
      ['minimal', 'offer'],
      ['northlake', 'trials'],
      ['kestrel', 'teaching'],
    ]
  : [
      ['constants', 'royalty'],
      ['minimal', 'offer'],
    ]
const wanted = Number(process.env.LAW_RUNS ?? 10)
const batch = long ? 24 : 12
const seed = Number(process.env.LAW_SEED ?? 1)

/** Small workbooks more often than large ones: what the larger have more of is more of the same. */
const turns = [0, 1, 0, 1, 0, 1, 2, 3]

type Said = number | string | null

interface Outcome extends Seeded {
  readonly workbook: string
  readonly said: Said
  /** whether a figure is wrong, or a formula lost: an error that alters neither cannot be seen by what it does */
  readonly hasEffect: boolean
}

/** Whether a cell says something else than it did: both as the same program works it out. */
const alters = ({ before, after }: Seeded, here: Said, was: Said): boolean => {
  if (after.kind !== 'formula' || before.kind === 'text') return true
  if (typeof was !== 'number' || typeof here !== 'number') return here !== was
  return Math.abs(here - was) > 1e-12 * Math.abs(was)
}

/** Where Checks says it. */
const state = { sheet: 'Checks', address: 'B4' }

type Made = readonly [Seeded, Uint8Array]

interface Base {
  readonly name: string
  readonly bytes: Uint8Array
  readonly small: readonly Made[]
  readonly next: () => Made | null
}

/** A formula that cells share stands in the first of them: written out, each can be changed by itself. */
const cellByCell = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({ ...sheet, cells: [...cellsOf(sheet)], stretches: [] })),
})

const baseOf = async ([sample, deal]: readonly [string, string], b: number): Promise<Base> => {
  const workbook = cellByCell(exported(sample, { deal, trials: 16 }))
  const bytes = await xlsxBytes(workbook)
  const file = openWorkbook(bytes)
  const errorAt = errorsIn(workbook, generator(10 * seed + b))
  let turn = b * 5
  const made = (seeded: Seeded): Made => [seeded, file.withCell(seeded.sheet, seeded.address, seeded.after)]
  const next = (): Made | null => {
    const seeded = errorAt(turn++)
    return seeded === null ? null : made(seeded)
  }
  return { name: `${sample} ${deal}`, bytes, small: smallErrors(workbook).map(made), next }
}

/** Workbooks without an error, as they are recalculated. */
type Sound = Record<string, Uint8Array>

/** So many errors, recalculated in one start of the program; the first time the workbooks themselves too. */
const someOf = (bases: readonly Base[], sound: Sound): readonly Outcome[] => {
  const isFirst = Object.keys(sound).length === 0
  const small = isFirst ? bases.flatMap((base) => base.small.map((made) => ({ base, made }))) : []
  const drawn = Array.from({ length: batch - small.length }, (_, j) => {
    const base = bases[turns[j % turns.length]! % bases.length]!
    const made = base.next()
    return made === null ? [] : [{ base, made }]
  }).flat()
  const seeded = [...small, ...drawn].map(({ base, made: [error, bytes] }) => ({
    ...{ workbook: base.name, error, bytes },
  }))
  const whole = isFirst ? bases.map(({ name, bytes }) => [name, bytes] as const) : []
  const files = recalculated(
    Object.fromEntries([...whole, ...seeded.map(({ bytes }, j) => [`${j}`, bytes] as const)]),
  )
  for (const [name] of whole) {
    sound[name] = files[name]!
    expect(cellsIn(files[name]!, [state]), name).toEqual(['OK'])
  }
  const told = seeded.map(({ workbook, error }, j) => {
    const [said = null, here = null] = cellsIn(files[`${j}`]!, [state, error])
    const [was = null] = cellsIn(sound[workbook]!, [error])
    return { ...error, workbook, said, hasEffect: alters(error, here, was) }
  })
  for (const { sheet, said, workbook } of told.slice(0, small.length))
    expect(said, `${workbook}, ${sheet}`).toBe('LOOK HERE')
  return told
}

const sortedOut = (all: readonly Outcome[]) => {
  const effective = all.filter(({ hasEffect }) => hasEffect)
  const latent = all.filter(({ hasEffect }) => !hasEffect)
  return {
    effective,
    latent,
    missed: effective.filter(({ said }) => said === 'OK'),
    misnamed: effective.filter(({ said, expected }) => said !== 'OK' && said !== expected),
  }
}

const summaryOf = (all: readonly Outcome[]): string => {
  const { effective, latent, missed, misnamed } = sortedOut(all)
  const seen = latent.filter(({ said }) => said !== 'OK').length
  return `${effective.length} errors that alter a figure or lose a formula: ${effective.length - missed.length} flagged, ${misnamed.length} of them by another name; ${latent.length} alter nothing as the workbook stands: ${seen} flagged; missed: ${missed.map(told).join(' | ')}; misnamed: ${misnamed.map(told).join(' | ')}`
}

const outcomesOf = async (): Promise<readonly Outcome[]> => {
  const made = await Promise.all(bases.map(baseOf))
  const all: Outcome[] = []
  const sound: Sound = {}
  do {
    all.push(...someOf(made, sound))
    if (long) await progress(summaryOf(all))
  } while (long && all.filter(({ hasEffect }) => hasEffect).length < wanted)
  return all
}

const told = ({ workbook, kind, sheet, address, before, after, said }: Outcome): string => {
  const text = (content: Seeded['before']): string =>
    content.kind === 'formula'
      ? `=${content.formula}`
      : content.kind === 'text'
        ? `"${content.text}"`
        : `${content.value}`
  return `${workbook}, ${sheet}!${address}: ${kind}: ${text(before)} became ${text(after)}; the checks say ${said}`
}

describe('errors seeded into exported workbooks, one cell each', () => {
  it(`are flagged: at least 99 % of ${wanted}, and nearly all by their right name`, async () => {
    const all = await outcomesOf()
    const { effective, missed, misnamed } = sortedOut(all)
    expect(effective.length).toBeGreaterThanOrEqual(0.5 * wanted)
    expect(missed.length, missed.map(told).join('\n')).toBeLessThanOrEqual(0.01 * effective.length)
    expect(misnamed.length, misnamed.map(told).join('\n')).toBeLessThanOrEqual(0.05 * effective.length)
  }, 7_200_000)
})
