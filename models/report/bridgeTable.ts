import type { Bridge, BridgeParty } from '../scenario/schema/bridge.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { ownRates, timeOnly } from './bases.ts'
import { brief, count, estimated } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { bare, bulleted, figure, name, section } from './tableSection.ts'
import { quoted, sentence } from './words.ts'

/** Why the value moved between two documents, for a terminal: a waterfall for each deal, then what changed, from what to what. */
export const bridgeTable = (bridge: Bridge, width = 100): string => {
  const { before, after, currency, deals, rows, beside, sentences } = bridge
  const title = `From ${quoted(before.name)} to ${quoted(after.name)}: why the value moved; amounts in ${currency}, ± one standard error`
  const how = `${count(before.trials)} futures, ${before.sampling}, seed ${before.seed}; every change on the same futures (Shapley)`
  const sections = [
    wrapped(title, width),
    bulleted([how, ...sentences], width),
    ...deals.flatMap((deal) => (rows.length === 0 ? [] : [dealLines(bridge, deal, width)])),
    ...alone(bridge, width),
    ...(rows.length === 0 ? [] : [section('What changed', changeLines(bridge, width))]),
    ...(beside.length === 0
      ? []
      : [
          section(
            'Changes on which the worth of no deal here depends',
            bulleted(
              beside.map(({ title: what, from, to }) => `${what}: ${from} → ${to}`),
              width,
            ),
          ),
        ]),
  ].filter((lines) => lines.length > 0)
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

type Deal = Bridge['deals'][number]

const dealLines = ({ rows, currency }: Bridge, { name: deal, licensor, licensee }: Deal, width: number) => {
  if (licensor === null) return []
  const parties = [licensor, ...(licensee === null ? [] : [licensee])]
  const figures = parties.flatMap(({ expected, median }) => [expected, median])
  const order = rows
    .map((_, row) => row)
    .filter((row) => figures.some(({ effects }) => isSeen(effects[row]!)))
    .toSorted((a, b) => sizeOf(licensor, b) - sizeOf(licensor, a))
  const idle = rows.length - order.length
  const line = (title: string, of: (each: (typeof figures)[number]) => Estimate): string[] => [
    title,
    ...figures.map((each) => bare(estimated(of(each), '', 4))),
  ]
  const moved = [
    line('before', (each) => each.before),
    ...order.map((row) =>
      line(`${row + 1} ${rows[row]!.title.replace(`${deal}: `, '')}`, (each) => each.effects[row]!),
    ),
    line('after', (each) => each.after),
  ]
  const columns = parties.flatMap((_, p) => {
    const party = p === 0 ? 'Licensor' : 'Licensee'
    return [figure(`${party}, expected`), figure('median')]
  })
  return section(wrapped(headOf(deal, licensor, currency), width).join('\n'), [
    ...grid([name('Change'), ...columns], moved, width),
    ...(idle === 0
      ? []
      : [`${idle === rows.length ? 'No change moves it' : `${idle} more move it by nothing`}.`]),
    ...(licensee === null ? ['To the licensee: not known while a utility is unknown.'] : []),
  ])
}

const isSeen = ({ value, standardError }: Estimate): boolean => value !== 0 || standardError !== 0

const sizeOf = ({ expected }: BridgeParty, row: number): number => Math.abs(expected.effects[row]!.value)

const headOf = (deal: string, { expected: { difference } }: BridgeParty, currency: string): string => {
  const moved = brief({ ...difference, value: Math.abs(difference.value) }, currency)
  const way = difference.value < 0 ? 'less' : 'more'
  const words = isSeen(difference) ? `expected to be worth ${moved} ${way} to the licensor` : 'unmoved'
  return sentence(`${quoted(deal)}: ${words}`)
}

const alone = ({ deals, currency }: Bridge, width: number): readonly (readonly string[])[] => {
  const lines = deals.flatMap(({ name: deal, standing, worth }) => {
    if (worth === null) return []
    const licensee = worth.licensee === null ? 'not known' : brief(worth.licensee, currency)
    const when = standing === 'new' ? 'new' : 'no longer there'
    return [
      `${quoted(deal)}, ${when}: expected ${brief(worth.licensor, currency)} to the licensor, ${licensee} to the licensee`,
    ]
  })
  return lines.length === 0 ? [] : [section('In one of the documents alone', bulleted(lines, width))]
}

const changeLines = ({ rows }: Bridge, width: number): readonly string[] => [
  ...rows.flatMap(({ title, changes, linked }, row) => [
    ...wrapped(`${row + 1} ${title}${linked === null ? '' : ` (${linked})`}`, width, '  '),
    ...changes.flatMap(({ title: what, from, to }) =>
      wrapped(`   ${changes.length === 1 ? '' : `${what}: `}${from} → ${to}`, width, '     ').map((text) =>
        text.startsWith(' ') ? text : `   ${text}`,
      ),
    ),
  ]),
  '',
  ...wrapped(
    `Expected: ${ownRates}. Median: what it turns out to be worth, ${timeOnly}. Rows add up exactly: they are kept in millionths, and what rounding leaves goes to the largest remainders.`,
    width,
  ),
]
