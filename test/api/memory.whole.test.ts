import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { changed, sample } from '../laws/documents.ts'
import { newDirectory, type RunningServer, startServer } from '../support/server.ts'
import { root } from '../support/sources.ts'

/** Runs that take more memory than a run may have. */
const northlake = readFileSync(join(root, 'models/samples/northlake.json'), 'utf8')
const headers = { 'content-type': 'application/json' }

vi.setConfig({ testTimeout: 240_000 })

describe('a run that takes all the memory it may have', () => {
  const many = changed(sample('minimal'), (copy) => {
    copy.deals = Array.from({ length: 3000 }, (_, index) => ({ ...copy.deals[0], id: `deal-${index}` }))
  })

  let small: RunningServer

  const post = (path: string, body: string) =>
    fetch(`${small.address}/api/v1/${path}`, { method: 'POST', headers, body })

  beforeAll(async () => {
    small = await startServer(newDirectory(), { FIELDFARE_RUN_MEGABYTES: '64' })
  })

  afterAll(async () => {
    expect(await small.stop()).toBe(0)
  })

  it('fails with a sentence, and the server lives on', async () => {
    const failed = await post('valuations?trials=16', JSON.stringify(many))
    expect(failed.status).toBe(503)
    const { detail, title } = await failed.json()
    expect(title).toBe('The run was stopped')
    expect(detail).toBe('The run needed more memory than a run may have. Use fewer trials or fewer deals.')
    expect((await fetch(`${small.address}/healthz`)).status).toBe(200)
    expect((await post('valuations', northlake)).status).toBe(200)
    expect(small.log()).not.toMatch(/\n\s+at /)
  })

  it('is refused before it begins where its trials alone would take more', async () => {
    const refused = await post('valuations?trials=100000', northlake)
    expect(refused.status).toBe(422)
    expect((await refused.json()).detail).toMatch(
      /^\/simulation\/trials: expected a run that takes at most 64 MB of memory, found 100,000 trials of \d+ figures each, \d+ MB\.$/,
    )
  })
})
