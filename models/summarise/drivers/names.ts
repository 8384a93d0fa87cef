import type { ReadDocument } from '../../scenario/schema/document.ts'
import type { DriverInput } from './inputs.ts'

/** Words of a path that say nothing to whoever reads the rest. */
const silent = new Set(['market', 'positions', 'utility', 'terms', 'inputs', 'success', 'dataset'])

/** An input in words: whose it is, then what; "Meridian Dx: diagnostics, peak share". */
export const nameOfInput = (document: ReadDocument, { path, kind, parts }: DriverInput): string => {
  if (kind === 'group')
    return path
      .split(' + ')
      .map((own) => nameOfPath(document, own))
      .join(' + ')
  const name = nameOfPath(document, path)
  switch (kind) {
    case 'gate':
      return `${name} passes`
    case 'failure':
      return `${name.replace(/[,:] failure.*$/, '')} fails`
    case 'losses':
      return `${name}, losses`
    case 'exchange':
      return `exchange rate ${path.split('.')[1]}`
    default:
      return parts.length === 0 && kind === 'curve' ? name.replace(/, curve$/, ', learning curve') : name
  }
}

/** A path in words: ids by their names, keys taken apart. */
export const nameOfPath = (document: ReadDocument, path: string): string => {
  const [list, id, ...rest] = path.split('.') as [string, ...string[]]
  const things: Readonly<
    Record<string, readonly { readonly id: string; readonly name?: string | undefined }[] | undefined>
  > = {
    fields: document.fields,
    licensees: document.licensees,
    deals: document.deals,
    territories: document.territories,
  }
  const found = things[list]?.find((thing) => thing.id === id)
  const said = rest.filter((word) => !silent.has(word)).map(wordsOf)
  if (found !== undefined) return `${found.name ?? id}: ${said.join(', ')}`
  const all = [
    ...(list === 'licensor' || list === 'exchange' ? [list] : []),
    ...(id === undefined ? [list] : [id]),
  ]
  return [...all.map(wordsOf), ...said].join(', ')
}

/** "peakShare" as "peak share"; the place of a clause counts from 1. */
const wordsOf = (key: string): string =>
  /^\d+$/.test(key)
    ? `clause ${Number(key) + 1}`
    : key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ')
