import type { Answer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { count } from '../figures.ts'
import { isGuess, isUnsourced, ledger } from '../ledger.ts'
import { clauses, counted, listed, sentence } from '../words.ts'
import type { Headline } from './headlineSentence.ts'

export const rightNames = {
  provenance: 'provenance',
  consent: 'consent',
  chainOfTitle: 'chain of title',
  lawfulBasis: 'lawful basis',
} as const

type Right = keyof typeof rightNames

const rightsThat = (document: FieldfareDocument, state: boolean | undefined): readonly string[] =>
  (Object.keys(rightNames) as Right[])
    .filter((right) => document.dataset.rights?.[right] === state)
    .map((right) => rightNames[right])

/** Indicative while a right is not confirmed or an uncertain input is a guess or names no source. */
export const isIndicative = (document: FieldfareDocument): boolean =>
  rightsThat(document, true).length < Object.keys(rightNames).length ||
  ledger(document).some((entry) => isGuess(entry) || isUnsourced(entry))

/** Fifth sentence: what the figures rest on. */
export const basisHeadline = (answer: Answer, document: FieldfareDocument): Headline => {
  const { trials, seed } = answer.identity
  const lead = isIndicative(document) ? 'indicative: ' : ''
  const futures = `computed in ${counted(count(trials), 'future')} (seed ${seed})`
  const text = clauses([inputs(document), rights(document), diligence(document), futures])
  return { key: 'basis', text: sentence(lead + text), target: 'summary' }
}

const inputs = (document: FieldfareDocument): string => {
  const entries = ledger(document)
  const guesses = entries.filter(isGuess).length
  const unsourced = entries.filter(isUnsourced).length
  if (entries.length === 0) return 'every input is a fixed number'
  if (unsourced === entries.length && unsourced > 1)
    return `none of the ${count(unsourced)} uncertain inputs names a source`
  const found = weak(guesses, unsourced)
  return entries.length === 1
    ? `the only uncertain input ${found === '' ? 'is measured or names its source' : found.replace(/^1 /, '')}`
    : `of ${count(entries.length)} uncertain inputs, ${found === '' ? 'each is measured or names its source' : found}`
}

const weak = (guesses: number, unsourced: number): string =>
  listed([
    ...(guesses === 0 ? [] : [`${guesses} ${guesses === 1 ? 'is a guess' : 'are guesses'} (grade D)`]),
    ...(unsourced === 0
      ? []
      : [`${unsourced}${guesses === 0 ? '' : ' more'} ${unsourced === 1 ? 'names' : 'name'} no source`]),
  ])

export const rights = (document: FieldfareDocument): string => {
  const missing = rightsThat(document, false)
  const unconfirmed = rightsThat(document, undefined)
  if (missing.length + unconfirmed.length === 0) return 'all four rights to the data are confirmed'
  if (unconfirmed.length === Object.keys(rightNames).length) return 'no right to the data is confirmed'
  return clauses([
    missing.length === 0 ? '' : `missing, so that nothing is paid: ${listed(missing)}`,
    unconfirmed.length === 0 ? '' : `not confirmed: ${listed(unconfirmed)}`,
  ])
}

const diligence = (document: FieldfareDocument): string => {
  const items = document.dataset.diligence ?? []
  const open = items.filter(({ status }) => status === undefined || status === 'open').length
  const are = open === 1 ? 'is' : 'are'
  return open === 0 ? '' : `${open} of ${counted(count(items.length), 'diligence item')} ${are} open`
}
