import type { Answer, DealAnswer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { cureClause } from '../cure.ts'
import { cellName, dealName, licenseeName, licensorName, strategyName } from '../names.ts'
import { isOpen } from '../termSheet.ts'
import { clauses, counted, fewOf, listed, quoted, sentence, small } from '../words.ts'
import type { Headline } from './headlineSentence.ts'

/** Fourth sentence: what does not hold together. */
export const flawsHeadline = (answer: Answer, document: FieldfareDocument): Headline => {
  const refused = answer.deals.filter(({ wouldBeRefused }) => wouldBeRefused !== null)
  const open = document.deals.filter(isOpen)
  const found = [
    refusals(refused, document),
    strategiesThatFail(answer, document),
    openDeals(open.map(({ id }) => dealName(document, id))),
    blockedCells(answer, document),
  ]
  const text = clauses(found)
  const first = refused[0]?.id ?? open[0]?.id
  const fallback = found.at(-1) === '' ? 'summary' : 'markets'
  return {
    key: 'flaws',
    text: sentence(text === '' ? nothing(answer) : text),
    target: first === undefined ? fallback : `deals/${first}`,
  }
}

/** A licensee whose utility is unknown has not been asked. */
const nothing = (answer: Answer): string => {
  const known = answer.deals.every(({ licensee }) => licensee !== null) ? '' : ' as far as is known'
  return `nothing contradicts itself here: no deal would be refused${known}, each says what remains after its term, and no market is blocked`
}

const shownRefusals = 3

const refusals = (deals: readonly DealAnswer[], document: FieldfareDocument): string => {
  const told = deals.slice(0, shownRefusals).map((deal) => refusal(deal, document))
  const rest = deals.length - shownRefusals
  return clauses([...told, rest > 0 ? `${small(rest)} more would be refused` : ''])
}

const refusal = ({ id, wouldBeRefused }: DealAnswer, document: FieldfareDocument): string => {
  if (wouldBeRefused === null) return ''
  const licensee = licenseeName(document, document.deals.find((deal) => deal.id === id)?.licensee ?? id)
  const by = { licensee, licensor: licensorName(document), both: `${licensorName(document)} and ${licensee}` }
  const cure = cureClause(wouldBeRefused.cure, document.currency)
  return `${quoted(dealName(document, id))} would be refused by ${by[wouldBeRefused.by]} (${cure})`
}

const strategiesThatFail = (answer: Answer, document: FieldfareDocument): string => {
  const namesOf = (which: (strategy: Answer['strategies'][number]) => boolean): readonly string[] =>
    answer.strategies.filter(which).map(({ id }) => quoted(strategyName(document, id)))
  const refused = namesOf((strategy) => strategy.refused.length > 0)
  const clashing = namesOf((strategy) => strategy.conflicts.length > 0)
  const hold = (names: readonly string[]): string =>
    `${listed(names)} ${names.length === 1 ? 'holds' : 'hold'}`
  return clauses([
    refused.length === 0 ? '' : `${hold(refused)} a deal that would be refused`,
    clashing.length === 0 ? '' : `${hold(clashing)} deals that cannot stand together`,
  ])
}

const openDeals = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `${fewOf(names.map(quoted), 3)} ${names.length === 1 ? 'leaves' : 'leave'} open what may be used after the term`

/** Blocked cells, each with its reason once. */
const blockedCells = (answer: Answer, document: FieldfareDocument): string => {
  const cells = new Map(
    answer.markets
      .filter(({ status }) => status === 'blocked')
      .map((market) => {
        const why = market.reason === undefined ? '' : ` (${market.reason})`
        return [`${market.field} ${market.territory}`, `${cellName(document, market)}${why}`]
      }),
  )
  const blocked = counted(small(cells.size), 'blocked market')
  return cells.size === 0
    ? ''
    : `${blocked} ${cells.size === 1 ? 'pays' : 'pay'} nothing: ${fewOf([...cells.values()], 3)}`
}
