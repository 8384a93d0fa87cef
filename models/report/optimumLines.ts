import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { FieldStrategy } from '../scenario/schema/fieldStrategy.ts'
import { brief, futures } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { dealName, strategyName } from './names.ts'
import { bare, bulleted, figure, name, section } from './tableSection.ts'
import { listed, quoted } from './words.ts'

/** What to sign, in sentences: the best set, the runner-up and by how much it loses, and what was compared. */
export const optimumLines = (
  { optimum }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const { best, runnerUp, text } = optimum
  const names = (ids: readonly string[]): string => listed(ids.map((id) => quoted(dealName(document, id))))
  const money = (estimate: NonNullable<typeof best>['worth']): string => brief(estimate, document.currency)
  const measure = optimum.criterion === 'expectation' ? 'expected worth' : 'certainty equivalent'
  if (best === null) return [...wrapped(text, width)]
  const advice =
    best.deals.length === 0
      ? `Sign none of these deals: what you have without them is worth more (${measure} ${money(best.worth)}).`
      : `Sign ${names(best.deals)}${best.deals.length > 1 ? ' together' : ''}: ${measure} ${money(best.worth)}.`
  const second = runnerUp === null ? '' : runnerUpWords(runnerUp, { names, money })
  return [advice, second, unpricedWords(best.unpriced, names), text]
    .filter((words) => words !== '')
    .flatMap((words) => wrapped(words, width))
}

type Runner = NonNullable<FieldStrategy['optimum']['runnerUp']>

const runnerUpWords = (
  { deals, loses, verdict }: Runner,
  {
    names,
    money,
  }: { readonly names: (ids: readonly string[]) => string; readonly money: (one: Runner['loses']) => string },
): string => {
  const set = deals.length === 0 ? 'to sign nothing' : names(deals)
  const often = verdict.aBetter > 0 ? `, though it would turn out better in ${futures(verdict.aBetter)}` : ''
  return `The runner-up is ${set}: ${money(loses)} less${often}.`
}

const unpricedWords = (unpriced: readonly string[], names: (ids: readonly string[]) => string): string =>
  unpriced.length === 0
    ? ''
    : `What ${names(unpriced)} ${unpriced.length === 1 ? 'forgoes' : 'forgo'} by closing a field to others is unknown and not taken off.`

/** Why each other deal is out, and how the document's own strategies compare. */
export const candidateLines = (
  { optimum }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const out = optimum.candidates.filter(({ chosen }) => !chosen)
  const reasons = out.map(({ deal, text, with: others }) => {
    const named = others.reduce(
      (words, id) => words.replaceAll(JSON.stringify(id), quoted(dealName(document, id))),
      text,
    )
    return `${quoted(dealName(document, deal))}. ${named}`
  })
  const rows = optimum.strategies.map(({ id, worth, loses, refused }) => [
    strategyName(document, id),
    bare(brief(worth, '')),
    loses.value === 0 ? 'is the best' : bare(brief(loses, '')),
    refused.map((deal) => dealName(document, deal)).join(', '),
  ])
  const columns = [
    name('Your strategies'),
    figure('Worth'),
    figure('Less than the best'),
    name('Refused, left out'),
  ]
  return [
    ...(reasons.length === 0 ? [] : [...section('Not in the best set', bulleted(reasons, width)), '']),
    ...(rows.length === 0 ? [] : grid(columns, rows, width)),
  ]
}
