import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, from 50 s of a loaded machine to 7, with what they work out before their first test. */
const longest = [
  'test/live.test.ts',
  'test/simulate/twinClausesSettled.test.ts',
  'test/diligence/diligence.test.ts',
  'test/web/dataset.test.ts',
  'test/options/laws.test.ts',
  'test/simulate/twinClauses.test.ts',
  'test/bench/peers.test.ts',
  'test/simulate/twinClausesTogether.test.ts',
  'test/valuation.test.ts',
  'test/summarise/until.test.ts',
  'test/simulate/twin.test.ts',
  'test/api/diligence.test.ts',
  'test/simulate/shards.test.ts',
  'test/readings/readings.test.ts',
  'test/strategy/split.test.ts',
  'test/laws/bounds.test.ts',
  'test/diligence/chains.test.ts',
  'test/summarise/liability.test.ts',
  'test/e2e/documents.test.ts',
  'test/e2e/use.test.ts',
  'test/e2e/imports.test.ts',
  'test/e2e/access.test.ts',
  'test/e2e/sameBytes.test.ts',
  'test/workbook/seeded.whole.test.ts',
  'test/workbook/recalculated.whole.test.ts',
  'test/e2e/dataset.test.ts',
  'test/e2e/drivers.test.ts',
  'test/e2e/texts.test.ts',
  'test/cli/process.whole.test.ts',
  'test/e2e/negotiate.test.ts',
  'test/workbook/random.whole.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((path) => moduleId.endsWith(`/${path}`))
  return place < 0 ? longest.length : place
}

/** Long files first, then by size as ever: a long one that begins last leaves every other processor idle. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}
