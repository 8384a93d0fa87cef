import './quiet.ts'
import { liveValuation } from '../../models/live.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { changed } from '../view/changed.ts'
import { latest } from './latest.ts'
import type { FromWorker, Question, ToWorker } from './messages.ts'
import { warming } from './warming.ts'

/** The engine of the server, in the browser: one question at a time, which can be stopped between two blocks. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const post = (message: FromWorker): void => scope.postMessage(message)

/** Blocks of 512 futures that stay: where memory is plenty all of a long run, else those of a short one. */
const memory = (navigator as { readonly deviceMemory?: number }).deviceMemory ?? 4
const live = liveValuation(memory >= 8 ? 128 : 32)

/** Blocks between two reports. */
const rhythm = 4

let stopped = -1
let opened: FieldfareDocument | undefined
let asked = false

/** Lets messages in: sooner than a timer would. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

interface Asked {
  readonly id: number
  readonly question: Question
  readonly document: FieldfareDocument | undefined
}

const answer = async ({ id, document, question }: Asked): Promise<void> => {
  const { changes, trials, whole, ...rest } = question
  const working = live.ask({
    ...{ document: changed(document, changes), overrides: { trials }, whole },
    ...rest,
  })
  for (let block = 1; ; block++) {
    const step = working.next()
    if (step.done) return post({ kind: 'answer', id, result: step.value })
    // what is done in a moment is not worth interrupting
    if (!whole) continue
    const [done, total] = step.value
    if (block % rhythm === 0) post({ kind: 'progress', id, done, total })
    await turn()
    if (stopped >= id) return post({ kind: 'stopped', id })
  }
}

const work = async (asked: Asked): Promise<void> => {
  try {
    await answer(asked)
  } catch (reason: unknown) {
    const message = reason instanceof Error ? reason.message : String(reason)
    post({ kind: 'fault', id: asked.id, message })
  }
}

const ask = latest(work, turn)

/** While nothing is asked yet, a step at a time; a question waits for one of them at most. */
const warm = async (): Promise<void> => {
  await turn()
  for (const steps = warming(); !asked && !steps.next().done; ) await turn()
}

/** A document is read ahead of the first question, unless that comes with it. */
const open = async (document: FieldfareDocument): Promise<void> => {
  opened = document
  await turn()
  if (!asked) live.read(document)
}

scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'stop') stopped = Math.max(stopped, data.id)
  else if (data.kind === 'open') void open(data.document)
  else {
    asked = true
    void ask({ ...data, document: opened })
  }
})
post({ kind: 'ready' })
void warm()
