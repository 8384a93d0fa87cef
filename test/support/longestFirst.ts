import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take seconds though they are short: what they ask stands in tables of cases, or is asked of many futures. */
const long = [
  'test/simulate/twinClausesSettled.test.ts',
  'test/simulate/twinClausesTogether.test.ts',
  'test/simulate/twinClauses.test.ts',
  'test/simulate/ledger.test.ts',
  'test/simulate/manyEvents.test.ts',
  'test/summarise/liability.test.ts',
  'test/strategy/split.test.ts',
  'test/diligence/chains.test.ts',
  'test/kernel/engines.test.ts',
  'test/laws/bounds.test.ts',
  'test/laws/money.test.ts',
  'test/laws/wordings.test.ts',
  'test/api/diligence.test.ts',
  'test/options/americanPut.test.ts',
  'test/workbook/seeded.whole.test.ts',
  'test/workbook/random.whole.test.ts',
  'test/e2e/access.test.ts',
  'test/e2e/dataset.test.ts',
]

const isLong = ({ moduleId }: TestSpecification): boolean => long.some((path) => moduleId.endsWith(path))

/** Long files first, then by size as ever: a long one that begins last leaves every other processor idle. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
