import { locateQuantities } from './locate.ts'
import type { ReadDocument } from './schema/document.ts'
import type { Form } from './schema/quantity.ts'

/** What quantities say of themselves, by path. */
export type Laws = Pick<ReadonlyMap<string, string>, 'get'>

/**
 * What every quantity of a document says of itself, by path: the distributions made of it are functions. They are put into
 * words when somebody asks: between two plans that share what is drawn nobody does.
 */
export const lawsOf = (document: ReadDocument): Laws => {
  let known: Laws | null = null
  return {
    get: (path) => {
      known ??= new Map([...locateQuantities(document)].map(([{ form }, own]) => [own.path, lawOf(form)]))
      return known.get(path)
    },
  }
}

/** A quantity as text: two that read alike are the same law. One that was moved is written as before, its mean and spread differ. */
export const lawOf = (form: Form): string => {
  if (form.kind === 'constant') return `${form.value}`
  if (form.kind === 'formula') return form.formula.source
  const { mean, sd } = form.distribution
  return `${JSON.stringify(form.spec)} ${mean} ${sd}`
}
