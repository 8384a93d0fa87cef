import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'
import { openBrowser } from './browser.ts'
import type { Asked } from './engineWorker.ts'
import { root } from './sources.ts'

/** The engine in a real browser, off its main thread, as the page has it. */
export interface EngineInBrowser {
  /** the answer of a document as canonical JSON, its trials shared between so many Web Workers */
  readonly value: (asked: Asked, workers: number) => Promise<string>
  readonly close: () => Promise<void>
}

export const openEngine = async (): Promise<EngineInBrowser> => {
  const script = await bundled()
  const server = createServer(({ url }, response) => {
    const isScript = url === '/worker.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><title>engine</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return {
    value: (asked, workers) => page.evaluate(inWorkers, { asked, workers }),
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

/** One module without imports. */
const bundled = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(root, 'test/support/engineWorker.ts'),
        checks: { pluginTimings: false },
      },
    },
  })
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  const chunks = outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : []))
  if (chunks.length !== 1) throw new Error(`the engine became ${chunks.length} files`)
  return chunks.join('')
}

/** Runs inside the page, so it uses nothing from around it. */
const inWorkers = async ({ asked, workers }: { asked: Asked; workers: number }): Promise<string> => {
  const ask = (message: Asked): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.onmessage = ({ data }) => {
        worker.terminate()
        resolve(data)
      }
      worker.onerror = ({ message: why }) => reject(new Error(why))
      worker.postMessage(message)
    })
  const parts =
    workers === 1
      ? undefined
      : await Promise.all(
          Array.from({ length: workers }, (_, part) => ask({ ...asked, part: { part, of: workers } })),
        )
  return String(await ask({ ...asked, ...(parts === undefined ? {} : { parts: parts as Asked['parts'] }) }))
}
