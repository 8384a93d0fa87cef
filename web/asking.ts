import { Task } from '@lit/task'
import type { ReactiveControllerHost } from 'lit'
import type { FieldfareDocument } from '../models/scenario/schema/document.ts'
import { type Asked, type AskedOfDeal, askAbout, askOfDeal } from './client.ts'
import { inTurn } from './inTurn.ts'

/** What was answered about a document, by question, as long as the page holds the document. */
const answered = new WeakMap<FieldfareDocument, Map<string, unknown>>()

const keep = (document: FieldfareDocument, question: string, answer: unknown): void => {
  const kept = answered.get(document) ?? new Map<string, unknown>()
  answered.set(document, kept.set(question, answer))
}

const once = async <Answer>(
  document: FieldfareDocument,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  const before = answered.get(document)?.get(question) as Answer | undefined
  if (before !== undefined) return before
  const answer = await inTurn(ask)
  keep(document, question, answer)
  return answer
}

/** Never: nothing is asked yet. */
const waiting = <Answer>(): Promise<Answer> => new Promise<Answer>(() => undefined)

/** Asks once about the document that an element shows, one question of a page after another. */
export const asking = <Name extends keyof Asked>(
  host: ReactiveControllerHost,
  name: Name,
  document: () => FieldfareDocument | undefined,
) =>
  new Task(host, {
    args: () => [document()] as const,
    task: async ([about], { signal }) =>
      about === undefined ? waiting<Asked[Name]>() : once(about, name, () => askAbout(name, about, signal)),
  })

/** A document, and the words of a question about one of its deals. */
export interface OfDeal {
  readonly document: FieldfareDocument
  readonly words: Readonly<Record<string, string>>
}

/** The same of a question with words of its own: other words ask anew, and what was asked before is given up. */
export const askingDeal = <Name extends keyof AskedOfDeal>(
  host: ReactiveControllerHost,
  name: Name,
  question: () => OfDeal | undefined,
) =>
  new Task(host, {
    args: () => {
      const asked = question()
      return [asked?.document, new URLSearchParams(asked?.words).toString()] as const
    },
    task: async ([about, words], { signal }) =>
      about === undefined
        ? waiting<AskedOfDeal[Name]>()
        : once(about, `${name}?${words}`, () => askOfDeal({ name, words }, about, signal)),
  })
