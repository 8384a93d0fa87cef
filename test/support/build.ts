import { spawnSync } from 'node:child_process'
import { bringCalc } from './libreOffice.ts'
import { root } from './sources.ts'

/** The process that has built it last: the projects of a run load this file each for itself, and need one build. */
const builder = 'FIELDFARE_BUILT_BY'

/**
 * Builds page and API as `npm start` does, once before the tests of the built product. In a process of its own with
 * NODE_ENV=production: a build inside the test runner would bundle the development version of Lit. What workbooks are
 * recalculated with is fetched meanwhile.
 */
export default function build(): void {
  if (process.env[builder] === String(process.pid)) return
  process.env[builder] = String(process.pid)
  bringCalc()
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm run build failed: see above')
}
