import { describe, expect, it } from 'vitest'
import type { LiveAnswer } from '../../models/live.ts'
import { success } from '../../models/units/result.ts'
import type { FromWorker, Question, ToWorker } from '../../web/worker/messages.ts'
import { createQueue } from '../../web/worker/queue.ts'

/** A worker that does what it is told to say. */
const fakeWorker = () => {
  const sent: ToWorker[] = []
  let listener: (message: FromWorker) => void = () => undefined
  const state = { closed: false }
  const port = {
    send: (message: ToWorker) => sent.push(message),
    receive: (given: typeof listener) => {
      listener = given
    },
    close: () => {
      state.closed = true
    },
  }
  const answer = (id: number) =>
    listener({ kind: 'answer', id, result: success({ trials: id } as LiveAnswer) })
  return { port, sent, say: (message: FromWorker) => listener(message), answer, state }
}

const question = (whole = false): Question => ({ changes: [], deal: 'a', trials: 8192, whole, cash: true })
const kinds = (endings: readonly { readonly kind: string }[]) => endings.map(({ kind }) => kind)

describe('the latest question wins', () => {
  it('each is sent at once, and those that an answer passes over are superseded', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const asked = [0, 1, 2, 3].map(() => queue.ask(question()))
    expect(worker.sent).toMatchObject([{ id: 0 }, { id: 1 }, { id: 2 }, { id: 3 }])
    worker.answer(0)
    worker.answer(3)
    expect(kinds(await Promise.all(asked))).toEqual(['answer', 'superseded', 'superseded', 'answer'])
  })

  it('a short question is let finish: who drags without a pause still sees answers', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const first = queue.ask(question())
    const second = queue.ask(question())
    void queue.ask(question())
    expect(worker.sent.map(({ kind }) => kind)).toEqual(['ask', 'ask', 'ask'])
    worker.answer(0)
    worker.answer(1)
    expect(kinds(await Promise.all([first, second]))).toEqual(['answer', 'answer'])
  })

  it('a long question is stopped for a newer one', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const long = queue.ask(question(true))
    const newer = queue.ask(question())
    expect(worker.sent.slice(-2)).toMatchObject([
      { kind: 'stop', id: 0 },
      { kind: 'ask', id: 1 },
    ])
    worker.say({ kind: 'stopped', id: 0 })
    worker.answer(1)
    expect(kinds(await Promise.all([long, newer]))).toEqual(['superseded', 'answer'])
  })

  it('a long question that is done before it hears of it still counts, and late words are not heard', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const long = queue.ask(question(true))
    const newer = queue.ask(question())
    worker.answer(0)
    worker.say({ kind: 'stopped', id: 0 })
    worker.answer(1)
    expect(kinds(await Promise.all([long, newer]))).toEqual(['answer', 'answer'])
  })
})

describe('a long question', () => {
  it('tells how far it is', () => {
    const worker = fakeWorker()
    const told: (readonly [number, number])[] = []
    void createQueue(worker.port).ask(question(true), (done, total) => told.push([done, total]))
    worker.say({ kind: 'progress', id: 0, done: 512, total: 65536 })
    worker.say({ kind: 'progress', id: 7, done: 9, total: 9 })
    expect(told).toEqual([[512, 65536]])
  })

  it('can be cancelled, with what waits behind it', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const asked = [queue.ask(question(true)), queue.ask(question())]
    queue.cancel()
    worker.say({ kind: 'stopped', id: 0 })
    expect(kinds(await Promise.all(asked))).toEqual(['cancelled', 'cancelled'])
    void queue.ask(question())
    expect(worker.sent.at(-1)).toMatchObject({ kind: 'ask', id: 2 })
  })
})

describe('trouble', () => {
  it('a fault of the worker is that of its question; the next is asked all the same', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const first = queue.ask(question())
    const second = queue.ask(question())
    worker.say({ kind: 'fault', id: 0, message: 'out of memory' })
    await expect(first).rejects.toThrow('out of memory')
    worker.answer(1)
    expect((await second).kind).toBe('answer')
  })

  it('a worker that is no more fails all that was asked', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const asked = [queue.ask(question()), queue.ask(question())]
    worker.say({ kind: 'dead', message: 'no such script' })
    for (const each of asked) await expect(each).rejects.toThrow('no such script')
  })

  it('closing ends everything', async () => {
    const worker = fakeWorker()
    const queue = createQueue(worker.port)
    const asked = [queue.ask(question()), queue.ask(question())]
    queue.close()
    expect(kinds(await Promise.all(asked))).toEqual(['cancelled', 'cancelled'])
    expect(worker.state.closed).toBe(true)
  })
})
