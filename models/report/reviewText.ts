import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Review, ReviewFinding } from '../scenario/schema/review.ts'
import { estimated } from './figures.ts'
import { wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { counted, listed, quoted, small } from './words.ts'

/**
 * The review as plain text, for a terminal or a mail: what concerns every deal alike once, then deal by deal, the gravest
 * first, each with its clause and its money.
 */
export const reviewText = (review: Review, document: FieldfareDocument, width = 100): string => {
  const common = commonOf(review)
  const sections = [
    wrapped(introduction(review, document), width),
    ...(common.length === 0 ? [] : [titled('Every deal', common, { document, width, licensee: '' })]),
    ...review.deals.map(({ id, findings }) => {
      const own = findings.filter((finding) => !common.some((shared) => isSame(shared, finding)))
      const licensee = document.deals.find((deal) => deal.id === id)?.licensee ?? ''
      const title = `${dealName(document, id)} (${id})`
      return titled(title, own, { document, width, licensee: licenseeName(document, licensee) })
    }),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

/** The same words for the same place: `/deals/3/terms` is that of every deal alike. */
const isSame = (a: ReviewFinding, b: ReviewFinding): boolean =>
  a.rule === b.rule && a.text === b.text && a.severity === b.severity && alike(a) === alike(b)

const alike = ({ pointer }: ReviewFinding): string => pointer.replace(/^\/deals\/\d+/, '/deals/*')

/** What is said of each of several deals in the same words, of no single clause, and without money. */
const commonOf = ({ deals }: Review): readonly ReviewFinding[] => {
  const [first, ...rest] = deals
  if (first === undefined || rest.length === 0) return []
  const shared = first.findings.filter(
    (finding) =>
      finding.money === null &&
      finding.term === null &&
      rest.every(({ findings }) => findings.some((other) => isSame(finding, other))),
  )
  return shared.map((finding) => ({ ...finding, pointer: alike(finding) }))
}

const marks = { serious: 'SERIOUS', caution: 'CAUTION', info: 'INFO' } as const

const introduction = ({ deals }: Review, document: FieldfareDocument): string => {
  const found = deals.flatMap(({ findings }) => findings)
  const numbers = (['serious', 'caution', 'info'] as const).flatMap((severity) => {
    const count = found.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}`]
  })
  const reviewed = `${quoted(document.name)}: ${counted(small(deals.length), 'deal')} reviewed`
  if (found.length === 0) return `${reviewed}, nothing to mark.`
  return (
    `${reviewed}, ${counted(String(found.length), 'finding')} (${listed(numbers)}). Money is what the change named would be ` +
    'worth to each party more than the deal as it stands, in expectation, ± one standard error.'
  )
}

interface Shown {
  readonly document: FieldfareDocument
  readonly width: number
  readonly licensee: string
}

const titled = (title: string, findings: readonly ReviewFinding[], shown: Shown): readonly string[] => {
  const lines = findings.flatMap((finding) => ['', ...findingLines(finding, shown)])
  const [head = ''] = wrapped(title, shown.width)
  return [head, '='.repeat(head.length), ...(lines.length === 0 ? ['', 'Nothing to mark.'] : lines)]
}

const findingLines = (finding: ReviewFinding, shown: Shown): readonly string[] => {
  const { severity, rule, text, money } = finding
  const paragraphs = money === null ? [text] : [text, moneyInWords(money, shown)]
  const indented = paragraphs.flatMap((each) => wrapped(each, shown.width - 4))
  const head = `${marks[severity]}  ${rule}, ${placeInWords(finding, shown.document)}`
  return [...wrapped(head, shown.width), ...indented.map((line) => `    ${line}`)]
}

/** "clause 3 (royalty), /deals/0/terms/2": clauses are counted from 1, as a term sheet does. */
const placeInWords = ({ term, pointer }: ReviewFinding, { deals }: FieldfareDocument): string => {
  const deal = /^\/deals\/(\d+)/.exec(pointer)?.[1]
  const kind = deal === undefined || term === null ? undefined : deals[Number(deal)]?.terms[term]?.kind
  return kind === undefined || term === null ? pointer : `clause ${term + 1} (${kind}), ${pointer}`
}

const moneyInWords = (
  { change, licensor, licensee }: NonNullable<ReviewFinding['money']>,
  { document, licensee: name }: Shown,
): string => {
  const { currency } = document
  const ours = `${licensorName(document)} ${estimated(licensor.expected, currency, 3)}`
  const theirs = licensee === null ? 'not known' : estimated(licensee.expected, currency, 3)
  return `Money, with ${change}: ${ours}; ${name} ${theirs}.`
}
