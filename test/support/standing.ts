import type { TestProject } from 'vitest/node'
import { serveBrowser } from './browser.ts'
import { startServer } from './server.ts'

/** What stands while the tests of the built product run: they differ in what they ask, not in whom. */
export interface Standing {
  /** where the server answers */
  readonly address: string
  /** where a browser is reached */
  readonly browser: string
}

declare module 'vitest' {
  interface ProvidedContext {
    standing: Standing
  }
}

/** One server and one browser for all files, started before the first of them: each start values the sample. */
export default async function stand(project: TestProject): Promise<() => Promise<void>> {
  const [server, browser] = await Promise.all([startServer(), serveBrowser()])
  project.provide('standing', { address: server.address, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    await server.stop()
  }
}
