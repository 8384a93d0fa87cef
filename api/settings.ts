import { resolve } from 'node:path'
import { failure, type Result, success } from '../models/units/result.ts'
import { defaultMegabytes, defaultThreads, leastMegabytes } from './runs/local.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Settings {
  readonly port: number
  /** where the store is */
  readonly directory: string
  /** that one run may use */
  readonly threads: number
  /** that one run may take */
  readonly megabytes: number
}

const loopback: readonly string[] = ['127.0.0.1', 'localhost']

/** PORT, HOST, FIELDFARE_DATA, FIELDFARE_THREADS and FIELDFARE_RUN_MEGABYTES; everything else is fixed. */
export const settingsFrom = (environment: Environment): Result<Settings, string> => {
  const { HOST: host = '127.0.0.1', FIELDFARE_DATA: directory = '.fieldfare' } = environment
  const port = wholeNumber(environment, 'PORT', { what: 'a port', least: 0, most: 65_535, usual: 8787 })
  const threads = wholeNumber(environment, 'FIELDFARE_THREADS', {
    what: 'the count of threads that one run may use',
    least: 1,
    most: 64,
    usual: defaultThreads(),
  })
  const megabytes = wholeNumber(environment, 'FIELDFARE_RUN_MEGABYTES', {
    what: 'the memory that one run may take',
    least: leastMegabytes,
    most: 1_000_000,
    usual: defaultMegabytes,
  })
  const faults = [hostOf(host), port, threads, megabytes].flatMap((each) => (each.ok ? [] : each.faults))
  if (!port.ok || !threads.ok || !megabytes.ok || faults.length > 0) return failure(...faults)
  return success({
    port: port.value,
    directory: resolve(directory),
    threads: threads.value,
    megabytes: megabytes.value,
  })
}

const hostOf = (host: string): Result<string, string> =>
  loopback.includes(host)
    ? success(host)
    : failure(`HOST=${host}: Fieldfare listens on 127.0.0.1 only until it has accounts.`)

interface Range {
  readonly what: string
  readonly least: number
  readonly most: number
  readonly usual: number
}

const wholeNumber = (
  environment: Environment,
  name: string,
  { what, least, most, usual }: Range,
): Result<number, string> => {
  const text = environment[name] ?? String(usual)
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return success(value)
  return failure(`${name}=${text}: ${what} is a number from ${least} to ${most}.`)
}
