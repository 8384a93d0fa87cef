import type { MessagePort } from 'node:worker_threads'
import type { Pieces } from '../../../api/exports/format.ts'
import type { FileTally } from '../../../api/runs/handing.ts'
import { sendPieces } from '../../../api/runs/pieces.ts'

/** How many pieces a whole file has. */
export const many = 200

interface Asked {
  readonly text: string
  readonly tally: FileTally
  readonly port: MessagePort
}

/** A worker for tests: a file of many small pieces, which tells in its tally how many it has made. */
export default ({ text, tally, port }: Asked) => {
  if (text === 'refused') return { ok: false, faults: [] }
  sendPieces(made(text, tally), port, tally)
  return null
}

function* made(text: string, tally: FileTally): Pieces<never> {
  for (let count = 1; count <= many; count++) {
    if (text === 'cut' && count === 9) return yield { ok: false, faults: [] }
    if (text === 'lost' && count === 9) throw new TypeError('our mistake')
    Atomics.store(tally, 0, (1e6 * count) / many)
    yield { ok: true, value: new Uint8Array([count]) }
  }
}
