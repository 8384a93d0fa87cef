import { nearestWord } from '../../models/scenario/suggest.ts'

/** What a command lists, and prints one of. */
interface Entry {
  readonly id: string
  readonly explanation: string
}

/** An entry a line. */
export const catalogueTable = (entries: readonly Entry[]): string => {
  const width = Math.max(...entries.map(({ id }) => id.length))
  return entries.map(({ id, explanation }) => `${id.padEnd(width)}  ${explanation}\n`).join('')
}

/** That there is no such entry, what there is, and the nearest. */
export const noEntry = (word: string, id: string, entries: readonly Entry[]): string => {
  const ids = entries.map((entry) => entry.id)
  const nearest = nearestWord(id, ids)
  const advice = nearest === null ? '' : ` Did you mean ${nearest}?`
  return `fieldfare ${word}s: "${id}" is no ${word}; there are ${ids.join(', ')}.${advice}`
}
