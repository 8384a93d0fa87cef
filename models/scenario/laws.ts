import { locateQuantities } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'
import type { Form } from './schema/quantity.ts'

/** What every quantity of a document says of itself, by path: the distributions made of it are functions. */
export const lawsOf = (document: ReadDocument): ReadonlyMap<string, string> =>
  new Map([...locateQuantities(document)].map(([{ form }, { path }]) => [path, lawOf(form)]))

/** A quantity as text: two that read alike are the same law. */
export const lawOf = (form: Form): string => {
  if (form.kind === 'constant') return `${form.value}`
  return form.kind === 'formula' ? form.formula.source : JSON.stringify(form.spec)
}
