import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { localRuns } from '../../api/runs/local.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { value } from '../../models/valuation.ts'
import { type EngineInBrowser, openEngine } from '../support/engineInBrowser.ts'
import { root } from '../support/sources.ts'
import { withDeals } from './documents.ts'

/** One scenario, one hash: on whatever engine, over however many workers, in whatever place of the world. */
const sample = JSON.parse(readFileSync(join(root, 'models/samples/northlake.json'), 'utf8'))
/** Milestones, shares, another currency: less of the sample, sooner. */
const text = JSON.stringify(withDeals(sample, ['royalty', 'exclusive', 'trials']))
const file = join(mkdtempSync(join(tmpdir(), 'fieldfare-')), 'some.json')
writeFileSync(file, text)
/** A block of futures for each of seven workers. */
const overrides = { trials: 3_584 }

vi.setConfig({ testTimeout: 240_000 })

const hashOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')

const direct = value(JSON.parse(text), overrides)
if (!direct.ok) throw new Error('the sample is valued')
const hash = hashOf(canonicalJson(direct.value))

describe('in threads of Node', () => {
  it.each([1, 2, 3, 7])('over %d', async (threads) => {
    const worker = pathToFileURL(join(root, 'dist/api/worker.js'))
    const runs = localRuns(() => undefined, { threads, alone: 0, worker })
    try {
      const answer = await runs.value(text, overrides)
      if (!answer.ok) throw new Error('it is valued')
      expect(hashOf(new TextDecoder().decode(answer.value.bytes))).toBe(hash)
      expect(answer.value.hash).toBe(hash)
    } finally {
      await runs.close()
    }
  })
})

describe('in Web Workers of Chromium', () => {
  let engine: EngineInBrowser

  beforeAll(async () => {
    engine = await openEngine()
  })

  afterAll(() => engine?.close())

  it.each([1, 3])('over %d', async (workers) => {
    const answer = await engine.value({ document: JSON.parse(text), overrides }, workers)
    expect(hashOf(answer)).toBe(hash)
  })
})

describe('in another place', () => {
  const run = promisify(execFile)

  it.each([
    ['Pacific/Apia', 'tr_TR', 'tr-TR'],
    ['America/Los_Angeles', 'ar_EG', 'ar-EG'],
  ])('%s, where people write as in %s', async (zone, locale, language) => {
    const env = { ...process.env, TZ: zone, LANG: `${locale}.UTF-8`, LC_ALL: `${locale}.UTF-8` }
    const place = '[Intl.DateTimeFormat().resolvedOptions()].map((o) => o.locale + " " + o.timeZone)[0]'
    const there = await run(process.execPath, ['-p', place], { env })
    expect(there.stdout.trim()).toBe(`${language} ${zone}`)
    const flags = ['--trials', String(overrides.trials), '--json']
    const command = [join(root, 'dist/api/cli.js'), 'value', file, ...flags]
    const { stdout } = await run(process.execPath, command, { env, maxBuffer: 1e8 })
    expect(hashOf(stdout)).toBe(hash)
  })
})
