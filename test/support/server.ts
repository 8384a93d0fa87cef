import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './sources.ts'

/** The built server as its own process, as `npm start` runs it. */
export interface RunningServer {
  readonly address: string
  readonly port: number
  readonly directory: string
  readonly child: ChildProcess
  /** everything written to standard error so far */
  readonly log: () => string
  /** ends the process and waits for it; its exit code, or the signal that ended it */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>
}

export const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'fieldfare-'))

/** Starts the server and waits until it prints its address; rejects with what it said instead. */
export const startServer = (
  directory: string = newDirectory(),
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> => {
  const child = spawn(process.execPath, ['dist/api/server.js'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', FIELDFARE_DATA: directory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const abandon = () => child.kill('SIGKILL')
  process.once('exit', abandon)
  let out = ''
  let log = ''
  child.stderr.on('data', (data) => {
    log += data
  })
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => {
      process.off('exit', abandon)
      resolve(code ?? signal)
    })
  })
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`The server ended with ${code}: ${log}`)))
    child.stdout.on('data', (data) => {
      out += data
      const address = /http:\/\/\S+:(\d+)/.exec(out)
      if (address === null) return
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal)
        return ended
      }
      resolve({ address: address[0], port: Number(address[1]), directory, child, log: () => log, stop })
    })
  })
}
