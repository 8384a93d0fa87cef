import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { root } from '../support/sources.ts'

/** The command as the README writes it. */
const npm = ['npm', 'run', '--silent', 'fieldfare', '--']
/** What npm runs then. */
const node = [process.execPath, 'api/fieldfare.mjs']

const fieldfare = (argv: readonly string[], { input = '', by = node } = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const [program = '', ...before] = by
    const child = spawn(program, [...before, ...argv], { cwd: root })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })

const northlake = 'models/samples/northlake.json'
const text = readFileSync(join(root, northlake), 'utf8')
const { address } = inject('standing')

// bundled here, not by two starts at the same time
beforeAll(() => fieldfare(['--version']))

const post = async (path: string, body: string): Promise<string> => {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${address}/api/v1/${path}`, { method: 'POST', headers, body })).text()
}

describe('the command line and the API', () => {
  it('give the same bytes, from a file and from standard input, valued and kept', async () => {
    const flags = ['--trials', '1024', '--seed', '5', '--json']
    const [file, stdin] = await Promise.all([
      fieldfare(['value', northlake, ...flags], { by: npm }),
      fieldfare(['value', '-', ...flags], { input: text }),
    ])
    expect(file).toMatchObject({ code: 0, err: '' })
    expect(stdin.out === file.out).toBe(true)
    expect((await post('valuations?trials=1024&seed=5', text)) === file.out).toBe(true)
    const { items } = await (await fetch(`${address}/api/v1/scenarios`)).json()
    const { id } = items.find(({ name }: { name: string }) => name === JSON.parse(text).name)
    const kept = `${address}/api/v1/scenarios/${id}/versions/1/valuation?trials=1024&seed=5`
    expect((await (await fetch(kept)).text()) === file.out).toBe(true)
  })

  it('explain the same future', async () => {
    const { out, code } = await fieldfare(['explain', northlake, '--deal', 'flat', '--trial', '7', '--json'])
    expect(code).toBe(0)
    expect(await post('explanations?deal=flat&trial=7', text)).toBe(out)
  })
})

describe('a process', () => {
  it('ends with 1 and one line a fault', async () => {
    const { code, out, err } = await fieldfare(['check', '-'], { input: '{"fieldfare":1}', by: npm })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trim().split('\n').length).toBeGreaterThan(3)
    expect(err).not.toMatch(/\n\s+at |node_modules/)
  })

  it.each([
    [['value', 'no-such-file.json'], 'cannot read no-such-file.json: there is no such file'],
    [['value', 'models'], 'cannot read models: it is a directory'],
    [['value', 'web/screenshot.png'], 'cannot read web/screenshot.png'],
    [['value', '--trials', 'x', northlake], '--trials: expected a whole number'],
  ])('ends with 2 for %j', async (argv, sentence) => {
    const { code, err } = await fieldfare(argv)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
    expect(err).not.toMatch(/\n\s+at |node_modules/)
  })

  it('says nothing when the reader of a pipe has gone', async () => {
    const command = `node api/fieldfare.mjs schema | head -c 1`
    const child = spawn('bash', ['-c', `set -o pipefail; ${command}`], { cwd: root })
    let err = ''
    child.stderr.on('data', (data) => {
      err += data
    })
    await new Promise((resolve) => child.on('close', resolve))
    expect(err).toBe('')
  })
})
