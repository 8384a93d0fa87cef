import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { failure, type Result, success } from '../models/units/result.ts'
import { createApp } from './app.ts'
import { openStore } from './listen.ts'
import { personHere } from './person.ts'
import { inThread } from './runs/inThread.ts'
import type { Work } from './runs/work.ts'
import { type Environment, settingsFrom } from './settings.ts'
import { announcedAddress } from './store/owner.ts'

/** A request to the API; a body is JSON. */
export interface Request {
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  readonly body?: object
  /** the revision that is changed */
  readonly revision?: number
}

/** The store as a command sees it: through the API, whoever owns it. */
export interface StoreDoor {
  readonly ask: (path: string, request?: Request) => Promise<Response>
  readonly close: () => Promise<void>
}

/**
 * One process owns a store. Where a server does, its API is asked; else the store is taken for as long as the command runs, and the same
 * routes answer without a socket. A store is never made here.
 */
export const openStoreDoor = async (
  environment: Environment,
  work: () => Promise<Work>,
): Promise<Result<StoreDoor, string>> => {
  const settings = settingsFrom(environment)
  if (!settings.ok) return settings
  const { directory } = settings.value
  if (!existsSync(join(directory, 'fieldfare.sqlite')))
    return failure(
      `There is no store in ${directory}. Set FIELDFARE_DATA to its folder, or start Fieldfare once.`,
    )
  const opened = await openStore(directory)
  if (!opened.ok) return (await doorTo(announcedAddress(directory))) ?? opened
  const { store, spool, owner } = opened.value
  const app = createApp({
    ...{ store, spool, hosts: [host], person: personHere(), log: () => undefined },
    ...{ runs: inThread(await work()), documentSchema: {}, comparables: {} },
  })
  return success({
    ask: async (path, request) => app.request(`http://${host}/api/v1${path}`, initOf(request, host)),
    close: () => store.close().then(owner.release),
  })
}

const host = '127.0.0.1'

/** The server that says it owns the store, if it answers. */
const doorTo = async (address: string): Promise<Result<StoreDoor, string> | null> => {
  const answers = await fetch(`${address}/healthz`).catch(() => null)
  if (answers?.ok !== true) return null
  return success({
    ask: (path, request) => fetch(`${address}/api/v1${path}`, initOf(request)),
    close: async () => undefined,
  })
}

const initOf = ({ method, body, revision }: Request = {}, named?: string): RequestInit => ({
  method: method ?? 'GET',
  headers: {
    ...(named === undefined ? {} : { host: named }),
    ...(method === undefined ? {} : { 'content-type': 'application/json' }),
    ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
  },
  ...(method === undefined ? {} : { body: JSON.stringify(body ?? {}) }),
})
