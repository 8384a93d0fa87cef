import { readFileSync } from 'node:fs'
import { commandLine } from '../../api/commandLine.ts'
import type { Tools } from '../../api/commands/command.ts'
import type { Terminal } from '../../api/commands/terminal.ts'
import { createWork, type Engine } from '../../api/runs/work.ts'
import { failure, success } from '../../models/units/result.ts'
import { fakeEngine } from '../api/testApp.ts'

const samples = new URL('../../models/samples/', import.meta.url)
export const northlakeText = readFileSync(new URL('northlake.json', samples), 'utf8')

/** The command line with its files, its streams and its engine replaced. */
export const run = async (
  argv: readonly string[],
  {
    files = { 'a.json': northlakeText },
    watched = false,
    engine = fakeEngine,
    store = noStore,
  }: RunOptions = {},
) => {
  let out = ''
  let err = ''
  const written: Record<string, string> = {}
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    watched,
    read: async (file) => {
      const text = files[file]
      return text === undefined ? failure(`cannot read ${file}: there is no such file`) : success(text)
    },
    readBytes: async (file) => {
      const text = files[file]
      return text === undefined ? failure(`cannot read ${file}`) : success(Buffer.from(text, 'latin1'))
    },
    write: async (file, content) => {
      if (file.startsWith('/nowhere/')) return failure(`cannot write ${file}: there is no such file`)
      if (typeof content === 'string') written[file] = content
      if (typeof content === 'string') return success(content.length)
      let bytes = 0
      for (const piece of content instanceof Uint8Array ? [success(content)] : content) {
        if (!piece.ok) return piece
        bytes += piece.value.length
      }
      written[file] = `${bytes} bytes`
      return success(bytes)
    },
    whyNot: async (file) =>
      file.startsWith('/nowhere/') ? `cannot write ${file}: there is no such folder` : null,
  }
  const code = await commandLine(argv, { terminal, work: async () => createWork(engine), store })
  return { code, out, err, ...(Object.keys(written).length > 0 ? { written } : {}) }
}

interface RunOptions {
  readonly files?: Readonly<Record<string, string>>
  readonly watched?: boolean
  readonly engine?: Engine
  readonly store?: Tools['store']
}

const noStore: Tools['store'] = async () => failure('There is no store in .fieldfare.')
