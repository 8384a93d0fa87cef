import { unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../api/exports/packFile.ts'
import { verifyPack } from '../../api/exports/verify.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { fileOf, sampleText, textOf } from './made.ts'

const text = sampleText('constants')
const question = { trials: 256, seed: 7 }
let pack: Uint8Array
let files: Readonly<Record<string, Uint8Array>>

beforeAll(async () => {
  pack = await fileOf('pack', text, question)
  files = unzipSync(pack)
})

const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value)

const found = async (changed: Readonly<Record<string, Uint8Array>>) => {
  const answer = await verifyPack(zipSync({ ...files, ...changed }))
  return answer.ok ? answer.value : answer.faults
}

/** With the hash in the manifest put right, as somebody would who knows of it. */
const hidden = (name: string, bytes: Uint8Array) => {
  const manifest = JSON.parse(textOf(files['manifest.json']!))
  manifest.files[name] = hashOf(bytes)
  return { [name]: bytes, 'manifest.json': utf8(canonicalJson(manifest)) }
}

const changedJson = (name: string, change: (value: ReturnType<typeof JSON.parse>) => void): Uint8Array => {
  const value = JSON.parse(textOf(files[name]!))
  change(value)
  return utf8(canonicalJson(value))
}

/** Without the first entry of its directory, while its part stays. */
const withUnlisted = (archive: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const start = bytes.readUInt32LE(end + 16)
  const size = 46 + bytes.readUInt16LE(start + 28) + bytes.readUInt16LE(start + 30)
  const tail = Buffer.from(bytes.subarray(end))
  tail.writeUInt16LE(tail.readUInt16LE(8) - 1, 8)
  tail.writeUInt16LE(tail.readUInt16LE(10) - 1, 10)
  tail.writeUInt32LE(tail.readUInt32LE(12) - size, 12)
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + size, end), tail])
}

const otherAnswer = () =>
  changedJson('answer.json', (answer) => {
    answer.deals[0].licensor.npv.mean += 1
  })

describe('a re-performance pack', () => {
  it('is the same bytes again, and equal when it is run again', async () => {
    expect(hashOf(await fileOf('pack', text, question))).toBe(hashOf(pack))
    expect(await found({})).toEqual([])
  })

  it('holds what its manifest names, with the run that made it', () => {
    expect(Object.keys(files)).toEqual([
      ...['manifest.json', 'document.json', 'answer.json', 'workbook.xlsx', 'README.txt'],
    ])
    const manifest = JSON.parse(textOf(files['manifest.json']!))
    expect(manifest.run).toEqual(question)
    expect(manifest.identity.document).toBe(hashOf(files['document.json']!))
    expect(manifest.files['workbook.xlsx']).toBe(hashOf(files['workbook.xlsx']!))
  })

  it.each(['document.json', 'answer.json', 'workbook.xlsx', 'README.txt'])(
    'names %s alone when one byte of it was changed',
    async (name) => {
      const bytes = files[name]!.slice()
      bytes[40] = bytes[40]! ^ 1
      const what = await found({ [name]: bytes })
      expect(what).toEqual([{ file: name, what: expect.stringContaining('changed after it was packed') }])
    },
  )

  it('finds a figure of the answer that was changed together with its hash, by place', async () => {
    const what = await found(hidden('answer.json', otherAnswer()))
    expect(what).toEqual([
      { file: 'answer.json', what: expect.stringContaining('/deals/0/licensor/npv/mean is ') },
    ])
  })

  it('finds a document that was changed together with its hash', async () => {
    const document = changedJson('document.json', (value) => {
      value.name = 'Another'
    })
    expect(await found(hidden('document.json', document))).toEqual([
      { file: 'document.json', what: expect.stringContaining('is not the document') },
    ])
  })

  it('finds the sheet of a workbook that was changed together with its hash', async () => {
    const parts = unzipSync(files['workbook.xlsx']!)
    const name = Object.keys(parts).find((part) => part.startsWith('xl/worksheets/'))!
    const edited = utf8(textOf(parts[name]!).replace('</worksheet>', ' </worksheet>'))
    expect(await found(hidden('workbook.xlsx', zipSync({ ...parts, [name]: edited })))).toEqual([
      { file: 'workbook.xlsx', what: expect.stringContaining(name) },
    ])
  })

  it('finds words that were put into it together with their hash, beside its files or behind them', async () => {
    const certified = 'certified by somebody'
    expect(await found(hidden('README.txt', utf8(certified)))).toEqual([
      { file: 'README.txt', what: expect.stringContaining('is not what a pack') },
    ])
    for (const [key, what] of [
      ['certified', '/certified is "certified by somebody", worked out again it is absent'],
      ['files', 'names a file that belongs to no pack: "certified"'],
    ] as const) {
      const manifest = changedJson('manifest.json', (value) => {
        Object.assign(key === 'files' ? value.files : value, { certified })
      })
      expect(await found({ 'manifest.json': manifest })).toEqual([{ file: 'manifest.json', what }])
    }
    const comment = Buffer.concat([pack.subarray(0, -2), Buffer.from([21, 0]), utf8(certified)])
    const answer = await verifyPack(comment)
    expect(answer.ok && answer.value).toEqual([
      { file: 'the archive', what: expect.stringContaining(`"${certified}"`) },
    ])
  })

  it('finds what an archive carries beside its files, also that of the workbook in it', async () => {
    const about = async (archive: Uint8Array) => {
      const answer = await verifyPack(archive)
      return answer.ok ? answer.value.map(({ file, what }) => `${file}: ${what}`) : answer.faults
    }
    const noted = zipSync({ ...files, 'answer.json': [files['answer.json']!, { comment: 'approved' }] })
    expect(await about(noted)).toEqual([
      'the archive: carries what no pack has, a note on answer.json: "approved"',
    ])
    const unlisted = withUnlisted(zipSync({ 'side-letter.txt': utf8('secret'), ...files }))
    expect(await about(unlisted)).toEqual([
      expect.stringMatching(
        /^the archive: carries what no pack has, \d+ bytes that belong to none of its files$/,
      ),
    ])
    const workbook = Buffer.concat([
      files['workbook.xlsx']!.subarray(0, -2),
      Buffer.from([3, 0]),
      utf8('abc'),
    ])
    expect(await found(hidden('workbook.xlsx', workbook))).toEqual([
      { file: 'workbook.xlsx', what: 'carries what no workbook has, a comment: "abc"' },
    ])
  })

  it('says which deal a manifest names that is not there', async () => {
    const manifest = changedJson('manifest.json', (value) => {
      value.deal = 'nope'
    })
    expect(JSON.stringify(await found({ 'manifest.json': manifest }))).toContain('found \\"nope\\"')
  })

  it('refuses a file that would be unpacked as a link, or under another name', async () => {
    const link = await verifyPack(
      zipSync({ ...files, 'README.txt': [files['README.txt']!, { os: 3, attrs: 0o120777 << 16 }] }),
    )
    expect(link.ok ? [] : link.faults.join()).toContain('README.txt is a link to another file')
    const renamed = Buffer.from(pack)
    renamed.write('READYOU.tx', renamed.indexOf('README.txt'))
    const answer = await verifyPack(renamed)
    expect(answer.ok && answer.value.map(({ file }) => file)).toEqual(['README.txt'])
  })

  it('finds a run of another seed, and another engine', async () => {
    const seed = changedJson('manifest.json', (manifest) => {
      manifest.run.seed = 8
    })
    expect(JSON.stringify(await found({ 'manifest.json': seed }))).toContain('/identity/seed is 7')
    const engine = changedJson('manifest.json', (manifest) => {
      manifest.identity.engine = '0.0.1'
    })
    expect(JSON.stringify(await found({ 'manifest.json': engine }))).toContain('engine 0.0.1')
  })

  it('refuses what is no pack, a missing file and one that nobody packed', async () => {
    expect((await verifyPack(utf8('no zip'))).ok).toBe(false)
    expect((await verifyPack(zipSync({ 'a.txt': utf8('a') }))).ok).toBe(false)
    expect(await found({ 'extra.txt': utf8('a') })).toEqual([
      { file: 'extra.txt', what: 'belongs to no pack' },
    ])
    const { 'workbook.xlsx': _, ...rest } = files
    const answer = await verifyPack(zipSync(rest))
    expect(answer.ok && answer.value.map(({ file }) => file)).toEqual(['workbook.xlsx'])
  })

  it('asks for no more than any run may cost', async () => {
    const large = changedJson('manifest.json', (manifest) => {
      manifest.run.trials = 900_000_000
    })
    expect(JSON.stringify(await found({ 'manifest.json': large }))).toContain('at most 5,000,000 trials')
  })
})
