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
 * Questions to one worker, the latest wins: each is sent at once, so that the worker never waits for a page that is
 * drawing; it works on one at a time and then on the newest (`latest.ts`), so whatever it says of one tells that those
 * before have been passed over. A long question is stopped for a newer one at its next block. A short one is let finish:
 * whoever drags asks faster than any answer comes, and would never see one.
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
  /** what has been sent and not been told of, oldest first */
  let sent: readonly Entry[] = []
  let cancelled = -1
  let asked = 0

  /** The question that the worker tells of; those before it have been passed over. */
  const told = (id: number): Entry | undefined => {
    for (const entry of sent) if (entry.id < id) entry.settle({ kind: 'superseded' })
    sent = sent.filter((entry) => entry.id >= id)
    return sent.find((entry) => entry.id === id)
  }
  const ended = (id: number): Entry | undefined => {
    const entry = told(id)
    sent = sent.filter((each) => each !== entry)
    return entry
  }
  const hear = (message: FromWorker): void => {
    if (message.kind === 'dead') {
      for (const { fail } of sent) fail(new Error(message.message))
      sent = []
    } else if (message.kind === 'progress') told(message.id)?.progress?.(message.done, message.total)
    else if (message.kind === 'fault') ended(message.id)?.fail(new Error(message.message))
    else if (message.kind === 'stopped')
      ended(message.id)?.settle({ kind: message.id <= cancelled ? 'cancelled' : 'superseded' })
    else if (message.kind === 'answer') ended(message.id)?.settle({ kind: 'answer', result: message.result })
  }
  const stop = (): void => {
    const long = sent.findLast(({ question }) => question.whole)
    if (long !== undefined) port.send({ kind: 'stop', id: long.id })
  }
  port.receive(hear)
  return {
    open: (document) => port.send({ kind: 'open', document }),
    ask: (question, progress) =>
      new Promise((settle, fail) => {
        const entry: Entry = { id: asked++, question, progress, settle, fail }
        stop()
        sent = [...sent, entry]
        port.send({ kind: 'ask', id: entry.id, question })
      }),
    cancel: () => {
      stop()
      cancelled = asked - 1
      // the oldest may be worked on, and is heard
      for (const entry of sent.slice(1)) entry.settle({ kind: 'cancelled' })
      sent = sent.slice(0, 1)
    },
    close: () => {
      for (const entry of sent) entry.settle({ kind: 'cancelled' })
      sent = []
      port.close()
    },
  }
}
