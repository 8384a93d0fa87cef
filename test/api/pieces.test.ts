import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localRuns } from '../../api/runs/local.ts'
import { mostOnTheirWay } from '../../api/runs/pieces.ts'
import { type PiecesHanded, type Runs, runStop, type Waiting } from '../../api/runs/runs.ts'
import { many } from '../support/workers/pieces.ts'

/** Files of 200 pieces that another thread makes while they are read here. */
const worker = new URL('../support/workers/pieces.ts', import.meta.url)
let runs: Runs

beforeAll(() => {
  runs = localRuns(() => undefined, { worker, threads: 1 })
})

afterAll(() => runs.close())

const piecesOf = async (text: string, waiting: Waiting = {}): Promise<PiecesHanded> => {
  const file = await runs.exportFile({ format: 'parquet', answer: null, text, question: {} }, waiting)
  if (!file.ok || file.value.content instanceof Uint8Array) throw new Error('no pieces')
  return file.value.content
}

const take = async (pieces: PiecesHanded, count: number): Promise<number[]> => {
  const taken: number[] = []
  while (taken.length < count) {
    const { done, value } = await pieces.next()
    if (done === true) break
    if (value.ok) taken.push(value.value[0]!)
    else taken.push(-1)
  }
  return taken
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

describe('a file in pieces', () => {
  it('comes whole and in order, and its thread waits for whoever reads it', async () => {
    let made = 0
    const told = (part: number) => {
      made = Math.round(part * many)
    }
    const pieces = await piecesOf('right', { told })
    const taken = await take(pieces, 3)
    // the last of them is made, and waits for room
    await expect.poll(() => made, { timeout: 30_000 }).toBe(taken.length + mostOnTheirWay + 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(made).toBe(taken.length + mostOnTheirWay + 1)
    expect([...taken, ...(await take(pieces, many))]).toEqual(upTo(many))
    expect(await pieces.next()).toEqual({ done: true, value: undefined })
  })

  it('is refused instead where it has no first piece', async () => {
    const question = { format: 'parquet', answer: null, text: 'refused', question: {} } as const
    expect(await runs.exportFile(question)).toEqual({ ok: false, faults: [] })
  })

  it('ends with the fault that it meets, or the mistake', async () => {
    expect(await take(await piecesOf('cut'), many)).toEqual([...upTo(8), -1])
    await expect(take(await piecesOf('lost'), many)).rejects.toThrow('our mistake')
  })

  it('ends its thread when whoever reads it leaves or is stopped; the next has its turn', async () => {
    const left = await piecesOf('right')
    await left.return()
    const stop = new AbortController()
    const stopped = await piecesOf('right', { signal: stop.signal })
    stop.abort()
    expect(await take(stopped, many).then(() => null, runStop)).toBe('cancelled')
    expect((await take(await piecesOf('right'), many + 1)).length).toBe(many)
  })

  it('ends its thread when nothing of it is taken for long', async () => {
    const hasty = localRuns(() => undefined, { worker, threads: 1, reading: 200 })
    const file = await hasty.exportFile({ format: 'parquet', answer: null, text: 'right', question: {} })
    await hasty.exportFile({ format: 'parquet', answer: null, text: 'refused', question: {} })
    const pieces = file.ok && 'next' in file.value.content ? file.value.content : null
    expect(await pieces?.next().then(() => null, runStop)).toBe('late')
    await hasty.close()
  })
})
