import { Task } from '@lit/task'
import type { ReactiveControllerHost } from 'lit'
import type { FieldfareDocument } from '../models/scenario/schema/document.ts'
import { type Asked, askAbout } from './client.ts'
import { inTurn } from './inTurn.ts'

/** What was answered about a document, as long as the page holds the document. */
const answered = new WeakMap<FieldfareDocument, Map<keyof Asked, unknown>>()

const known = <Name extends keyof Asked>(document: FieldfareDocument, name: Name): Asked[Name] | undefined =>
  answered.get(document)?.get(name) as Asked[Name] | undefined

const keep = (document: FieldfareDocument, name: keyof Asked, answer: unknown): void => {
  const kept = answered.get(document) ?? new Map<keyof Asked, unknown>()
  answered.set(document, kept.set(name, answer))
}

const ask = async <Name extends keyof Asked>(
  document: FieldfareDocument,
  name: Name,
  signal: AbortSignal,
): Promise<Asked[Name]> => {
  const before = known(document, name)
  if (before !== undefined) return before
  const answer = await inTurn(() => askAbout(name, document, signal))
  keep(document, name, answer)
  return answer
}

/** Asks once about the document that an element shows, one question of a page after another. */
export const asking = <Name extends keyof Asked>(
  host: ReactiveControllerHost,
  name: Name,
  document: () => FieldfareDocument | undefined,
) =>
  new Task(host, {
    args: () => [document()] as const,
    task: async ([about], { signal }) =>
      about === undefined ? new Promise<Asked[Name]>(() => undefined) : ask(about, name, signal),
  })
