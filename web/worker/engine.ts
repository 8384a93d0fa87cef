import './quiet.ts'
import { liveValuation } from '../../models/live.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { changed } from '../view/changed.ts'
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

const work = async (id: number, { changes, trials, whole, ...rest }: Question): Promise<void> => {
  const document = changed(opened, changes)
  const working = live.ask({ document, overrides: { trials }, whole, ...rest })
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

scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') opened = data.document
  else if (data.kind === 'stop') stopped = Math.max(stopped, data.id)
  else
    work(data.id, data.question).catch((reason: unknown) => {
      post({ kind: 'fault', message: reason instanceof Error ? reason.message : String(reason) })
    })
})

/** While nothing is asked yet: a document that waits already comes first, one that comes meanwhile after a step. */
const warm = async (): Promise<void> => {
  await turn()
  for (const steps = warming(); opened === undefined && !steps.next().done; ) await turn()
}

post({ kind: 'ready' })
void warm()
