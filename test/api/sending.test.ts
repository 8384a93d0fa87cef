import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { describe, expect, it } from 'vitest'
import { ownPieces } from '../../api/runs/pieces.ts'
import { type Piece, type Runs, stoppedRun } from '../../api/runs/runs.ts'
import { openSpool } from '../../api/store/spool.ts'
import { failure, success } from '../../models/units/result.ts'
import { minimal } from '../report/fixture.ts'
import { fakeEngine, host, inProcess, testApp } from './testApp.ts'

const fault = { kind: 'value', pointer: '/name', expected: 'a name', found: '1' } as const

/** Three pieces, then how the file goes on: ends, or is cut. */
function* made(ends: 'whole' | 'refused' | 'memory', left: () => void): Generator<Piece, void> {
  try {
    for (let n = 0; n < 3; n++) yield success(new Uint8Array(100_000).fill(n))
    if (ends === 'refused') yield failure(fault)
    if (ends === 'memory') throw stoppedRun('memory')
  } finally {
    left()
  }
}

/** An app whose files are such pieces, with the folder where those wait that are begun. */
const appWith = async (ends: Parameters<typeof made>[0]) => {
  const directory = mkdtempSync(join(tmpdir(), 'fieldfare-'))
  const seen = { left: false }
  const exportFile: Runs['exportFile'] = async () => {
    const content = ownPieces(
      made(ends, () => {
        seen.left = true
      }),
    )
    return success({ content, notes: [] })
  }
  const app = await testApp({
    runs: { ...inProcess(fakeEngine), exportFile },
    spool: openSpool(directory),
  })
  const { id } = await (await app.send('POST', '/api/v1/scenarios', minimal)).json()
  const unsent = () => {
    const folder = join(directory, 'unsent')
    return existsSync(folder) ? readdirSync(folder) : []
  }
  return { ...app, seen, unsent, path: `/api/v1/scenarios/${id}/versions/1/exports/parquet` }
}

/** How a client with a socket sees it: whether it was told that the file is whole, and its bytes. */
const fetched = async ({ app, path }: Awaited<ReturnType<typeof appWith>>) => {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await new Promise((resolve) => {
    get({ port, path, headers: { host } }, (response) => {
      let bytes = 0
      response.on('data', (data: Buffer) => {
        bytes += data.length
      })
      response.on('error', () => undefined)
      const { statusCode, headers } = response
      const told = { statusCode, chunked: headers['transfer-encoding'] === 'chunked' }
      response.on('close', () => resolve({ ...told, whole: response.complete, bytes }))
    })
  })
  server.close()
  return answer
}

describe('a file that is sent while it is made', () => {
  it('comes in chunks, and is whole', async () => {
    const app = await appWith('whole')
    expect(await fetched(app)).toEqual({ statusCode: 200, chunked: true, whole: true, bytes: 300_000 })
    expect(app.lines.every(({ event }) => event === 'request')).toBe(true)
  })

  it.each(['refused', 'memory'] as const)(
    'breaks its connection where it ends too early: %s',
    async (ends) => {
      const app = await appWith(ends)
      expect(await fetched(app)).toMatchObject({ statusCode: 200, whole: false })
      const error = `a file ended in the middle: ${ends}`
      expect(app.lines).toContainEqual(expect.objectContaining({ event: 'error', error }))
      await expect((await app.ask(app.path)).arrayBuffer()).rejects.toThrow('ended in the middle')
    },
  )

  it('ends when its reader leaves, and when nobody wants more than its head', async () => {
    const left = await appWith('whole')
    await (await left.ask(left.path)).body?.cancel()
    const reader = (await left.ask(left.path)).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect(left.seen.left).toBe(true)
    const looked = await left.ask(left.path, { method: 'HEAD' })
    expect([looked.status, (await looked.arrayBuffer()).byteLength]).toEqual([200, 0])
  })
})

describe('a file that is begun', () => {
  const begin = async ({ send, path }: Awaited<ReturnType<typeof appWith>>) =>
    (await send('POST', path, '')).headers.get('location') ?? ''

  it('waits on disk, has a length, and is gone once it was fetched', async () => {
    const app = await appWith('whole')
    const address = await begin(app)
    const looked = await app.ask(`${address}/file`, { method: 'HEAD' })
    expect(looked.headers.get('content-length')).toBe('300000')
    expect(app.unsent().length).toBe(1)
    const [one, two] = await Promise.all([1, 2].map(() => app.ask(`${address}/file`)))
    expect([one?.status, two?.status].sort()).toEqual([200, 404])
    const first = one?.status === 200 ? one : two
    expect(app.unsent()).toEqual([])
    const bytes = new Uint8Array((await first?.arrayBuffer()) ?? [])
    expect([bytes.length, bytes[0], bytes[299_999]]).toEqual([300_000, 0, 2])
  })

  it.each(['refused', 'memory'] as const)('leaves nothing where it ends too early: %s', async (ends) => {
    const app = await appWith(ends)
    const address = await begin(app)
    const answer = await app.ask(`${address}/file`)
    expect(answer.status).toBe(ends === 'refused' ? 422 : 503)
    expect(app.unsent()).toEqual([])
  })

  it('is removed where it is cancelled, or forgotten for others', async () => {
    const app = await appWith('whole')
    const addresses: string[] = []
    for (let n = 0; n < 6; n++) {
      const address = await begin(app)
      await app.ask(`${address}/file`, { method: 'HEAD' })
      addresses.push(address)
    }
    await expect.poll(() => app.unsent().length).toBe(5)
    await app.send('DELETE', addresses[5] ?? '', '')
    await expect.poll(() => app.unsent().length).toBe(4)
  })
})

it('what an earlier owner of the folder left is removed at the start', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'fieldfare-'))
  await mkdir(join(directory, 'unsent'))
  writeFileSync(join(directory, 'unsent', 'old'), 'half')
  openSpool(directory)
  expect(existsSync(join(directory, 'unsent'))).toBe(false)
})
