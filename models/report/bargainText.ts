import type { Bargain, BargainOffer } from '../scenario/schema/bargain.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { ownRates } from './bases.ts'
import { brief, count, estimated, futures, needed, roughly } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { leverFigure, leverValue } from './leverWords.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { listed, quoted } from './words.ts'

/** What both would settle on, for a terminal: the solutions with their terms, then the frontier. */
export const bargainText = (bargain: Bargain, document: FieldfareDocument, width = 100): string => {
  const { currency } = document
  const { deal, terms, nash, kalaiSmorodinsky, leastRegret, frontier, trials } = bargain
  const labels = terms.map(({ label }) => label)
  const heads = [...labels.map(figure), figure('Licensor gains'), figure('Licensee gains')]
  const title = `${quoted(dealName(document, deal))}: bargaining over ${listed(labels.map((label) => label.toLowerCase()))}; amounts in ${currency}, ± one standard error, ${count(trials)} futures`
  const cells = ({ values, gains }: BargainOffer): readonly string[] => [
    ...values.map((value, t) => leverFigure(value, terms[t]!.unit, currency)),
    ...[gains.licensor, gains.licensee].map((gain) => bare(estimated(gain, '', 4))),
  ]
  const solutions = [
    ...nash.map(({ alpha, offer }) => [`Nash, α = ${Number(alpha.toPrecision(3))}`, ...cells(offer)]),
    ...(kalaiSmorodinsky === null ? [] : [['Kalai–Smorodinsky', ...cells(kalaiSmorodinsky)]]),
    ...(leastRegret === null ? [] : [['Least regret', ...cells(leastRegret)]]),
    ['Present offer', ...presentCells(bargain, currency)],
  ]
  const some = frontier.filter((_, n) => n % Math.max(1, Math.ceil(frontier.length / 9)) === 0)
  const points = some.map(({ values, licensor, licensee }) => [
    ...values.map((value, t) => leverValue(value, terms[t]!.unit, currency)),
    ...[licensor, licensee].map((gain) => bare(roughly(gain, '', 3))),
  ])
  const sections = [
    wrapped(bargain.zone ? settledSentence(bargain, document) : needsSentence(bargain, document), width),
    wrapped(title, width),
    section(
      headed(
        `${bargain.zone ? 'Settled on' : 'As it stands'}: expected gains over the walk-aways`,
        ownRates,
        width,
      ),
      grid([name('Solution'), ...heads], solutions, width),
    ),
    section('Frontier: neither gains more but with the other gaining less', grid(heads, points, width)),
    bulleted(bargainNotes(bargain, document), width),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

const presentCells = ({ terms, present }: Bargain, currency: string): readonly string[] => [
  ...terms.map(({ present: value, unit }) => (value === null ? '–' : leverValue(value, unit, currency))),
  ...[present.licensor, present.licensee].map((side) =>
    side === null ? '–' : bare(roughly(side.expected.value - side.walkAway.value, '', 4)),
  ),
]

const partiesOf = ({ deal }: Bargain, document: FieldfareDocument): readonly string[] => [
  licensorName(document),
  licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? ''),
]

/** The settlement with equal weights, in one sentence. */
export const settledSentence = (bargain: Bargain, document: FieldfareDocument): string => {
  const { currency } = document
  const even = bargain.nash.find(({ alpha }) => alpha === 1 / 2)?.offer
  if (even === undefined) return ''
  const terms = even.values.map((value, t) => {
    const { label, unit } = bargain.terms[t]!
    return `${label.toLowerCase()} ${leverFigure(value, unit, currency)}`
  })
  const gains = [even.gains.licensor, even.gains.licensee].map((gain) => brief(gain, currency))
  const [ours, theirs] = partiesOf(bargain, document)
  return `With equal weight both would settle on ${listed(terms)}: ${ours} gains ${gains[0]}, ${theirs} ${gains[1]}.`
}

/** What the bargaining weight is, and what drawn walk-aways would make of the solution. */
export const bargainNotes = (bargain: Bargain, document: FieldfareDocument): readonly string[] => {
  const [ours, theirs] = partiesOf(bargain, document)
  return [
    `α is the bargaining weight of ${ours}, no finding of what is fair; the licensee is ${theirs}.`,
    ...(bargain.drawn === null ? [] : [drawnText(bargain, bargain.drawn, document.currency)]),
  ]
}

/** Without a zone: what each party needs more. */
export const needsSentence = (bargain: Bargain, document: FieldfareDocument): string => {
  const { needs } = bargain
  const { currency } = document
  const parties = partiesOf(bargain, document)
  const words = [needs?.licensor, needs?.licensee].map((lack, side) =>
    lack === null || lack === undefined
      ? `no offer is accepted by ${parties[1 - side]}`
      : `${parties[side]} lacks ${needed(lack, currency)} at the best offer that ${parties[1 - side]} accepts`,
  )
  return `No zone: no offer over these terms clears both walk-aways. ${words[0]!.charAt(0).toUpperCase()}${words[0]!.slice(1)}; ${words[1]}.`
}

const drawnText = (
  { terms }: Bargain,
  { zone, values }: NonNullable<Bargain['drawn']>,
  currency: string,
): string => {
  const spread = values.map(
    ({ q10, q90 }, t) =>
      `${terms[t]!.label.toLowerCase()} ${leverValue(q10, terms[t]!.unit, currency)} to ${leverValue(q90, terms[t]!.unit, currency)}`,
  )
  return `If the walk-aways were known to be what they turn out to be, there would be a zone in ${futures(zone)}; Nash at equal weights: ${spread.join(', ')} (10th to 90th percentile).`
}
