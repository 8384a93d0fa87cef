import { faultsOf } from '../scenario/faults.ts'
import { readJson } from '../scenario/readJson.ts'
import { type QuantityInput, quantity } from '../scenario/schema/quantity.ts'
import { count } from '../scenario/schema/slot.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { readPlan } from './plan/plan.ts'
import { termsFromPlan } from './plan/toTerms.ts'
import { type Priced, withVolume } from './priced.ts'
import { conformanceFaults, ownChildren } from './rsl/conforms.ts'
import { extensionNotes } from './rsl/extensions.ts'
import { termsFromRsl } from './rsl/toTerms.ts'
import { readXml, type XmlElement } from './xml.ts'

export interface ImportQuestion {
  /** how many units a year, for a fee for use */
  readonly volume?: QuantityInput | undefined
  /** which `<content>` of an RSL document with several */
  readonly url?: string | undefined
}

/**
 * A price list of another kind as terms of a deal: RSL where the text begins with "<", else a marketplace plan. Refuses
 * what is not exactly such a list, and one without a price; what it says beside prices, and what a deal needs that it
 * does not say, is in `notTaken`. Pointers lead into the list.
 */
export const importPricing = (text: string, question: ImportQuestion = {}): Result<Priced, Failure> => {
  const { volume } = question
  const faults = volume === undefined ? [] : volumeFaults(volume)
  if (faults.length > 0) return failure(...faults)
  const read = /^\ufeff?\s*</.test(text) ? fromRsl(text, question) : fromPlan(text)
  return read.ok ? success(withVolume(read.value, volume)) : read
}

const fromRsl = (text: string, { url }: ImportQuestion): Result<Priced, Failure> => {
  const root = readXml(text.replace(/^\ufeff/, ''))
  if (!root.ok) return root
  const faults = conformanceFaults(root.value)
  if (faults.length > 0) return failure(...faults)
  const content = contentFor(ownChildren(root.value), url)
  if (!content.ok) return content
  const priced = termsFromRsl(content.value)
  if (!priced.ok) return priced
  const notTaken = [...priced.value.notTaken, ...extensionNotes(root.value)]
  return success({ format: 'rsl', ...priced.value, notTaken })
}

const fromPlan = (text: string): Result<Priced, Failure> => {
  const json = readJson(text)
  const plan = json.ok ? readPlan(json.value) : json
  const priced = plan.ok ? termsFromPlan(plan.value) : plan
  return priced.ok ? success({ format: 'plan', ...priced.value }) : priced
}

/** The one content, or the one that was asked for: prices of two things are no terms of one deal. */
const contentFor = (
  contents: readonly XmlElement[],
  url: string | undefined,
): Result<XmlElement, Failure> => {
  const urls = contents.map(({ attributes }) => attributes.get('url') ?? '')
  const fitting = url === undefined ? contents : contents.filter((_, index) => urls[index] === url)
  const [first, ...more] = fitting
  if (first !== undefined && more.length === 0) return success(first)
  const listed = urls.slice(0, 6).map(quoted).join(', ')
  const expected = `the url of one <content> (of ${listed}${urls.length > 6 ? ', …' : ''})`
  const found = url === undefined ? 'several without a choice' : quoted(url)
  return failure({ kind: 'reference', pointer: '/rsl', expected, found })
}

const volumeSchema = quantity(count)

const volumeFaults = (volume: QuantityInput): readonly Failure[] => {
  const read = volumeSchema.safeParse(volume)
  return read.success ? [] : faultsOf(read.error, volume).map((fault) => ({ ...fault, pointer: '/volume' }))
}
