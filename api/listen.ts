import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { failure, type Result, success } from '../models/units/result.ts'
import { createApp } from './app.ts'
import { personHere } from './person.ts'
import { remembered } from './runs/answers.ts'
import type { Runs } from './runs/runs.ts'
import { addSample, warmUp } from './sample.ts'
import type { Env, Services } from './services.ts'
import { prepareDirectory } from './store/directory.ts'
import { type Owner, ownerNote, takeStore } from './store/owner.ts'
import type { ScenarioStore } from './store/scenarioStore.ts'
import { openSpool, type Spool } from './store/spool.ts'
import { openSqlite } from './store/sqlite.ts'

export interface ListenOptions extends Pick<Services, 'log' | 'page' | 'documentSchema' | 'comparables'> {
  /** called once the store is ours, so that a refused start begins no threads */
  readonly openRuns: () => Runs
  /** 0 takes any free port */
  readonly port: number
  /** where the store is */
  readonly directory: string
}

export interface Listening {
  readonly address: string
  readonly close: () => Promise<void>
}

/** A request has 10 s for its head and 14 s in all; a body that comes too slowly is answered before that. */
const limits = { headersTimeout: 10_000, requestTimeout: 14_000, connectionsCheckingInterval: 1_000 }

/** Takes the store, listens on 127.0.0.1 and nowhere else, and answers. */
export const listen = async (options: ListenOptions): Promise<Result<Listening, string>> => {
  const opened = await openStore(options.directory)
  if (!opened.ok) return opened
  const { store, spool, owner } = opened.value
  const closeStore = () => store.close().then(spool.close).then(owner.release)
  const bound = await bind(options.port)
  if (!bound.ok) {
    await closeStore()
    return bound
  }
  const { server, port, answer } = bound.value
  const runs = remembered(options.openRuns())
  const services = { ...options, runs, store, spool, person: personHere(), hosts: hostsOf(port) }
  await addSample(services)
  await warmUp(services)
  answer(createApp(services).fetch)
  const address = `http://${services.hosts[0]}`
  owner.announce(address)
  return success({ address, close: () => closeServer(server).then(runs.close).then(closeStore) })
}

export interface OpenStore {
  readonly store: ScenarioStore
  readonly spool: Spool
  readonly owner: Owner
}

/** Takes the store of a folder, makes it where there is none, and opens it. */
export const openStore = async (directory: string): Promise<Result<OpenStore, string>> => {
  const prepared = prepareDirectory(directory, ownerNote(directory))
  if (!prepared.ok) return prepared
  try {
    const owner = takeStore(directory)
    if (!owner.ok) return owner
    const store = await openSqlite(join(directory, 'fieldfare.sqlite'))
    return success({ store, spool: openSpool(directory), owner: owner.value })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return failure(`The store ${directory} cannot be used: ${why}.`)
  }
}

/** The names under which a loopback server is asked; browsers leave out port 80. */
const hostsOf = (port: number): readonly string[] =>
  ['127.0.0.1', 'localhost'].map((name) => (port === 80 ? name : `${name}:${port}`))

interface Bound {
  readonly server: Server
  readonly port: number
  /** says who answers; until then every request is a 503 */
  readonly answer: (fetch: Fetch) => void
}

type Fetch = (request: Request, env: Env['Bindings']) => Response | Promise<Response>

const bind = (wanted: number): Promise<Result<Bound, string>> =>
  new Promise((resolve) => {
    let fetch: Fetch = () => new Response(null, { status: 503 })
    const answering: Fetch = (request, env) => fetch(request, env)
    const server = createAdaptorServer({ fetch: answering, serverOptions: limits }) as Server
    const answer = (by: Fetch) => {
      fetch = by
    }
    server.once('error', (error: NodeJS.ErrnoException) => resolve(failure(bindFault(error, wanted))))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve(success({ server, port, answer }))
    })
  })

const bindFault = (error: NodeJS.ErrnoException, port: number): string =>
  error.code === 'EADDRINUSE'
    ? `Port ${port} is in use by another program. Choose one with PORT, for example PORT=${port + 1} npm start.`
    : `Port ${port} cannot be used (${error.code}).`

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), 3_000)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
