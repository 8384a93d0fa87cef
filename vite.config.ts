import { builtinModules } from 'node:module'
import { defineConfig } from 'vitest/config'

const nodeOnly = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'libsql']

/** Three builds from one file: the page (default), the API (`--mode api`) and the tests. */
export default defineConfig(({ mode }) =>
  mode === 'api'
    ? {
        build: {
          ssr: true,
          target: 'node20',
          outDir: 'dist/api',
          rollupOptions: { input: { server: 'api/server.ts', cli: 'api/cli.ts' }, external: nodeOnly },
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
