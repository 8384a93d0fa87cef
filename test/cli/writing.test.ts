import { mkdtempSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeContent } from '../../api/commands/writing.ts'
import { failure, type Result, success } from '../../models/units/result.ts'

const text = (bytes: string) => success(new TextEncoder().encode(bytes))

/** What stands in the folder each time a piece is asked for. */
function* watched(directory: string, pieces: readonly Result<Uint8Array, string>[], seen: string[][]) {
  for (const piece of pieces) {
    seen.push(readdirSync(directory))
    yield piece
  }
}

describe('a file that a command writes piece by piece', () => {
  const given = () => {
    const directory = mkdtempSync(join(tmpdir(), 'fieldfare-'))
    const file = join(directory, 'out.csv')
    writeFileSync(file, 'old')
    return { directory, file, seen: [] as string[][] }
  }

  it('is put in place whole', async () => {
    const { directory, file, seen } = given()
    expect(await writeContent(file, watched(directory, [text('a,'), text('b')], seen))).toEqual(success(3))
    const part = `out.csv.${process.pid}.part`
    expect(seen).toEqual([
      ['out.csv', part],
      ['out.csv', part],
    ])
    expect([readdirSync(directory), readFileSync(file, 'utf8')]).toEqual([['out.csv'], 'a,b'])
  })

  it('leaves the old one where it ends with a fault', async () => {
    const { directory, file, seen } = given()
    const written = await writeContent(file, watched(directory, [text('a,'), failure('no'), text('b')], seen))
    expect(written).toEqual(failure('no'))
    expect(seen.length).toBe(2)
    expect([readdirSync(directory), readFileSync(file, 'utf8')]).toEqual([['out.csv'], 'old'])
  })

  it('is what a link leads to, and the link stays', async () => {
    const { directory, file } = given()
    const link = join(directory, 'link.csv')
    symlinkSync('out.csv', link)
    expect(await writeContent(link, 'new')).toEqual(success(3))
    expect([readlinkSync(link), readFileSync(file, 'utf8')]).toEqual(['out.csv', 'new'])
  })

  it('is not begun where there is no such folder', async () => {
    const { directory, seen } = given()
    const file = join(directory, 'none', 'out.csv')
    const written = await writeContent(file, watched(directory, [text('a')], seen))
    expect(written).toEqual(failure(`cannot write ${file}: there is no such folder`))
    expect(seen).toEqual([])
  })
})
