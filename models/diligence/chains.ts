import type { Deal, Grant } from '../scenario/schema/deal.ts'
import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Valuing } from './valuing.ts'

type ChainAnswer = DiligenceAnswer['chains'][number]

/**
 * Chains of deals (domain page, section 16): the licensee upstream is the licensor downstream. Of what is paid downstream it
 * passes a share on; nobody can grant on what was not granted, so every grant downstream is held against those upstream.
 */
export const chainAnswers = (document: ReadDocument, valuing: Valuing): Result<ChainAnswer[], Failure> => {
  const chains = (document.chains ?? []).filter(({ downstream }) => valuing.ids.includes(downstream))
  if (chains.length === 0) return success([])
  const worths = valuing.worths(document)
  if (!worths.ok) return worths
  return success(
    chains.map(({ upstream, downstream, passThrough }) => {
      const { receipts } = worths.value.find(({ deal }) => deal === downstream)!
      const scaled = (times: number) => valuing.columns.estimate(receipts.map((x) => times * x))
      const [above, below] = [upstream, downstream].map(
        (id) => document.deals.find((deal) => deal.id === id)!,
      )
      return {
        upstream,
        downstream,
        passThrough,
        receipts: scaled(1),
        passedOn: scaled(passThrough),
        kept: scaled(1 - passThrough),
        breaches: breachesOf(above!, below!),
      }
    }),
  )
}

const placeOf = ({ field, market }: Grant): string => market ?? field ?? ''

/** Sentences on what the deal downstream grants beyond the deal upstream; none where all flows down. */
export const breachesOf = (above: Deal, below: Deal): string[] => [
  ...below.grants.flatMap((grant, g) => grantBreaches(above, grant, g)),
  ...(above.rights?.noReidentification === true && below.rights?.noReidentification !== true
    ? ['the promise to leave people unidentified does not flow down']
    : []),
]

const grantBreaches = (above: Deal, grant: Grant, g: number): string[] => {
  const named = `grant ${g + 1}`
  const same = above.grants.filter((own) => placeOf(own) === placeOf(grant))
  if (same.length === 0) return [`${named}: ${placeOf(grant)} is not granted upstream`]
  const there = same.find((own) => (own.territory ?? '*') === '*' || own.territory === grant.territory)
  if (there === undefined)
    return [`${named}: ${grant.territory ?? 'every territory'} is not granted upstream`]
  const end = ({ startYear = 0, termYears }: Grant): number => startYear + termYears
  const uses = (grant.uses ?? []).filter((use) => there.uses !== undefined && !there.uses.includes(use))
  const exclusive = (grant.exclusivity ?? 'none') !== 'none' && there.exclusivity !== 'exclusive'
  return [
    ...(uses.length === 0 ? [] : [`${named}: ${uses.join(', ')} is not granted upstream`]),
    ...((grant.startYear ?? 0) < (there.startYear ?? 0) ? [`${named} begins before the one upstream`] : []),
    ...(end(grant) > end(there) ? [`${named} ends after the one upstream`] : []),
    ...(exclusive ? [`${named} is ${grant.exclusivity}, and the one upstream is not exclusive`] : []),
    ...(grant.updates === true && there.updates !== true
      ? [`${named} has updates, the one upstream has none`]
      : []),
  ]
}
