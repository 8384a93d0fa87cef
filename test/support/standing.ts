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

interface Started {
  readonly standing: Standing
  readonly stop: () => Promise<void>
}

const start = async (): Promise<Started> => {
  const [server, browser] = await Promise.all([startServer(), serveBrowser()])
  return {
    standing: { address: server.address, browser: browser.wsEndpoint() },
    stop: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

/** The projects of a run load this file each for itself, and share what stands. */
const shared = globalThis as { fieldfareStanding?: Promise<Started> }

/** One server and one browser for all files, started before the first of them: each start values the sample. */
export default async function stand(project: TestProject): Promise<() => Promise<void>> {
  shared.fieldfareStanding ??= start()
  project.provide('standing', (await shared.fieldfareStanding).standing)
  return async () => {
    const started = shared.fieldfareStanding
    delete shared.fieldfareStanding
    await (await started)?.stop()
  }
}
