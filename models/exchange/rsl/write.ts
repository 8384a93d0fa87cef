import { decimalText } from '../decimal.ts'
import { type XmlNode, xmlText } from '../xmlText.ts'
import type { RslOffer, RslPrice } from './license.ts'
import { rslNamespace } from './vocabulary.ts'

/** An offer as an RSL 1.0 document: one `<content>`, one `<license>` for every price (a licence holds one payment). */
export const writeRsl = ({ url, usage, prices }: RslOffer): string =>
  xmlText({
    name: 'rsl',
    attributes: { xmlns: rslNamespace },
    content: [
      { name: 'content', attributes: { url }, content: prices.map((price) => licenseOf(price, usage)) },
    ],
  })

const licenseOf = ({ type, amount, currency }: RslPrice, usage: RslOffer['usage']): XmlNode => {
  const permits = { name: 'permits', attributes: { type: 'usage' }, content: usage?.join(' ') ?? '' }
  const cost = { name: 'amount', attributes: { currency }, content: decimalText(amount) }
  return {
    name: 'license',
    content: [
      ...(usage === null ? [] : [permits]),
      { name: 'payment', attributes: { type }, content: [cost] },
    ],
  }
}
