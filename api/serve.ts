import { fileURLToPath } from 'node:url'
import { comparables, comparablesNote } from '../models/methods/comparables.ts'
import type { Result } from '../models/units/result.ts'
import { type Listening, listen } from './listen.ts'
import { logToStandardError as log } from './log.ts'
import { readPage } from './page.ts'
import { documentJsonSchema } from './routes/documentJsonSchema.ts'
import { localRuns } from './runs/local.ts'
import { type Environment, settingsFrom } from './settings.ts'

const built = import.meta.url.endsWith('.ts') ? '../dist/web' : '../web'

/** Listens until it is told to stop. Returns the exit code when it cannot even start. */
export const serve = async (environment: Environment): Promise<number | null> => {
  const started = await start(environment)
  if (!started.ok) {
    process.stderr.write(`${started.faults.join('\n')}\n`)
    return 1
  }
  process.stdout.write(`Fieldfare answers at ${started.value.address}\n`)
  stopOnSignal(started.value)
  return null
}

const start = async (environment: Environment): Promise<Result<Listening, string>> => {
  const settings = settingsFrom(environment)
  if (!settings.ok) return settings
  const { port, directory, threads, megabytes } = settings.value
  const page = readPage(fileURLToPath(new URL(built, import.meta.url)))
  const data = { documentSchema: documentJsonSchema(), comparables: { note: comparablesNote, comparables } }
  const openRuns = () => localRuns(log, { threads, megabytes })
  return listen({ port, directory, ...data, page, openRuns, log })
}

const stopOnSignal = (listening: Listening): void => {
  const stop = () => {
    void listening.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
