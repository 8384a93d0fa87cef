import type { LiveAnswer } from '../../models/live.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { FromWorker, Port, Question } from './messages.ts'

/** How a question ended. */
export type Ending =
  | { readonly kind: 'answer'; readonly result: Result<LiveAnswer, Failure> }
  /** a newer question has taken its place */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'cancelled' }

/** Told how far a long question is. */
export type OnProgress = (done: number, total: number) => void

/**
 * Questions to one worker, the latest wins: one is worked on, one at most waits, and a newer one takes the place of the
 * one that waits. A long question is stopped for a newer one at its next block. A short one is let finish: whoever drags
 * asks faster than any answer comes, and would never see one.
 */
export interface Queue {
  /** the document that questions are about from here on */
  readonly open: (document: FieldfareDocument) => void
  readonly ask: (question: Question, progress?: OnProgress) => Promise<Ending>
  /** stops what is worked on, and drops what waits */
  readonly cancel: () => void
  readonly close: () => void
}

interface Entry {
  readonly id: number
  readonly question: Question
  readonly progress: OnProgress | undefined
  readonly settle: (ending: Ending) => void
  readonly fail: (reason: Error) => void
}

export const createQueue = (port: Port): Queue => {
  let running: Entry | null = null
  let waiting: Entry | null = null
  let cancelled = false
  let asked = 0

  const start = (entry: Entry): void => {
    running = entry
    cancelled = false
    port.send({ kind: 'ask', id: entry.id, question: entry.question })
  }
  const next = (): void => {
    running = null
    const entry = waiting
    waiting = null
    if (entry !== null) start(entry)
  }
  const end = (ending: Ending): void => {
    running?.settle(ending)
    next()
  }
  const hear = (message: FromWorker): void => {
    if (message.kind === 'fault') {
      const reason = new Error(message.message)
      running?.fail(reason)
      next()
      return
    }
    if (message.kind === 'ready' || message.id !== running?.id) return
    if (message.kind === 'progress') running.progress?.(message.done, message.total)
    else if (message.kind === 'stopped') end({ kind: cancelled ? 'cancelled' : 'superseded' })
    else end({ kind: 'answer', result: message.result })
  }
  const stop = (): void => {
    if (running?.question.whole === true) port.send({ kind: 'stop', id: running.id })
  }
  port.receive(hear)
  return {
    open: (document) => port.send({ kind: 'open', document }),
    ask: (question, progress) =>
      new Promise((settle, fail) => {
        const entry: Entry = { id: asked++, question, progress, settle, fail }
        waiting?.settle({ kind: 'superseded' })
        waiting = null
        if (running === null) {
          start(entry)
          return
        }
        waiting = entry
        stop()
      }),
    cancel: () => {
      waiting?.settle({ kind: 'cancelled' })
      waiting = null
      cancelled = true
      stop()
    },
    close: () => {
      waiting?.settle({ kind: 'cancelled' })
      running?.settle({ kind: 'cancelled' })
      running = null
      waiting = null
      port.close()
    },
  }
}
