import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../api/exports/xlsx.ts'
import type { Workbook } from '../../models/report/workbook.ts'
import { anyDeal } from '../laws/anyDeal.ts'
import { sample } from '../laws/documents.ts'
import { exported, exportedOf } from '../support/exported.ts'
import { recalculated } from '../support/libreOffice.ts'
import { long, progress } from '../support/long.ts'
import { type Compared, comparedWith } from '../support/recalculatedCells.ts'

/** Two documents for five runs of a law: `npm run torture:workbooks` asks 200. */
const documents = Math.ceil((2 / 5) * Number(process.env.LAW_RUNS ?? 2))
const batch = 8
const seed = Number(process.env.LAW_SEED ?? 7)

interface Named {
  readonly name: string
  readonly workbook: Workbook
}

/** Workbooks recalculated in one start of the program, and what they say. */
const comparedAll = async (
  all: readonly Named[],
): Promise<readonly (Compared & { readonly name: string })[]> => {
  const files = await Promise.all(
    all.map(async ({ name, workbook }) => [name, await xlsxBytes(workbook)] as const),
  )
  const made = recalculated(Object.fromEntries(files))
  return Promise.all(
    all.map(async ({ name, workbook }) => ({ name, ...(await comparedWith(workbook, made[name]!)) })),
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const reportOn = (what: string, all: readonly (Compared & { readonly name: string })[]): string => {
  const [formulas, futures] = [all.map((one) => one.formulas), all.map((one) => one.futures)].map(sum)
  const amiss = all.filter(({ errors, wrong, state }) => errors.length + wrong.length > 0 || state !== 'OK')
  return [
    `${what}: ${all.length} workbooks, ${formulas} formulas, ${futures} worths of futures; ${amiss.length} amiss`,
    ...amiss.flatMap(({ name, errors, wrong, state }) => [
      `${name}: ${errors.length} errors, ${wrong.length} wrong; checks say ${state}`,
      ...[...errors.slice(0, 3), ...wrong.slice(0, 5)].map((told) => `  ${told.slice(0, 300)}`),
    ]),
  ].join('\n')
}

const expectEqual = (all: readonly (Compared & { readonly name: string })[]): void => {
  expect(all.flatMap(({ name, errors }) => errors.map((text) => `${name} ${text}`)).slice(0, 20)).toEqual([])
  expect(all.flatMap(({ name, wrong }) => wrong.map((text) => `${name} ${text}`)).slice(0, 20)).toEqual([])
  expect(all.filter(({ state }) => state !== 'OK').map(({ name }) => name)).toEqual([])
}

/** With all deals these are long: `recalculated.whole.test.ts` has them deal by deal. */
const samples = long ? (['constants', 'minimal', 'kestrel', 'tarn', 'northlake'] as const) : []

describe('workbooks recalculated by LibreOffice', () => {
  it(`of ${documents} random documents: no error, the engine's figures and futures`, async () => {
    const drawn = fc.sample(anyDeal(), { numRuns: documents, seed })
    const all: (Compared & { readonly name: string })[] = []
    for (let from = 0; from < drawn.length; from += batch) {
      const some = drawn.slice(from, from + batch).map((document, j) => ({
        name: `document ${from + j}`,
        workbook: exportedOf(document, { deal: 'deal', trials: 16 }),
      }))
      all.push(...(await comparedAll(some)))
      await progress(reportOn(`random documents, seed ${seed}`, all))
    }
    expectEqual(all)
  }, 7_200_000)

  for (const name of samples)
    it(`of ${name} with all deals: no error, the figures of the engine`, async () => {
      const all = await comparedAll([{ name, workbook: exportedOf(sample(name)) }])
      await progress(reportOn(name, all))
      expectEqual(all)
    }, 3_600_000)

  for (const deal of long ? ['flat', 'royalty'] : [])
    it(`of northlake with 1,000 futures of ${deal}: each worth what the engine says`, async () => {
      const all = await comparedAll([{ name: deal, workbook: exported('northlake', { deal, trials: 1024 }) }])
      await progress(reportOn(`northlake ${deal}`, all))
      expect(all.map(({ futures }) => futures)).toEqual([2000])
      expectEqual(all)
    }, 3_600_000)
})
