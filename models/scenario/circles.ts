import type { Failure } from '../units/failure.ts'
import type { ReadDocument } from './schema/document.ts'

/** Chains of deals that lead back to where they begin: nobody grants on what it has from its own licensee. */
export const circlesOfChains = ({ chains = [] }: Pick<ReadDocument, 'chains'>): readonly Failure[] =>
  chains.flatMap(({ upstream, downstream }, j): readonly Failure[] => {
    const reached = new Set([downstream])
    // a set is gone through in the order in which it grows
    for (const deal of reached)
      for (const next of chains) if (next.upstream === deal) reached.add(next.downstream)
    if (!reached.has(upstream)) return []
    const expected = 'a chain of deals that does not lead back to its beginning'
    const found =
      upstream === downstream
        ? `"${upstream}" hanging on itself`
        : `"${downstream}" hanging on "${upstream}", and "${upstream}" on "${downstream}"`
    return [{ kind: 'reference', pointer: `/chains/${j}`, expected, found }]
  })
