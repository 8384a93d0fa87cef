import { expect, test } from 'vitest'
import { changed, placesIn, sample, sentencesIn } from '../laws/documents.ts'

const chained = (...pairs: readonly (readonly [string, string])[]) =>
  changed(sample('northlake'), (copy) => {
    copy.chains = pairs.map(([upstream, downstream]) => ({ upstream, downstream, passThrough: 0.3 }))
  })

test('a chain of deals does not lead back to its beginning', () => {
  const [a, b, c]: readonly string[] = sample('northlake').deals.map(({ id }: { id: string }) => id)
  expect(placesIn(chained([a!, b!], [b!, c!], [a!, c!]))).toEqual([])
  expect(placesIn(chained([a!, a!], [a!, b!]))).toEqual(['reference /chains/0'])
  expect(sentencesIn(chained([a!, a!]))).toContain(`found "${a}" hanging on itself`)
  const round = chained([a!, b!], [b!, c!], [c!, a!])
  expect(placesIn(round)).toEqual(['reference /chains/0', 'reference /chains/1', 'reference /chains/2'])
})
