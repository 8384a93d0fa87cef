import { parentPort, workerData } from 'node:worker_threads'
import { type DraftTask, draftFile } from '../exports/exportFile.ts'
import { handedOver } from './handing.ts'

/** A thread that begins a file while another values the document, and ends it once it is sent the answer. */
const task: DraftTask = workerData
const draft = await draftFile(task)
parentPort?.once('message', async (answer: string) => {
  const file = handedOver(draft.ok ? { ok: true, value: await draft.value(answer) } : draft)
  parentPort?.postMessage(file, file.ok ? [file.value.bytes.buffer] : [])
})
