import { Task } from '@lit/task'
import type { ReactiveControllerHost } from 'lit'
import type { FieldfareDocument } from '../models/scenario/schema/document.ts'
import { type About, type Asked, askAbout } from './client.ts'
import { inTurn } from './inTurn.ts'

/** What was answered about a document, by name and query, as long as the page holds the document. */
const answered = new WeakMap<FieldfareDocument, Map<string, unknown>>()

const known = <Name extends keyof Asked>(name: Name, { document, query }: About): Asked[Name] | undefined =>
  answered.get(document)?.get(`${name}${query}`) as Asked[Name] | undefined

const keep = (name: keyof Asked, { document, query }: About, answer: unknown): void => {
  const kept = answered.get(document) ?? new Map<string, unknown>()
  answered.set(document, kept.set(`${name}${query}`, answer))
}

const ask = async <Name extends keyof Asked>(
  name: Name,
  about: About,
  signal: AbortSignal,
): Promise<Asked[Name]> => {
  const before = known(name, about)
  if (before !== undefined) return before
  const answer = await inTurn(() => askAbout(name, about, signal))
  keep(name, about, answer)
  return answer
}

/** What an element asks about: a document, and of it what a query says. */
interface Wanted {
  readonly document: () => FieldfareDocument | undefined
  readonly query: () => string
}

/** Asks once about the document that an element shows, one question of a page after another. */
export const asking = <Name extends keyof Asked>(
  host: ReactiveControllerHost,
  name: Name,
  wanted: Wanted | Wanted['document'],
) => {
  const { document, query } = typeof wanted === 'function' ? { document: wanted, query: () => '' } : wanted
  return new Task(host, {
    args: () => [document(), query()] as const,
    task: async ([about, asked], { signal }) =>
      about === undefined
        ? new Promise<Asked[Name]>(() => undefined)
        : ask(name, { document: about, query: asked }, signal),
  })
}

/** A document, and the words of a question about one of its deals. */
export interface OfDeal {
  readonly document: FieldfareDocument
  readonly words: Readonly<Record<string, string>>
}

/** The same of a question with words of its own; nothing is asked before there are any. */
export const askingDeal = <Name extends keyof Asked>(
  host: ReactiveControllerHost,
  name: Name,
  question: () => OfDeal | undefined,
) =>
  asking(host, name, {
    document: () => question()?.document,
    query: () => `?${new URLSearchParams(question()?.words)}`,
  })
