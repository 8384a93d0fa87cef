import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

/** One file of the built page, held in memory. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
  /** its name carries its hash, so that it never changes */
  readonly immutable: boolean
}

/** Files by path. A path is looked up as it stands, so nothing outside the list can ever be reached. */
export type Page = ReadonlyMap<string, PageFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
}

export const readPage = (directory: string): Page | undefined => {
  if (!existsSync(join(directory, 'index.html'))) return undefined
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
  return new Map(names.map((name) => [`/${name.split(sep).join('/')}`, readPageFile(directory, name)]))
}

const readPageFile = (directory: string, name: string): PageFile => {
  const bytes = new Uint8Array(readFileSync(join(directory, name)))
  return {
    bytes,
    type: types[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
    immutable: name.startsWith(`assets${sep}`),
  }
}
