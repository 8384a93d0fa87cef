import { columnName, fixedAddress } from '../address.ts'
import type { SheetWriter } from '../sheetWriter.ts'
import type { Replay } from '../trials/replay.ts'
import { at, given } from './trialLayout.ts'

const whole = { role: 'figure', format: 'year' } as const

interface Heading {
  readonly deal: string
  readonly replay: Replay
}

/** What the sheet is, how it was sampled, and what may be changed. */
export const writeHead = (writer: SheetWriter, { deal, replay }: Heading, columns: number): void => {
  writer.text(0, 0, `${replay.trials} futures of ${deal}`, 'title')
  writer.prose(
    1,
    'Each row is one future, each of its steps a formula: uniform numbers by HDR 2.0 (Hubbard Decision Research), inputs by the inverse of their law, then the waterfall. Change an assumption, a parameter below the futures or the seed, and every future follows. What prints ends with the worth to the licensee: inputs and steps are for the screen.',
  )
  const values = replay.carried.length + (replay.hasLosses ? 1 : 0)
  writer.prose(
    2,
    values === 0
      ? 'Nothing here is carried as a value.'
      : 'Carried as values, since spreadsheets do not agree on their inverse or have none: the columns that say so, listed in Checks. They do not follow the seed; losses of a future follow no number that is changed, not even where they are limited by what was paid.',
  )
  const settings = [
    [at.seed, 'Seed (third seed of HDR)', replay.seed],
    [at.entity, 'Entity', 1],
    [at.replicates, 'Replicates', replay.replicates],
    [at.cent, 'Difference allowed: an amount', 0.01],
    [at.part, 'or a part of the worth', 1e-9],
  ] as const
  for (const [row, words, value] of settings) {
    writer.text(row, 0, words, 'label')
    writer.number(row, 1, value, { role: 'input', format: 'general' })
  }
  const heads = ['Future', 'Counter', 'Fourth seed']
  heads.forEach((head, column) => {
    writer.text(at.heads, column, head, 'heading')
  })
  writer.text(at.heads + 1, 0, `v of HDR; ${columns} columns of inputs and steps`, 'note')
}

/** The futures by number, with the numbers that HDR takes of each. */
export const writeTrials = (writer: SheetWriter, { trials, replicates: own }: Replay): void => {
  const row = at.first
  const numbers = Float64Array.from({ length: trials }, (_, i) => i)
  const replicates = fixedAddress(at.replicates, 1)
  const trial = `$${columnName(given.trial)}`
  writer.stretch({ row, column: given.trial, values: numbers, parts: null, look: whole })
  writer.stretch({
    ...{ row, column: given.counter, look: whole },
    values: numbers.map((i) => Math.floor(i / own)),
    parts: [`INT(${trial}`, `/${replicates})`],
  })
  writer.stretch({
    ...{ row, column: given.seed4, look: whole },
    values: numbers.map((i) => i % own),
    parts: [`MOD(${trial}`, `,${replicates})`],
  })
}
