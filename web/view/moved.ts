import type { LiveAnswer } from '../../models/live.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { Side } from '../../models/scenario/schema/figures.ts'
import { countText, type Figure, figure, inline, plainFigure } from '../format/number.ts'
import { futures, outOfHundred } from '../format/share.ts'
import { expectedOf, medianOf } from './dealFigures.ts'
import { licenseeAtStart, licensorAtStart } from './facts.ts'
import type { ScenarioView } from './scenario.ts'

/** What a move of the terms does to one party. */
export interface MovedSide {
  readonly party: 'licensor' | 'licensee'
  readonly name: string
  readonly rows: readonly MovedRow[]
  /** against its walk-away, in words */
  readonly verdict: string
  readonly refuses: boolean
}

export interface MovedRow {
  readonly label: string
  readonly before: string
  readonly now: Figure
  /** signed, in words; '' where nothing moved */
  readonly change: string
}

const signed = (value: number): string =>
  value === 0 ? '' : `${value > 0 ? '+' : '−'}${plainFigure(Math.abs(value)).text}`

const row = (label: string, before: Figure, now: Figure): MovedRow => ({
  label,
  before: inline(before),
  now,
  change: signed(now.value - before.value),
})

const chanceRow = (before: Side, now: Side): MovedRow => {
  const value = now.beatsAlternative
  const count = { text: outOfHundred(value), error: '', full: `${value}`, value }
  const moved = Math.round(100 * value) - Math.round(100 * before.beatsAlternative)
  return {
    label: 'beats its alternative, of 100 futures',
    before: outOfHundred(before.beatsAlternative),
    now: count,
    change: moved === 0 ? '' : `${moved > 0 ? '+' : '−'}${Math.abs(moved)}`,
  }
}

/** Half a minor unit, as the engine has it: nobody refuses for less. */
const TOLERANCE = 0.005

const verdictOf = ({ expected, walkAway, npv }: Side, currency: string): string => {
  const room = expected.value - walkAway.value
  const amount = `${plainFigure(Math.abs(room)).text} ${currency}`
  const loss = `Below 0 in ${futures(npv.negative)}.`
  if (room < -TOLERANCE) return `Would refuse: ${amount} short of its walk-away. ${loss}`
  return `Would sign: ${amount} above its walk-away. ${loss}`
}

type Sides = Pick<DealAnswer, 'licensor' | 'licensee'>

/** Both parties before and now, on the same futures. */
export const movedSides = (
  view: ScenarioView,
  id: string,
  { before, now }: { readonly before: Sides; readonly now: Sides },
): readonly MovedSide[] => {
  const { currency } = view.document
  const side = (party: 'licensor' | 'licensee', name: string): readonly MovedSide[] => {
    const [old, own] = [before[party], now[party]]
    if (old === null || own === null) return []
    const alternative = own.walkAway.value === 0 ? [] : [chanceRow(old, own)]
    const rows = [
      row('expects', expectedOf(old), expectedOf(own)),
      row('middle future', medianOf(old), medianOf(own)),
      row('worst 5 of 100, mean', figure(old.npv.worst5, old.npv.errors.q10), worstOf(own)),
      ...alternative,
    ]
    const refuses = own.expected.value - own.walkAway.value < -TOLERANCE
    return [{ party, name, rows, verdict: verdictOf(own, currency), refuses }]
  }
  return [
    ...side('licensor', licensorAtStart(view.document)),
    ...side('licensee', licenseeAtStart(view.document, id)),
  ]
}

const worstOf = ({ npv }: Side): Figure => figure(npv.worst5, npv.errors.q10)

/** The page's view of a scenario with one deal as it is being moved; what only a long run gives stays as it was. */
export const withLive = (view: ScenarioView, id: string, live: LiveAnswer): ScenarioView => ({
  ...view,
  answer: {
    ...view.answer,
    expected: {
      deals: view.answer.expected.deals.map((each) =>
        each.id === id ? (live.whole?.expected ?? each) : each,
      ),
    },
    deals: view.answer.deals.map((deal) =>
      deal.id === id ? { ...deal, ...live.deal, ...(live.whole === null ? {} : only(live.whole)) } : deal,
    ),
  },
})

const only = ({ certain, breakEvenShare }: NonNullable<LiveAnswer['whole']>) => ({ certain, breakEvenShare })

/** What a screen reader is told when a long run has come to its end. */
export const spoken = (sides: readonly MovedSide[], currency: string): string =>
  sides
    .map(({ name, rows, verdict }) => {
      const [expected] = rows
      return expected === undefined ? '' : `${name} expects ${inline(expected.now)} ${currency}. ${verdict}`
    })
    .join(' ')

/** Which futures a picture of moved terms shows. */
export const movedFutures = (trials: number): string =>
  `${countText(trials)} trials, with terms that were moved and are not stored`
