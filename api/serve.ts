import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { comparables, comparablesNote } from '../models/methods/comparables.ts'
import { failure, type Result, success } from '../models/units/result.ts'
import { type Listening, type ListenOptions, listen } from './listen.ts'
import { logToStandardError as log } from './log.ts'
import { readPage } from './page.ts'
import { documentJsonSchema } from './routes/documentJsonSchema.ts'
import { localRuns } from './runs/local.ts'

type Environment = Readonly<Record<string, string | undefined>>

const loopback: readonly string[] = ['127.0.0.1', 'localhost']
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
  const page = readPage(fileURLToPath(new URL(built, import.meta.url)))
  const data = { documentSchema: documentJsonSchema(), comparables: { note: comparablesNote, comparables } }
  return listen({ ...settings.value, ...data, page, openRuns: () => localRuns(log), log })
}

/** PORT, HOST and FIELDFARE_DATA; everything else is fixed. */
export const settingsFrom = (
  environment: Environment,
): Result<Pick<ListenOptions, 'port' | 'directory'>, string> => {
  const {
    PORT: port = '8787',
    HOST: host = '127.0.0.1',
    FIELDFARE_DATA: directory = '.fieldfare',
  } = environment
  const faults = [
    ...(loopback.includes(host)
      ? []
      : [`HOST=${host}: Fieldfare listens on 127.0.0.1 only until it has accounts.`]),
    ...(/^\d{1,5}$/.test(port) && Number(port) < 65_536
      ? []
      : [`PORT=${port}: a port is a number from 0 to 65535.`]),
  ]
  return faults.length > 0
    ? failure(...faults)
    : success({ port: Number(port), directory: resolve(directory) })
}

const stopOnSignal = (listening: Listening): void => {
  const stop = () => {
    void listening.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
