import { canonicalJson } from '../../models/scenario/canonical.ts'
import { buffersOf, handOver, type ShardColumns, takeOver } from '../../models/simulate/shards.ts'
import { type Overrides, value } from '../../models/valuation.ts'

/** What a test asks the engine in a worker of a browser. */
export interface Asked {
  readonly document: unknown
  readonly overrides: Overrides
  /** to run one part of several and hand its columns over */
  readonly part?: { readonly part: number; readonly of: number }
  /** to make the answer of parts that others have run */
  readonly parts?: readonly ShardColumns[]
}

const answer = ({ document, overrides, part, parts }: Asked): void => {
  if (part !== undefined) {
    const deliver = (shard: ShardColumns): void => self.postMessage(shard, { transfer: buffersOf(shard) })
    value(document, overrides, handOver(part, deliver))
    return
  }
  const result = value(document, overrides, parts === undefined ? undefined : takeOver(parts))
  self.postMessage(canonicalJson(result.ok ? result.value : result.faults))
}

self.onmessage = ({ data }: MessageEvent<Asked>) => answer(data)
