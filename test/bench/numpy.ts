import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Peer, Row } from './peer.ts'

/** The numpy peers, which live in one Python process until they are closed. */
export interface NumpyPeers {
  readonly version: string
  readonly plain: Peer
  readonly tuned: Peer
  readonly products: Peer
  readonly close: () => Promise<void>
}

const script = join('test', 'bench', 'numpyPeer.py')

/** One thread, whichever library numpy does its matrices with; and no compiled files beside the sources. */
const environment = {
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  BLIS_NUM_THREADS: '1',
  VECLIB_MAXIMUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
}

/** Starts `python3`; null where there is no Python or no numpy. */
export const numpyPeers = async (): Promise<NumpyPeers | null> => {
  const child = spawn('python3', [script], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // without python3 the child ends before it has begun, which is an answer and no mistake
  const gone = once(child, 'close').catch(() => null)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async (): Promise<string | null> => {
    const line = await lines.next()
    return line.done === true ? null : line.value
  }
  const greeting = await answer()
  if (greeting === null) return null
  const ask = async <Answer>(question: object): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    const line = await answer()
    if (line === null) throw new Error('the numpy peer has ended')
    return JSON.parse(line) as Answer
  }
  const peerOf = (peer: 'plain' | 'tuned' | 'products'): Peer => ({
    evaluate: (inputs) => ask<readonly Row[]>({ peer, inputs }),
    run: (trials) => ask<Row>({ peer, trials }),
  })
  const close = async (): Promise<void> => {
    child.stdin.end()
    await gone
  }
  const { numpy } = JSON.parse(greeting) as { numpy: string }
  return {
    version: numpy,
    plain: peerOf('plain'),
    tuned: peerOf('tuned'),
    products: peerOf('products'),
    close,
  }
}
