import { readFileSync } from 'node:fs'
import { transferableSymbol, valueSymbol } from 'piscina'
import { describe, expect, it } from 'vitest'
import { newFileTally } from '../../api/runs/handing.ts'
import answer, { type Task } from '../../api/runs/worker.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { value } from '../../models/valuation.ts'

const text = readFileSync(new URL('../../models/samples/minimal.json', import.meta.url), 'utf8')

/** What a worker thread hands over: a value, and the memory that goes with it instead of being copied. */
const written = async (task: Task): Promise<{ readonly made: unknown; readonly memory: unknown }> => {
  const reply: unknown = await answer(task)
  if (typeof reply !== 'object' || reply === null) throw new Error('nothing was handed over')
  return { made: Reflect.get(reply, valueSymbol), memory: Reflect.get(reply, transferableSymbol) }
}

const bytesOf = (made: unknown): Uint8Array => {
  const file = typeof made === 'object' && made !== null ? Reflect.get(made, 'value') : null
  const bytes = file?.content
  if (!(bytes instanceof Uint8Array)) throw new Error('no file was made')
  return bytes
}

describe('a file crosses to the thread that serves requests', () => {
  const task = { ask: 'exportFile', text, tally: newFileTally(), port: null } as const

  it('as memory that is handed over: written from an answer', async () => {
    const valued = value(JSON.parse(text), { trials: 256 })
    if (!valued.ok) throw new Error('the sample has an answer')
    const bytes = new TextEncoder().encode(canonicalJson(valued.value))
    const wanted: Task = { ...task, format: 'xlsx', answer: bytes, question: { trials: 256 } }
    const { made, memory } = await written(wanted)
    expect(memory).toEqual([bytesOf(made).buffer])
  })
})
