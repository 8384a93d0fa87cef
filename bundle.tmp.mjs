import { builtinModules } from 'node:module'
import { build } from 'vite'
const external = [...builtinModules, ...builtinModules.map((n) => `node:${n}`), 'piscina']
await build({ root: '/tmp/wt/drivers', configFile: false, logLevel: 'error', ssr: { noExternal: true, external },
  build: { ssr: true, target: 'node20', outDir: '/tmp/drvout', emptyOutDir: true, minify: false, rolldownOptions: { input: { run: process.argv[2] } } } })
