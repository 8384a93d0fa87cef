import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { dealName, fieldName, licenseeName, territoryName } from './names.ts'
import { spaced } from './words.ts'

/** Parts of a path that say where a thing stands and not what it is. */
const structure = new Set([
  'licensees',
  'fields',
  'deals',
  'positions',
  'market',
  'success',
  'terms',
  'inputs',
  'risks',
])

/** The last part of the path of a chance, in words. */
const chances: Readonly<Record<string, string>> = {
  passes: 'passes',
  year: 'year',
  happens: 'happens',
  events: 'number of events',
  chiSquare: 'width of the tails',
}

/** Several inputs that count as one stand with a plus between them, as their paths do. */
export const inputName = (document: FieldfareDocument, path: string): string =>
  path
    .split(' + ')
    .map((own) => oneName(document, own))
    .join(' + ')

/**
 * An input by its path in words, with the names of the document: "licensees.acme.positions.imaging.peakShare" becomes
 * "peak share (Acme, Imaging)": what it is stands first, where a narrow column keeps it.
 */
const oneName = (document: FieldfareDocument, path: string): string => {
  const parts = path.split('.')
  const named = parts.map((part, index) => ({ part, name: nameAfter(document, part, parts[index - 1]) }))
  const owners = named.flatMap(({ name }) => (name === null ? [] : [name]))
  const rest = named.flatMap(({ part, name }) =>
    name !== null || structure.has(part) ? [] : [wordsOf(part)],
  )
  const owner = [...new Set(owners)].join(', ')
  return owner === '' || rest.length === 0 ? owner + rest.join(' ') : `${rest.join(' ')} (${owner})`
}

/** What a part is called, by the list in which it stands; null where it is no id of the document. */
const nameAfter = (document: FieldfareDocument, part: string, list: string | undefined): string | null => {
  if (list === 'licensees') return licenseeName(document, part)
  if (list === 'deals') return dealName(document, part)
  if (list === 'fields' || list === 'positions') return fieldName(document, part)
  if (list === 'risks') return spaced(part)
  return list === 'territories' ? territoryName(document, part) : null
}

/** "peakShare" → "peak share"; the place of a clause counts from 1. */
const wordsOf = (part: string): string =>
  chances[part] ??
  (/^\d+$/.test(part) ? `clause ${Number(part) + 1}` : undefined) ??
  spaced(part.replace(/([a-z0-9])([A-Z])/g, '$1 $2')).toLowerCase()
