import type { Bridge } from '../scenario/schema/bridge.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { standardErrorOf } from '../summarise/estimate.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Figure, Worths } from './coalitions.ts'
import { within } from './documents.ts'
import { bitsOf } from './enumerate.ts'
import { type Bridging, bridgeOf } from './figures.ts'
import type { Ground } from './ground.ts'
import { type Found, rowPlayers } from './rows.ts'

type Row = Bridge['deals'][number]

/** Every deal asked for: those of both documents with their bridge, the others with what they are worth in theirs. */
export const dealsOf = (ground: Ground, found: Found, asked: string | undefined): Result<Row[], Failure> => {
  const both = ground.deals.map(({ id }, d) => bothRow(ground, found, { id, d }))
  const sides = [
    { side: 'before', other: 'after', standing: 'removed' },
    { side: 'after', other: 'before', standing: 'new' },
  ] as const
  const alone: Row[] = []
  for (const { side, other, standing } of sides) {
    const others = ground[other].scenario.document.deals.map(({ id }) => id)
    const ids = ground[side].scenario.document.deals
      .map(({ id }) => id)
      .filter((id) => !others.includes(id) && (asked === undefined || asked === id))
    if (ids.length === 0) continue
    const { values, trials } = found.played
    const worths = values.worths(ground[side].given, trials, ids)
    if (!worths.ok) return failure(...worths.faults.map((fault) => within(side, fault)))
    alone.push(...ids.map((id, i) => aloneRow(ground, id, { standing, worths: worths.value[i]! })))
  }
  return success([...both, ...alone])
}

const nameIn = ({ before, after }: Ground, id: string): string => {
  const deals = [after, before].flatMap(({ scenario }) => scenario.document.deals)
  return deals.find((deal) => deal.id === id)?.name ?? id
}

const bothRow = (
  ground: Ground,
  { played, sampled }: Found,
  { id, d }: { readonly id: string; readonly d: number },
): Row => {
  const bridging: Bridging = {
    known: played.known[d]!,
    places: bitsOf(played.masks[d]!),
    rows: rowPlayers(played),
    sampled: sampled?.[d] ?? null,
  }
  const [licensor, licensee] = [bridgeOf(bridging, 'licensor'), bridgeOf(bridging, 'licensee')]
  return { id, name: nameIn(ground, id), standing: 'both', licensor, licensee, worth: null }
}

interface Alone {
  readonly standing: 'new' | 'removed'
  readonly worths: Worths
}

const aloneRow = (ground: Ground, id: string, { standing, worths: { licensor, licensee } }: Alone): Row => ({
  id,
  name: nameIn(ground, id),
  standing,
  licensor: null,
  licensee: null,
  worth: {
    licensor: estimateOf(licensor.expected),
    licensee: licensee === null ? null : estimateOf(licensee.expected),
  },
})

const estimateOf = (figure: Figure): Estimate => ({
  value: figure[0]!,
  standardError: standardErrorOf(figure.subarray(1)),
})
