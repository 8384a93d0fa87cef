import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** One import as it is written. `to` is a file of the project or the name of a package. */
export interface Import {
  readonly to: string
  readonly kind: 'file' | 'package' | 'builtin'
  readonly typeOnly: boolean
}

export interface Source {
  /** from the root, with slashes */
  readonly path: string
  readonly lines: number
  /** without comments and without the text of strings */
  readonly code: string
  readonly imports: readonly Import[]
}

/** Every TypeScript file below the given folders. */
export const readSources = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .map(readSource),
  )

const readSource = (path: string): Source => {
  const text = readFileSync(join(root, path), 'utf8')
  return {
    path,
    lines: text.split('\n').length - 1,
    code: stripped(text, true),
    imports: importsOf(path, stripped(text, false)),
  }
}

const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g

/** Comments go; with `strings`, texts go too, except what stands inside ${…}. */
const stripped = (text: string, strings: boolean): string =>
  text.replace(tokens, (token) => {
    if (token.startsWith('/')) return ' '
    if (!strings) return token
    return token.startsWith('`') ? `(${[...token.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code)})` : "''"
  })

const statement = /(?:^|[\s;])(?:import|export)\s+(type\s+)?(?:[\w*$\s{},]+?\s+from\s+)?['"]([^'"]+)['"]/g
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g

const importsOf = (path: string, code: string): readonly Import[] => [
  ...[...code.matchAll(statement)].map(([, type, to]) => located(path, to ?? '', type !== undefined)),
  ...[...code.matchAll(dynamic)].map(([, to]) => located(path, to ?? '', false)),
]

const located = (from: string, written: string, typeOnly: boolean): Import => {
  const [name = ''] = written.split('?')
  if (name.startsWith('.')) return { to: posix.join(posix.dirname(from), name), kind: 'file', typeOnly }
  if (name.startsWith('node:')) return { to: name, kind: 'builtin', typeOnly }
  const parts = name.split('/')
  return { to: parts.slice(0, name.startsWith('@') ? 2 : 1).join('/'), kind: 'package', typeOnly }
}
