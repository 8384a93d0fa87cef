import { builtinModules } from 'node:module'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const builtin = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

const page: ViteUserConfig = {
  root: 'web',
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
}

/** Native code, a pool that starts its own worker file, and a package read as files stay packages. */
const api: ViteUserConfig = {
  publicDir: false,
  ssr: { noExternal: true, external: [...builtin, 'libsql', 'piscina', 'swagger-ui-dist'] },
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

/** Tests of the built product: processes, sockets, a browser. They build it first. */
const whole = ['test/e2e/**/*.test.ts', 'test/**/*.whole.test.ts']

const tests: ViteUserConfig = {
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/support/plainReporter.ts'],
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: whole } },
      { extends: true, test: { name: 'whole', include: whole, globalSetup: './test/support/build.ts' } },
    ],
  },
}

/** One file for the page (default), the API (`--mode api`) and the tests. */
export default defineConfig(({ mode }) => (mode === 'api' ? api : mode === 'test' ? tests : page))
