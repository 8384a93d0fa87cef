import { inputName } from '../scenario/inputName.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { DriverPart, DriverRow, Drivers, PartyDrivers } from '../scenario/schema/drivers.ts'
import { ownRates, timeOnly } from './bases.ts'
import { fixed } from './decimals.ts'
import { driversSentence, shareText } from './driversSentence.ts'
import { agreed, brief, count, roughly } from './figures.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { bare, bulleted, figure, name, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** What moves a deal, for a terminal: a sentence, shares and the worst tenth, and the tornado of each party. */
export const driversText = (drivers: Drivers, document: FieldfareDocument, width = 100): string => {
  const { deal, trials, replicates, totalTrials } = drivers
  const futures = `${count(trials)} futures in ${count(replicates)} replicates`
  const all = totalTrials === null ? '' : `; shares in all from ${count(totalTrials)} of them`
  const head = `What moves ${quoted(dealName(document, deal))}: ${futures}${all}; ± one standard error, "no effect seen" where 0 lies within the 95 % interval`
  const parties = drivers.parties.flatMap((party) => partyText(drivers, party, { document, width }))
  const notes = bulleted([...drivers.notes, unreadText(drivers)], width)
  return [wrapped(head, width), ...parties, notes].map((lines) => `${lines.join('\n')}\n`).join('\n')
}

export const unreadText = ({ unread }: Drivers): string =>
  unread.length === 0
    ? 'The deal looks at every uncertain input of the document.'
    : `${count(unread.length)} uncertain inputs of the document play no part in this deal.`

const bases = {
  npv: `what it turns out to be worth, ${timeOnly}`,
  'own-rates': `worth ${ownRates}`,
  gain: `gain over the walk-away, ${timeOnly}`,
} as const

interface Told {
  readonly document: FieldfareDocument
  readonly width: number
}

const partyText = (
  drivers: Drivers,
  party: PartyDrivers,
  { document, width }: Told,
): readonly (readonly string[])[] => {
  const deal = document.deals.find(({ id }) => id === drivers.deal)
  const who =
    party.party === 'licensor' ? licensorName(document) : licenseeName(document, deal?.licensee ?? '')
  const title = `${who}: ${bases[drivers.measure]}; mean ${brief(party.mean, document.currency)}`
  const lines = driversSentence(document, party).flatMap((own) => wrapped(own, width))
  const seen = party.rows.filter((row) => row.seen)
  const idle = party.rows.filter((row) => !row.seen)
  const nameOf = (path: string): string => inputName(document, path)
  const none =
    idle.length === 0
      ? []
      : wrapped(`No effect seen: ${idle.map(({ input }) => nameOf(input)).join('; ')}`, width, '  ')
  return [
    [...wrapped(title, width), '', ...lines],
    ...(seen.length === 0
      ? []
      : [
          [...sharesTable(drivers, seen, { document, width }), ...none],
          worstTable(seen, { document, width }),
        ]),
    tornadoLines(party, { document, width }),
  ]
}

/** Grade, and whether it is what we believe of the other side. */
export const gradesOf = ({ inputs }: Drivers): ((path: string) => string) => {
  const words = new Map(
    inputs.map(({ path, grade, belief }) => [path, `${grade ?? '–'}${belief ? ', belief' : ''}`]),
  )
  return (path) => words.get(path) ?? '–'
}

const sharesTable = (
  drivers: Drivers,
  rows: readonly DriverRow[],
  { document, width }: Told,
): readonly string[] => {
  const isTotal = drivers.totalTrials !== null
  const columns: readonly Column[] = [
    name('Input'),
    figure('By itself'),
    ...(isTotal ? [figure('In all')] : []),
    figure('Of the shortfall'),
    { title: 'Grade' },
  ]
  const gradeOf = gradesOf(drivers)
  const cells = rows.map((row) => [
    inputName(document, row.input),
    shareText(row.first),
    ...(isTotal ? [row.total === null ? '' : shareText(row.total)] : []),
    shareText(row.explains),
    gradeOf(row.input),
  ])
  return section(
    'Share of the variance, and of what the worst tenth falls short by',
    grid(columns, cells, width),
  )
}

/** Where inputs are in the worst tenth, the farthest off first. */
const worstTable = (rows: readonly DriverRow[], { document, width }: Told): readonly string[] => {
  const columns = [
    name('Input'),
    figure('Rank corr.'),
    figure('In the worst tenth'),
    figure('In all'),
    figure('Off by'),
  ]
  const parts = partsOff(rows)
  if (parts.length === 0) return ['In the worst tenth no input is other than in all futures.']
  const cells = parts
    .slice(0, mostBars)
    .map((part) => [
      inputName(document, part.path),
      fixed(part.rank.value, 2),
      ...worstCells(part),
      `${fixed(part.strength.value, 2)} sd`,
    ])
  return section(
    'What the worst tenth of the futures have in common (mean values, how often gates pass)',
    grid(columns, cells, width),
  )
}

/** What stands elsewhere in the worst tenth by more than chance, the farthest off first. */
export const partsOff = (rows: readonly DriverRow[]): readonly DriverPart[] =>
  rows
    .flatMap((row) => row.parts)
    .filter(({ strength }) => strength.low > 0 || strength.high < 0)
    .toSorted((a, b) => Math.abs(b.strength.value) - Math.abs(a.strength.value))

/** In units of the input; where it has none by its rank. */
export const worstCells = ({ all, worst, percentile }: DriverPart): readonly string[] => {
  const short = (value: number): string => bare(roughly(value, '', 3))
  if (all === null || worst === null) return [`rank ${fixed(100 * percentile, 0)} of 100`, 'rank 50']
  return [short(worst), short(all)]
}

/** Longer tornados say nothing more. */
export const mostBars = 12

const tornadoLines = ({ tornado }: PartyDrivers, { document, width }: Told): readonly string[] => {
  const { expected, rows } = tornado
  const moving = rows.filter(({ swing }) => swing > 0)
  const money = (value: number): string => bare(roughly(value, '', 3))
  const at = `${roughly(expected, document.currency, 4)} ${ownRates}`
  if (rows.length === 0) return wrapped(`Tornado: no bars around the expected case, ${at}`, width)
  if (moving.length === 0) return wrapped(`Tornado: nothing moves the expected case, ${at}`, width)
  const columns = [
    name('Input'),
    figure('low at'),
    figure('worth'),
    figure('high at'),
    figure('worth'),
    figure('Swing'),
  ]
  const cells = moving
    .slice(0, mostBars)
    .map(({ path, low, high, swing }) => [
      inputName(document, path),
      ...[bare(agreed(Number(low.at.toPrecision(3)))), money(low.worth)],
      ...[bare(agreed(Number(high.at.toPrecision(3)))), money(high.worth), money(swing)],
    ])
  const left = moving.length - cells.length
  const more =
    left > 0 ? [`… and ${count(left)} more with a swing below ${money(moving[mostBars - 1]!.swing)}`] : []
  const title = `Tornado around the expected case, ${at}: 10th and 90th percentile, gates failed (0) and passed (1)`
  return section(wrapped(title, width).join('\n'), [...grid(columns, cells, width), ...more])
}
