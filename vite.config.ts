import { builtinModules } from 'node:module'
import { defineConfig } from 'vitest/config'

const builtin = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]
/** Native code, a pool that starts its own worker file, and a package read as files: these stay packages. */
const external = [...builtin, 'libsql', 'piscina', 'swagger-ui-dist']

/** Three builds from one file: the page (default), the API (`--mode api`) and the tests. */
export default defineConfig(({ mode }) =>
  mode === 'api'
    ? {
        publicDir: false,
        ssr: { noExternal: true, external },
        build: {
          ssr: true,
          target: 'node20',
          outDir: 'dist/api',
          rolldownOptions: {
            input: { server: 'api/server.ts', cli: 'api/cli.ts', worker: 'api/runs/worker.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
          },
        },
      }
    : {
        root: 'web',
        build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
        test: {
          root: '.',
          include: ['test/**/*.test.ts'],
          testTimeout: 60_000,
          reporters: ['default', './test/support/plainReporter.ts'],
        },
      },
)
