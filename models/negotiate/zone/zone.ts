import type { Plan } from '../../scenario/plan.ts'
import type { Zone } from '../../scenario/schema/zone.ts'
import { beliefsOf } from '../../summarise/beliefs.ts'
import { estimateOfMeans } from '../../summarise/estimate.ts'
import { ignoranceTrials } from '../../summarise/ignorance.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { type OffersQuestion, offersOf } from '../offers.ts'
import { offersFaults } from '../price.ts'
import { leverAnswer } from '../solve/solutions.ts'
import { type AskedZone, readZone, type Zoning } from './asked.ts'
import { type Sides, sidesOf } from './axis.ts'
import { blurOf } from './blur.ts'
import { contoursOf, type Place } from './contours.ts'
import { byParty, type Node, nodeAt, type Plane } from './node.ts'
import type { At } from './nodes.ts'
import { type Refined, refined } from './refined.ts'
import { oftenOver } from './surface.ts'
import { playable, widened } from './widened.ts'
import { aloneOf, zoneOfPlane } from './within.ts'

/** The most futures that offers are weighed on. */
const mostTrials = 16_384

/** Offers over one and over two terms: as many as a plane is cut into at first, and those that say where. */
const mostOffers = [25, 100] as const

export interface ZoneQuestion extends OffersQuestion {
  readonly compiled: { readonly plan: Plan }
}

/**
 * Where both parties are better off with a deal than without it, over one or two of its terms (domain page, section 9): both
 * walk-away contours, on expectations or certainty equivalents; how sure both are for all we believe of them; and how often each
 * would end below its walk-away. Offers are worked out where the plane bends, and lie on straight lines between these.
 */
export const zoneOf = (question: ZoneQuestion, asked: AskedZone): Result<Zone, Failure> => {
  const { replicates } = question.how
  const trials = Math.min(question.trials, Math.ceil(mostTrials / replicates) * replicates)
  const read = readZone(question.scenario, asked)
  if (!read.ok) return read
  const zoning = read.value
  const tooDear = offersFaults(question.compiled.plan, zoning.deal, {
    ...{
      trials,
      offers: zoning.moved.length === 1 ? mostOffers[0] : mostOffers[1],
      of: 'a zone of this deal',
    },
  })
  if (tooDear.length > 0) return failure(...tooDear)
  const offers = offersOf({ ...question, trials })
  const { id } = question.compiled.plan.deals[zoning.deal]!
  const standing = offers.at(id, [], [])
  if (!standing.ok) return standing
  if (standing.value.licensee === null) return failure(unknownFault(question, zoning))
  const [x = null, y = null] = zoning.moved.map(({ lever }) => lever)
  const plane: Plane = { offers, deal: id, levers: [x, y], measures: zoning.measures, replicates }
  const terms = zoning.moved.map((term) =>
    playable(term, (lever, value) => offers.at(id, [lever], [value], replicates)),
  )
  const unplayed = terms.flatMap((term) => (term.ok ? [] : term.faults))
  if (unplayed.length > 0) return failure(...unplayed)
  const begun = terms.flatMap((term) => (term.ok ? [term.value] : []))
  const moved = widened(begun, ([a, b = 0]) => nodeAt(plane, a!, b))
  if (!moved.ok) return moved
  const sides = sidesOf(moved.value)
  const found = refined(remembering(plane, sides), sides)
  if (!found.ok) return found
  const present = nodeAt({ ...plane, levers: [null, null] }, 0, 0)
  return present.ok
    ? success(
        answerOf({ ...question, trials }, zoning, { sides, refined: found.value, present: present.value }),
      )
    : present
}

/** Offers by their places on both sides, each worked out once. */
const remembering = (plane: Plane, [x, y]: Sides): At => {
  const known = new Map<string, Node>()
  return (i, j) => {
    const key = `${i} ${j}`
    const before = known.get(key)
    if (before !== undefined) return success(before)
    const node = nodeAt(plane, x.values[i]!, y.values[j]!)
    if (node.ok) known.set(key, node.value)
    return node
  }
}

interface Found {
  readonly sides: Sides
  readonly refined: Refined
  readonly present: Node
}

const answerOf = (
  question: ZoneQuestion,
  zoning: Zoning,
  { sides, refined: found, present }: Found,
): Zone => {
  const { scenario, compiled, how, trials } = question
  const { nodes, gains, checked, off, error } = found
  const { measures, deal: place } = zoning
  const deal = scenario.document.deals[place]!
  const { replicates } = how
  const first = Math.floor(Math.min(trials, ignoranceTrials) / replicates) * replicates
  const beliefs = beliefsOf(compiled.plan, scenario.document, { how, trials: first })
  const blur = blurOf(nodes, sides, { beliefs, replicates })
  const often = { nodes, sides, replicates, holds: 'below' } as const
  const here = sides.flatMap(({ lever }) => (lever === null ? [] : [lever.present]))
  return {
    deal: deal.id,
    trials,
    measures: { licensor: kindOf(measures.licensor), licensee: kindOf(measures.licensee) },
    terms: sides.flatMap(({ lever, values }) =>
      lever === null
        ? []
        : [{ lever: leverAnswer(lever), from: values[0]!, to: values.at(-1)!, values: [...values] }],
    ),
    gains,
    contours: byParty((party) =>
      contoursOf(gains[party].values, sides).map((line) => line.map((point) => told(point, sides))),
    ),
    both: blur === null ? null : { probability: blur.surface, beliefs: [...blur.beliefs] },
    regret: byParty((party) => oftenOver({ ...often, columns: ({ turnsOut }) => [turnsOut[party]] })),
    zone: zoneOfPlane(gains, sides),
    alone: aloneOf(gains, sides),
    present: here.includes(null)
      ? []
      : [
          {
            deal: deal.id,
            name: deal.name ?? deal.id,
            at: here.flatMap((value) => (value === null ? [] : [value])),
            ...byParty((party) => estimateOfMeans(present.gain[party])),
          },
        ],
    worked: { offers: nodes.xs.length * nodes.ys.length, checked, off, error },
  }
}

const kindOf = ({ kind }: Plane['measures']['licensor']): 'mean' | 'certainty' =>
  kind === 'certainty' ? 'certainty' : 'mean'

/** A point by the values of the terms there are. */
const told = ([x, y]: Place, [, side]: Sides): number[] => (side.lever === null ? [x] : [x, y])

const unknownFault = ({ scenario: { document } }: ZoneQuestion, { deal }: Zoning): Failure => {
  const { licensee, id } = document.deals[deal]!
  const place = document.licensees.findIndex((each) => each.id === licensee)
  return {
    kind: 'value',
    pointer: `/licensees/${place}/positions`,
    expected: `what the data do for ${licensee}, so that its walk-away can be held against "${id}"; \`solve\` finds what it must believe`,
    found: 'unknown',
  }
}
