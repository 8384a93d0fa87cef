import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Bundles the bench as the product is bundled, and runs it: what translates TypeScript while it is read wraps every
 * function, which slows the engine down several times and its rivals less.
 */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const outDir = join(root, 'dist/bench')
const packages = ['@quri/squiggle-lang', 'piscina']
const external = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), ...packages]

await build({
  root,
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { run: 'test/bench/run.ts', worker: 'api/runs/worker.ts' } },
  },
})
await import(pathToFileURL(join(outDir, 'run.js')).href)
