import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDirectory, type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})

afterAll(() => server.stop())

describe('a start', () => {
  it('answers on the loopback address alone', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await expect(startServer(newDirectory(), { HOST: '0.0.0.0' })).rejects.toThrow(/127\.0\.0\.1 only/)
    await expect(startServer(newDirectory(), { PORT: 'eighty' })).rejects.toThrow(/a port is a number/)
  })

  it('a store that cannot be used is a sentence, soon', async () => {
    const file = join(newDirectory(), 'file')
    writeFileSync(file, '')
    const start = performance.now()
    await expect(startServer(file)).rejects.toThrow(/ended with 1: The store .+ is a file, not a folder\./)
    if (existsSync('/proc/self'))
      await expect(startServer('/proc/x')).rejects.toThrow(/ended with 1: The store \/proc\/x cannot be used/)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('a port in use is a sentence', async () => {
    const taken = startServer(newDirectory(), { PORT: String(server.port) })
    await expect(taken).rejects.toThrow(/ended with 1: Port \d+ is in use by another program/)
  })
})
