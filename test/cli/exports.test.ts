import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { processTerminal } from '../../api/commands/terminal.ts'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { fileOf, sampleText } from '../exports/made.ts'
import { northlakeText, run } from './run.ts'

const engine = { value, check, explain, questions }
const constants = readFileSync(new URL('../../models/samples/constants.json', import.meta.url), 'utf8')

describe('fieldfare export', () => {
  it('writes a term sheet without a valuation, and asks for its deal', async () => {
    const files = { 'a.json': northlakeText }
    const asked = await run(['export', 'a.json', '--format', 'md', '-o', 'out.md'], { files, engine })
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--deal: expected one deal')])
    const argv = ['export', 'a.json', '--format', 'md', '--deal', 'royalty', '-o', 'out.md']
    expect(await run(argv, { files, engine })).toMatchObject({
      code: 0,
      written: { 'out.md': expect.stringMatching(/bytes/) },
    })
  })

  it('writes where it is told to, in each way of saying so', async () => {
    const files = { 'a.json': constants }
    for (const [named, where] of [
      [['-o', '-'], '-'],
      [['--output', '-'], '-'],
      [['--output=-'], '-'],
      [['-o-'], '-'],
      [['-oout.csv'], 'out.csv'],
      [['-o', 'out.csv'], 'out.csv'],
    ] as const) {
      const answer = await run(['export', 'a.json', '--format', 'md', ...named], { files, engine })
      expect([answer.code, Object.keys(answer.written ?? {})]).toEqual([0, [where]])
    }
  })

  it('values nothing for a file that has no place', async () => {
    const value = () => {
      throw new Error('it was valued')
    }
    const argv = ['export', 'a.json', '--format', 'csv', '-o', '/nowhere/out.csv']
    expect(await run(argv, { engine: { ...engine, value } })).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'fieldfare export: cannot write /nowhere/out.csv: there is no such folder',
      ),
    })
    const { whyNot } = processTerminal()
    const here = mkdtempSync(join(tmpdir(), 'fieldfare-'))
    expect(await Promise.all(['-', join(here, 'a.csv'), 'a.csv'].map(whyNot))).toEqual([null, null, null])
    expect(await whyNot('')).toContain('has no name')
    expect(await whyNot(here)).toContain('it is a directory')
    expect(await whyNot(join(here, 'b', 'a.csv'))).toContain('there is no such folder')
    rmSync(here, { recursive: true })
  })

  it('says that it does not know a format', async () => {
    const answer = await run(['export', 'a.json', '--format', 'parket', '-o', 'out'], { engine })
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean parquet?') })
  })

  it('shows how far the trials are', async () => {
    const files = { 'a.json': constants }
    const argv = ['export', 'a.json', '--format', 'parquet', '-o', 'out.parquet']
    const answer = await run(argv, { files, engine, watched: true })
    expect(answer.err).toContain('simulating 100 %')
  })
})

describe('fieldfare verify', () => {
  it('says equal, or what differs, or that it is no pack', async () => {
    const pack = await fileOf('pack', sampleText('constants'), { trials: 256 })
    const bytes = Buffer.from(pack)
    const read = (content: Buffer) =>
      run(['verify', 'a.zip'], { files: { 'a.zip': content.toString('latin1') }, engine })
    expect(await read(bytes)).toMatchObject({ code: 0, out: 'equal\n' })
    expect(await read(Buffer.from('hello'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no pack can be read'),
    })
    expect(await run(['verify', 'b.zip'], { engine })).toMatchObject({ code: 2 })
    const tampered = zipSync({ ...unzipSync(pack), 'README.txt': Buffer.from('Trust me') })
    const differs = await read(Buffer.from(tampered))
    expect(differs.code).toBe(1)
    expect(differs.out + differs.err).toContain('README.txt: was changed after it was packed')
    const cut = await read(bytes.subarray(0, bytes.length - 100))
    expect([cut.code, cut.err]).toEqual([2, expect.stringContaining('no pack can be read')])
    const twice = await read(Buffer.concat([bytes.subarray(0, 40), bytes]))
    expect(twice).toMatchObject({ code: 2, err: expect.stringContaining('no pack can be read') })
  })
})
