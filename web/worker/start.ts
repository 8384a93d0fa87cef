import address from './engine.ts?worker&url'
import type { FromWorker, Port } from './messages.ts'

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string }
}

/** The one script a worker is started from, vouched for where the browser asks for it (`api/headers.ts`). */
const scriptOf = (() => {
  let known: string | undefined
  return (): string => {
    const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
    known ??=
      trustedTypes
        ?.createPolicy('fieldfare-worker', { createScriptURL: () => address })
        .createScriptURL(address) ?? address
    return known
  }
})()

/** Starts the engine beside the page. */
export const startEngine = (): Port => {
  const worker = new Worker(scriptOf(), { type: 'module' })
  return {
    send: (message) => worker.postMessage(message),
    receive: (listener) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener(data))
      worker.addEventListener('error', ({ message }) => listener({ kind: 'dead', message }))
    },
    close: () => worker.terminate(),
  }
}
