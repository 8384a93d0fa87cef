import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Starts the command line from its bundle, and bundles it first when a source is newer: half a second once, instead of
 * translating two hundred files at every start. Plain JavaScript, for it runs before anything is built.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const bundle = join(dist, 'cli')
const sources = ['api', 'models', 'package.json', 'package-lock.json', 'vite.config.ts']

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const newest = (path) => {
  const entries = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : []
  return Math.max(changedAt(path), ...entries.map((entry) => changedAt(join(path, entry))))
}

const isFresh = () => {
  const built = changedAt(join(bundle, 'cli.js'))
  return built > 0 && sources.every((source) => newest(join(root, source)) < built)
}

/** Built beside its place and moved there whole, so that a start at the same time never meets half a bundle. */
const bundleAnew = async () => {
  const { build } = await import('vite')
  mkdirSync(dist, { recursive: true })
  const fresh = mkdtempSync(join(dist, 'cli-'))
  await build({ root, mode: 'api', logLevel: 'error', build: { outDir: fresh, emptyOutDir: false } })
  const old = mkdtempSync(join(dist, 'old-'))
  try {
    if (changedAt(bundle) > 0) renameSync(bundle, join(old, 'cli'))
    renameSync(fresh, bundle)
  } catch (error) {
    if (!isFresh()) throw error
    rmSync(fresh, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}

if (!isFresh()) await bundleAnew()
await import(pathToFileURL(join(bundle, 'cli.js')).href)
