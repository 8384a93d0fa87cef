import type { Optimum } from '../scenario/schema/fieldStrategy.ts'
import { meanOf } from '../summarise/estimate.ts'
import { tiltOf } from './certaintyEquivalent.ts'
import type { Choosing } from './choosing.ts'
import type { Conflict } from './company.ts'
import { arePlayed, type Refusing, refusingIn, type Sets, worthOf } from './sets.ts'
import { refusingAlways } from './standing.ts'

type Row = Optimum['candidates'][number]

/** Of each deal of the document: in, or out and why. */
export const candidateRows = (choosing: Choosing): readonly Row[] => {
  const { sets, finals, barred, unpriced } = choosing
  const best = finals[0]?.deals ?? []
  return sets.company.conflicts.map((_, d): Row => {
    const deal = sets.plan.deals[d]!.id
    const out = (why: Row['why'], text: string, others: string[] = []): Row => ({
      deal,
      chosen: false,
      why,
      with: others,
      text,
    })
    if (best.includes(d)) {
      const text = unpriced.includes(d)
        ? 'In the best set. What it forgoes by closing its field to others is unknown and not taken off: who else would buy?'
        : 'In the best set.'
      return { deal, chosen: true, why: 'chosen', with: [], text }
    }
    const always = refusingAlways(sets, d)
    if (always.licensor || always.licensee) return out('refused', refusedText(always, ''))
    if (barred.includes(d))
      return out('unpriced', 'Not ranked: who else would buy where it closes the field to others is unknown.')
    if (finals.length === 0) return out('no-set', 'No set of deals would be signed by all.')
    return outOf(sets, { best, d, out })
  })
}

interface Outside {
  readonly best: readonly number[]
  readonly d: number
  readonly out: (why: Row['why'], text: string, others?: string[]) => Row
}

/** Why a deal that somebody would sign is not in the best set. */
const outOf = (sets: Sets, { best, d, out }: Outside): Row => {
  const { plan, company } = sets
  const against = best.filter((member) => company.conflicts[d]![member] !== null)
  if (against.length > 0) {
    const words = against.map((member) => conflictWords(sets, member, company.conflicts[d]![member]!))
    return out(
      'conflict',
      `Excluded: ${[...new Set(words)].join('; ')}.`,
      against.map((member) => plan.deals[member]!.id),
    )
  }
  const larger = [...best, d].sort((a, b) => a - b)
  if (!arePlayed(sets, larger)) return out('refused-together', notPlayed)
  const refusing = refusingIn(sets, larger)
  const own = refusing[larger.indexOf(d)]!
  if (own.licensor || own.licensee) return out('refused-together', refusedText(own, ' beside the best set'))
  const other = larger.find((_, index) => refusing[index]!.licensor || refusing[index]!.licensee)
  if (other !== undefined)
    return out('refused-together', `With it ${JSON.stringify(plan.deals[other]!.id)} would be refused.`, [
      plan.deals[other]!.id,
    ])
  return out('adds-nothing', addsText(sets, best, larger))
}

const notPlayed =
  'Left out where too many were together for all to agree; beside the best set alone it was not worked out.'

const conflictWords = (
  { plan }: Sets,
  member: number,
  { kind, field, exclusivity, closer }: Conflict,
): string => {
  const other = JSON.stringify(plan.deals[member]!.id)
  if (kind === 'alternatives') return `${other} is another offer to the same licensee in ${field}`
  return closer === member
    ? `${other} takes ${field} as ${exclusivity}`
    : `it takes ${field} as ${exclusivity}, where ${other} is`
}

/** Worth of the licensor by the criterion with and without it: it is left out because it lowers it. */
const addsText = (sets: Sets, best: readonly number[], larger: readonly number[]): string => {
  const { riskTolerance } = sets
  const worth = (set: readonly number[]): number =>
    riskTolerance === null
      ? meanOf(worthOf(sets, set, 'flow'))
      : tiltOf(worthOf(sets, set, 'time'), riskTolerance).equivalent
  if (best.length === 0) return 'It is worth less than granting nothing.'
  return worth(larger) < worth(best)
    ? 'It takes more from the others, in shared costs, prices and risk, than it brings.'
    : 'It is as good as nothing beside the best set.'
}

const refusedText = ({ licensor, licensee }: Refusing, where: string): string => {
  const who = licensor && licensee ? 'both parties' : licensor ? 'the licensor' : 'the licensee'
  return `It would be refused by ${who}${where}: it is expected to be worth less than the walk-away.`
}

/** What is ranked and how, without amounts. */
export const optimumText = ({
  riskTolerance,
  exact,
  best,
  held,
}: Pick<Optimum, 'riskTolerance' | 'exact' | 'best' | 'held'>): string => {
  const by =
    riskTolerance === null
      ? 'by what they are expected to be worth, since the document states no risk tolerance of the licensor'
      : 'by their certainty equivalent at the rate for time'
  const search = exact
    ? 'Every set of deals that can be signed together was compared or shown to be worse'
    : 'Too many deals change what each other is worth: sets were compared as if each deal stood alone, and the two best then worked out together, without those whom the company of the others would make refuse'
  const holding = held === null ? '' : ` All sets hold ${held}.`
  const none = best === null ? ' No set would be signed by all.' : ''
  return `${search}, ${by}; joint costs are borne once.${holding}${none}`
}
