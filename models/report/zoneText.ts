import { inputName } from '../scenario/inputName.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Zone, ZonePoint } from '../scenario/schema/zone.ts'
import { brief, count, percent, roughly } from './figures.ts'
import { wrapped } from './grid.ts'
import { leverValue } from './leverWords.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { stacked } from './tableSection.ts'
import { listed, quoted } from './words.ts'
import { layerLines } from './zoneLayers.ts'
import { zoneMap } from './zoneMap.ts'

/** Where both parties accept, for a terminal: the sentences, a map of the plane, then its blur and regret. */
export const zoneText = (zone: Zone, document: FieldfareDocument, width = 100): string => {
  const { currency } = document
  const title = `${quoted(dealName(document, zone.deal))}: ${listed(zone.terms.map(({ lever }) => lever.label))}`
  const basis = `${count(zone.trials)} futures; amounts in ${currency}, ± one standard error; a gain is what the deal is worth more than the walk-away`
  return stacked([
    [title, basis].flatMap((text) => wrapped(text, width)),
    zoneSentences(zone, document).flatMap((text) => wrapped(text, width)),
    zoneMap(zone, currency),
    layerLines(zone, currency, width),
  ])
}

/** Where both accept, first; then one term alone, the deal as it stands, what we believe, how terms move. */
export const zoneSentences = (zone: Zone, document: FieldfareDocument): readonly string[] => [
  ...(zone.zone.exists ? existing(zone, document) : [absent(zone, document)]),
  ...zone.alone.map((own) => aloneText(zone, own, document)),
  ...presentTexts(zone, document),
  ...beliefTexts(zone, document),
  ...zone.terms.flatMap(({ lever }) => (lever.says === null ? [] : [lever.says])),
]

interface Names {
  readonly ours: string
  readonly theirs: string
}

const namesOf = ({ deal }: Zone, document: FieldfareDocument): Names => {
  const { licensee = '' } = document.deals.find(({ id }) => id === deal) ?? {}
  return { ours: licensorName(document), theirs: licenseeName(document, licensee) }
}

/** "Upfront fee 500,000 USD and Royalty rate 2.5 %". */
const offerText = ({ terms }: Zone, at: readonly number[], currency: string): string =>
  listed(terms.map(({ lever }, t) => `${lever.label} ${leverValue(rounded(at[t]!), lever.unit, currency)}`))

/** A place of the plane, without the digits of its grid. */
const rounded = (value: number): number => Number(value.toPrecision(3))

const gains = ({ licensor, licensee }: ZonePoint, { ours, theirs }: Names, currency: string): string =>
  `${ours} gains ${roughly(licensor, currency, 3)} and ${theirs} ${roughly(licensee, currency, 3)}`

const existing = (zone: Zone, document: FieldfareDocument): readonly string[] => {
  const { currency } = document
  const { ranges, best, share } = zone.zone
  const within = zone.terms.map(
    ({ lever }, t) =>
      `${lever.label} from ${leverValue(rounded(ranges![t]!.from), lever.unit, currency)} to ${leverValue(rounded(ranges![t]!.to), lever.unit, currency)}`,
  )
  const names = namesOf(zone, document)
  const most = (point: ZonePoint): string =>
    `${offerText(zone, point.at, currency)}: ${gains(point, names, currency)}`
  return [
    `Both accept within ${listed(within)}, ${percent(Number(share.toFixed(2)))} of the plane.`,
    `Best for ${names.ours} is ${most(best!.licensor)}; best for ${names.theirs} is ${most(best!.licensee)}.`,
  ]
}

const absent = (zone: Zone, document: FieldfareDocument): string => {
  const { currency } = document
  const names = namesOf(zone, document)
  const nearest = zone.zone.nearest!
  const lack = (name: string, gain: number): readonly string[] =>
    gain < 0 ? [`${name} needs ${roughly(-gain, currency, 3)} more`] : []
  const lacks = [...lack(names.theirs, nearest.licensee), ...lack(names.ours, nearest.licensor)]
  return `No zone: there is no offer of the plane that both accept. Nearest is ${offerText(zone, nearest.at, currency)}, where ${listed(lacks)}.`
}

const aloneText = (
  zone: Zone,
  { term, at, from, to }: Zone['alone'][number],
  document: FieldfareDocument,
): string => {
  const { currency } = document
  const own = zone.terms.find(({ lever }) => lever.name === term)!
  const other = zone.terms.find(({ lever }) => lever.name !== term)
  const where =
    other === undefined || at === null
      ? ''
      : `With ${other.lever.label} ${leverValue(at, other.lever.unit, currency)} as it stands, `
  const said = (value: number): string => leverValue(rounded(value), own.lever.unit, currency)
  if (from === null || to === null)
    return sentence(`${where}no ${own.lever.label} of the plane is accepted by both.`)
  const open = to === own.to ? ', where the plane ends' : ''
  return sentence(`${where}both accept ${own.lever.label} from ${said(from)} to ${said(to)}${open}.`)
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const presentTexts = (zone: Zone, document: FieldfareDocument): readonly string[] => {
  const { currency } = document
  const { ours, theirs } = namesOf(zone, document)
  return zone.present.map(
    ({ at, licensor, licensee }) =>
      `As it stands (${offerText(zone, at, currency)}) ${ours} gains ${brief(licensor, currency)} and ${theirs} ${brief(licensee, currency)}.`,
  )
}

const beliefTexts = ({ both }: Zone, document: FieldfareDocument): readonly string[] =>
  both === null
    ? ['No belief of ours is seen to move either side in these futures: how sure both are is not told.']
    : [
        `How sure both are rests on what we believe of ${listed(both.beliefs.map((path) => inputName(document, path)))}.`,
      ]
