import type { Answer, DealAnswer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { Verdict } from '../../scenario/schema/figures.ts'
import { brief, inFutures, percentAtLeast } from '../figures.ts'
import { dealName, licenseeName, licensorName } from '../names.ts'
import { clauses, fewOf, listed, quoted, sentence, small } from '../words.ts'
import { bestDeal, type Choice, choices } from './choice.ts'
import type { Headline } from './headlineSentence.ts'

/** First sentence: what to do, and what it is worth to both. */
export const adviceHeadline = (answer: Answer, document: FieldfareDocument): Headline => {
  const [best, ...others] = choices(answer, document)
  if (best === undefined) return noAdvice(answer, document)
  const verb = best.kind === 'deal' ? 'sign' : 'follow'
  const ahead = lead(best, others, answer)
  const worth = `${verb} ${quoted(best.name)}: ${worthToLicensor(best, document)}${ahead}`
  return {
    key: 'advice',
    text: sentence(clauses([worth, worthToLicensees(best, document)])),
    target: targetOf(best),
  }
}

export const targetOf = ({ kind, id }: Choice): string => (kind === 'deal' ? `deals/${id}` : 'compare')

const worthToLicensor = ({ licensor }: Choice, document: FieldfareDocument): string =>
  `expected to be worth ${brief(licensor.expected, document.currency)} to ${licensorName(document)}`

/** ", and more than “X” in 93 of 100 futures": against the next best of its kind, where the two were compared. */
const lead = (best: Choice, others: readonly Choice[], answer: Answer): string => {
  const next = others.find(({ kind }) => kind === best.kind)
  const pair = answer.comparisons.find(
    ({ kind, a, b }) =>
      kind === best.kind && ((a === best.id && b === next?.id) || (b === best.id && a === next?.id)),
  )
  if (next === undefined || pair === undefined) return ''
  const { often, level } = against(pair.licensor, pair.a === best.id)
  if (level) return `, within the error of the next best, ${quoted(next.name)}`
  return `, and more than the next best, ${quoted(next.name)}, ${inFutures(often)}`
}

const against = ({ aBetter, bBetter, difference }: Verdict, bestIsA: boolean) => ({
  often: bestIsA ? aBetter : bBetter,
  level: Math.abs(difference.mean) <= 2 * difference.standardError,
})

const worthToLicensees = ({ kind, deals }: Choice, document: FieldfareDocument): string => {
  const [only] = deals
  if (kind === 'deal' && only !== undefined) return worthToLicensee(only, document)
  const known = deals.flatMap(({ id, licensee }) =>
    licensee === null ? [] : [`${brief(licensee.expected, document.currency)} to ${partyOf(id, document)}`],
  )
  const unknown = deals.filter(({ licensee }) => licensee === null).map(({ id }) => partyOf(id, document))
  return clauses([
    known.length === 0 ? '' : `taken alone, its deals are worth ${fewOf(known, 4)}`,
    unknown.length === 0 ? '' : `what they are worth to ${listed(unknown)} is not known yet`,
  ])
}

const partyOf = (deal: string, document: FieldfareDocument): string =>
  licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? deal)

const worthToLicensee = (deal: DealAnswer, document: FieldfareDocument): string => {
  const party = partyOf(deal.id, document)
  return deal.licensee === null
    ? mustBelieve(party, deal.breakEvenShare)
    : `to ${party} ${brief(deal.licensee.expected, document.currency)}`
}

/** Reverse mode: the attributable share from which on the licensee gains, rounded up. */
const mustBelieve = (party: string, share: number | null): string => {
  if (share === null) return `what it is worth to ${party} is not known while its utility is not`
  if (share > 1) return `${party} would lose even if the data brought all of its product revenue`
  const least = percentAtLeast(share)
  return `to gain, ${party} must believe that the data bring at least ${least} of its product revenue`
}

/** Nothing here would be signed by both sides: what comes closest to the licensor's wishes, and who says no. */
const noAdvice = (answer: Answer, document: FieldfareDocument): Headline => {
  const best = bestDeal(answer, document)
  if (best === null) return { key: 'advice', text: 'There is no deal to sign yet.', target: 'summary' }
  const target = targetOf(best)
  const both = [worthToLicensor(best, document), worthToLicensees(best, document)]
  if (answer.deals.length === 1) {
    const start = `do not sign ${quoted(best.name)} as it stands, ${refusal(best, document)}`
    return { key: 'advice', text: sentence(clauses([start, ...both])), target }
  }
  const start = `sign none of the ${small(answer.deals.length)} deals as it stands: each would be refused`
  const [ours = '', theirs = ''] = both
  const named = `the one worth most to us, ${quoted(dealName(document, best.id))}, is ${ours}`
  return { key: 'advice', text: sentence(clauses([start, named, theirs])), target }
}

const refusal = ({ deals, licensor }: Choice, document: FieldfareDocument): string => {
  const by =
    deals[0]?.wouldBeRefused?.by ??
    (licensor.expected.value < licensor.walkAway.value ? 'licensor' : 'licensee')
  const party = by === 'licensor' ? licensorName(document) : partyOf(deals[0]?.id ?? '', document)
  return by === 'both' ? 'both sides would refuse it' : `${party} would refuse it`
}
