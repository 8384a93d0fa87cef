import { builtinModules } from 'node:module'
import type { ProxyOptions } from 'vite'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const builtin = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

/** While developing, the page asks the API of a server that was started beside it: `npm run fieldfare -- serve`. */
const apiAddress = `http://127.0.0.1:${process.env.PORT ?? 8787}`
const pageAddress = 'http://127.0.0.1:5173'

const proxy: ProxyOptions = {
  target: apiAddress,
  changeOrigin: true,
  // the server takes requests from its own page alone; only that of this page is passed on as such
  configure: (server) => {
    server.on('proxyReq', (request) => {
      if (request.getHeader('origin') === pageAddress) request.setHeader('origin', apiAddress)
    })
  },
}

const page: ViteUserConfig = {
  root: 'web',
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/api': proxy } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
}

/** Native code, a pool that starts its own worker file, and a package read as files stay packages. */
const api: ViteUserConfig = {
  publicDir: false,
  ssr: { noExternal: true, external: [...builtin, 'libsql', 'pdfmake', 'piscina', 'swagger-ui-dist'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/api',
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        ...{ server: 'api/server.ts', cli: 'api/cli.ts' },
        ...{ worker: 'api/runs/worker.ts', drafting: 'api/runs/drafting.ts' },
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
}

/** Tests of the built product: processes, sockets, a browser. They build it first. */
const whole = ['test/e2e/**/*.test.ts', 'test/**/*.whole.test.ts']

/** Those of them that look at the clock, or at who is waiting for whom. */
const clocked = ['test/e2e/live.test.ts', 'test/api/heavy.whole.test.ts', 'test/api/server.whole.test.ts']

const tests: ViteUserConfig = {
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/support/plainReporter.ts'],
    projects: [
      // on every core, and the engine is loaded once for all files of a worker: no test replaces a module
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: whole,
          isolate: false,
          maxWorkers: '100%',
        },
      },
      // after the rest, three files at a time: they wait for servers and browsers more than they compute
      {
        extends: true,
        test: {
          name: 'whole',
          include: whole,
          exclude: clocked,
          globalSetup: ['./test/support/build.ts', './test/support/standing.ts'],
          testTimeout: 120_000,
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      // one file at a time and last: what is timed has the machine to itself
      {
        extends: true,
        test: {
          name: 'clocked',
          include: clocked,
          globalSetup: ['./test/support/build.ts', './test/support/standing.ts'],
          testTimeout: 120_000,
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
}

/** The tests in their order, by a class of the test runner: a build has no need of loading it. */
const inOrder = async (): Promise<ViteUserConfig> => {
  const { LongestFirst } = await import('./test/support/longestFirst.ts')
  return { ...tests, test: { ...tests.test, sequence: { sequencer: LongestFirst } } }
}

/** One file for the page (default), the API (`--mode api`) and the tests. */
export default defineConfig(({ mode }) => (mode === 'api' ? api : mode === 'test' ? inOrder() : page))
