import { createHash } from 'node:crypto'
import { success } from '../../models/units/result.ts'
import { exportFile, type FileMade } from '../exports/exportFile.ts'
import { ownBytes, ownPieces } from './pieces.ts'
import type { FileHanded, Runs, Valued } from './runs.ts'
import type { Work } from './work.ts'

/** An answer as it comes from a run. */
export const valuedAs = (text: string): Valued => ({
  bytes: new TextEncoder().encode(text),
  hash: createHash('sha256').update(text).digest('hex'),
})

const handedHere = ({ content, notes }: FileMade): FileHanded => ({
  content: content instanceof Uint8Array ? ownBytes(content) : ownPieces(content),
  notes,
})

/** The engine on the thread that asks: of a command that waits for it anyway, and of tests. */
export const inThread = (work: Work): Runs => ({
  value: async (text, overrides) => {
    const answer = work.value(text, overrides)
    return answer.ok ? success(valuedAs(answer.value)) : answer
  },
  check: async (text) => work.check(text),
  explain: async (text, question) => work.explain(text, question),
  ask: async (name, text, question) => work.ask(name, text, question),
  exportPricing: async (text, question) => work.exportPricing(text, question),
  importPricing: async (body) => work.importPricing(body),
  importFile: async (body) => work.importFile(body),
  reportToKeep: async (body, beside) => work.reportToKeep(body, beside),
  table: async (table, { bytes }, text) => work.table(table, new TextDecoder().decode(bytes), text),
  exportFile: async ({ answer, ...task }) => {
    const file = await exportFile({ ...task, answer: answer && new TextDecoder().decode(answer.bytes) })
    return file.ok ? success(handedHere(file.value)) : file
  },
  close: async () => undefined,
})
