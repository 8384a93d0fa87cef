import { locateQuantities } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'
import type { Form } from './schema/quantity.ts'

/** What every quantity of a document says of itself, by path: the distributions made of it are functions. */
export const lawsOf = (document: ReadDocument): ReadonlyMap<string, string> =>
  new Map([...locateQuantities(document)].map(([{ form }, { path }]) => [path, lawOf(form)]))

/** A quantity as text: two that read alike are the same law. One that was moved is written as before, its mean and spread differ. */
export const lawOf = (form: Form): string => {
  if (form.kind === 'constant') return `${form.value}`
  if (form.kind === 'formula') return form.formula.source
  const { mean, sd } = form.distribution
  return `${JSON.stringify(form.spec)} ${mean} ${sd}`
}
