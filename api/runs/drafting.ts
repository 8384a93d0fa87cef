import { parentPort, workerData } from 'node:worker_threads'
import { success } from '../../models/units/result.ts'
import { type DraftTask, draftFile } from '../exports/exportFile.ts'
import { ownBytes } from './pieces.ts'

/** A thread that begins a file while another values the document, and ends it once it is sent the answer. */
const task: DraftTask = workerData
const draft = await draftFile(task)
parentPort?.once('message', async (answer: string) => {
  if (!draft.ok) return parentPort?.postMessage(draft)
  const { content, notes } = await draft.value(answer)
  const own = ownBytes(content)
  parentPort?.postMessage(success({ content: own, notes }), [own.buffer])
})
