import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { trialColumnName } from '../../models/report/trialsCsv.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import { engineVersion } from '../../models/summarise/question.ts'
import { type TrialTable, trialsAtOnce } from '../../models/summarise/trialWorths.ts'
import { success } from '../../models/units/result.ts'
import type { Pieces, PieceWriter, ToWrite } from './format.ts'
import { type TrialsMade, trialsOf } from './trialsOf.ts'

/**
 * All trials as Apache Parquet 2: `trial` (INT32, from 0) and a DOUBLE for each deal and party, one row group for each block that
 * is simulated, and a piece each. What they are in and which run they are of stand in the metadata of the file. Doubles are written plain and
 * not compressed: nothing is to be gained of draws, and a reader maps them.
 */
export const parquet: PieceWriter = function* (given, progress) {
  const made = trialsOf(given)
  if (!made.ok) return yield made
  const { table } = made.value
  yield* written(table, originOf(given, made.value), (done) => progress?.(done, table.trials))
}

const originOf = (
  { overrides, deal }: ToWrite,
  { currency, identity }: TrialsMade,
): Readonly<Record<string, string>> => ({
  'fieldfare.document': identity.document,
  'fieldfare.engine': identity.engine,
  'fieldfare.currency': currency,
  'fieldfare.identity': canonicalJson(identity),
  'fieldfare.run': canonicalJson({ ...overrides, ...(deal === undefined ? {} : { deal }) }),
})

/** Room for a row group at once, so that it is never copied to grow. */
const roomOf = ({ columns, trials }: TrialTable): number =>
  Math.min(trials, trialsAtOnce) * (8 * columns.length + 4) + 1024 * (columns.length + 1)

function* written(
  table: TrialTable,
  identity: Readonly<Record<string, string>>,
  told: (done: number) => void,
): Pieces {
  const names = table.columns.map(trialColumnName)
  const writer = new ByteWriter(roomOf(table))
  const file = new ParquetWriter({
    writer,
    codec: 'UNCOMPRESSED',
    // no reader skips draws by their least and largest, and finding those takes as long as writing
    statistics: false,
    createdBy: `fieldfare ${engineVersion}`,
    kvMetadata: Object.entries(identity).map(([key, value]) => ({ key, value })),
    schema: [
      { name: 'root', num_children: 1 + names.length },
      { name: 'trial', type: 'INT32', repetition_type: 'REQUIRED' },
      ...names.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const),
    ],
  })
  for (const block of table.blocks()) {
    if (!block.ok) return yield block
    const { first, columns } = block.value
    const count = columns[0]?.length ?? 0
    file.write({
      columnData: [
        { name: 'trial', data: Int32Array.from({ length: count }, (_, i) => first + i), encoding: 'PLAIN' },
        ...columns.map((data, c) => ({ name: names[c]!, data, encoding: 'PLAIN' }) as const),
      ],
      rowGroupSize: count,
      pageSize: 0,
    })
    yield success(taken(writer))
    told(first + count)
  }
  file.finish()
  yield success(taken(writer))
}

/** What was written since; where it stands in the file is known by another count of the writer. */
const taken = (writer: ByteWriter): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(writer.getBuffer())
  writer.index = 0
  return bytes
}
