import { canonicalJson } from '../scenario/canonical.ts'
import { noDeal } from '../scenario/noDeal.ts'
import type { Note } from '../scenario/note.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { check } from '../valuation.ts'
import type { Asked } from './clauses.ts'
import { planFromDeal } from './plan/fromDeal.ts'
import type { Format } from './priced.ts'
import { rslFromDeal } from './rsl/fromDeal.ts'
import { rslMediaType } from './rsl/vocabulary.ts'
import { writeRsl } from './rsl/write.ts'

/** A deal as a price list, and what the price list cannot say of it, with its place in the document. */
export interface Exported {
  readonly format: Format
  readonly mediaType: string
  readonly text: string
  readonly notSaid: readonly Note[]
}

export interface ExportQuestion {
  readonly deal: string
  readonly format: Format
  /** what the price list is for (`<content url>` of RSL): a whole address, or a path of the site it is published on */
  readonly url?: string | undefined
}

/** `/` is everything below the address a list is published at. */
export const everything = '/'

const isUrl = (url: string): boolean => url.length <= 2000 && /^(https?:\/\/[^/]|\/)[!-~]*$/.test(url)

/**
 * The prices of a deal for publishing elsewhere. Refuses a document with faults, a deal that is not there, and a deal of
 * which the format can say nothing.
 */
export const exportPricing = (document: unknown, question: ExportQuestion): Result<Exported, Failure> => {
  const { url = everything, format } = question
  const faults = isUrl(url) ? [] : [wrongUrl(url)]
  const checked = check(document)
  if (!checked.ok) return failure(...faults, ...checked.faults)
  const asked = dealOf(document as FieldfareDocument, question.deal)
  if (!asked.ok) return failure(...faults, ...asked.faults)
  if (faults.length > 0) return failure(...faults)
  return format === 'rsl' ? asRsl(asked.value, url) : asPlan(asked.value)
}

const asRsl = (asked: Asked, url: string): Result<Exported, Failure> => {
  const { prices, usage, notSaid } = rslFromDeal(asked)
  if (prices.length === 0)
    return failure(nothingSaid(asked, 'a fee at the start, a yearly fee or a fee for use'))
  // permitting none of the uses would read as permitting all
  if (usage.tokens?.length === 0) return failure(noUse(asked))
  const whole = {
    pointer: '',
    text: 'The licence is for everything below the address it is published at; a url says what it is for.',
  }
  const text = writeRsl({ url, usage: usage.tokens, prices })
  const notes = url === everything ? [whole, ...notSaid] : notSaid
  return success({ format: 'rsl', mediaType: rslMediaType, text, notSaid: notes })
}

const asPlan = (asked: Asked): Result<Exported, Failure> => {
  const { plan, notSaid } = planFromDeal(asked)
  if (plan === null) return failure(nothingSaid(asked, 'one yearly fee or one fee for queries'))
  return success({ format: 'plan', mediaType: 'application/json', text: `${canonicalJson(plan)}\n`, notSaid })
}

const dealOf = (document: FieldfareDocument, id: string): Result<Asked, Failure> => {
  const index = document.deals.findIndex((deal) => deal.id === id)
  const deal = document.deals[index]
  if (deal !== undefined) return success({ document, deal, pointer: `/deals/${index}` })
  return failure(noDeal(id, document.deals))
}

const nothingSaid = ({ deal, pointer }: Asked, sayable: string): Failure => ({
  kind: 'value',
  pointer: `${pointer}/terms`,
  expected: `a clause that this price list can say (${sayable}, each one number)`,
  found: [...new Set(deal.terms.map(({ kind }) => kind))].join(', '),
})

const noUse = ({ deal, pointer }: Asked): Failure => ({
  kind: 'value',
  pointer: `${pointer}/grants`,
  expected: 'a use that RSL has a word for (training, fine-tuning, retrieval)',
  found: [...new Set(deal.grants.flatMap(({ uses = [] }) => uses))].join(', '),
})

/** Told as a fault of the question: it has no place in the document. */
const wrongUrl = (url: string): Failure => ({
  kind: 'value',
  pointer: '/url',
  expected: 'an address (https://…) or a path (/…) without blanks',
  found: quoted(url),
})
