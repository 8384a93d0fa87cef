import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { Review, ReviewFinding } from '../scenario/schema/review.ts'
import { estimated } from './figures.ts'
import { wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { counted, listed, quoted, small } from './words.ts'

/**
 * The review as plain text, for a terminal or a mail: what is said of several deals in the same words first, then deal by
 * deal, the gravest first, each with its clause and its money.
 */
export const reviewText = (review: Review, document: FieldfareDocument, width = 100): string => {
  const remarks = remarksOf(review)
  const shared = remarks.filter(({ marks }) => isShared(marks))
  const sections = [
    wrapped(introduction(review, document), width),
    ...(shared.length === 0 ? [] : [titled('Several deals', shared, { document, width })]),
    ...review.deals.map(({ id }) => {
      const own = remarks.filter(({ marks }) => !isShared(marks) && marks[0]?.deal === id)
      return titled(`${dealName(document, id)} (${id})`, own, { document, width })
    }),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

/** A finding in one deal. */
interface Mark {
  readonly deal: string
  readonly finding: ReviewFinding
}

/** The same words of the same rule, wherever they apply. */
interface Remark {
  readonly finding: ReviewFinding
  readonly marks: readonly Mark[]
}

const isShared = (marks: readonly Mark[]): boolean => new Set(marks.map(({ deal }) => deal)).size > 1

const severities = ['serious', 'caution', 'info'] as const

const remarksOf = ({ deals }: Review): readonly Remark[] => {
  const marks = deals.flatMap(({ id, findings }) => findings.map((finding): Mark => ({ deal: id, finding })))
  const groups = new Map<string, Mark[]>()
  for (const mark of marks) {
    const { rule, severity, text } = mark.finding
    const key = `${severity} ${rule} ${text}`
    groups.set(key, [...(groups.get(key) ?? []), mark])
  }
  const remarks = [...groups.values()].map((group) => ({ finding: group[0]!.finding, marks: group }))
  return severities.flatMap((severity) => remarks.filter(({ finding }) => finding.severity === severity))
}

const introduction = ({ deals }: Review, document: FieldfareDocument): string => {
  const found = deals.flatMap(({ findings }) => findings)
  const numbers = severities.flatMap((severity) => {
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
}

const titled = (title: string, remarks: readonly Remark[], shown: Shown): readonly string[] => {
  const lines = remarks.flatMap((remark) => ['', ...remarkLines(remark, shown)])
  const [head = ''] = wrapped(title, shown.width)
  const nothing = title === 'Several deals' ? [] : ['', 'Nothing else to mark.']
  return [head, '='.repeat(head.length), ...(lines.length === 0 ? nothing : lines)]
}

const remarkLines = ({ finding, marks }: Remark, { document, width }: Shown): readonly string[] => {
  const { severity, rule, text } = finding
  const shared = isShared(marks)
  const places = [...new Set(marks.map((mark) => placeInWords(mark, document, shared)))]
  const money = moneyLines(marks, document)
  const indented = [text, ...money].flatMap((each) => wrapped(each, width - 4, each === text ? '' : '  '))
  const head = `${severity.toUpperCase()}: ${rule}, ${listed(places)}`
  return [...wrapped(head, width), ...indented.map((line) => `    ${line}`)]
}

/** "clause 3 (royalty)": counted from 1, as a term sheet does; of several deals the deal beside it; else the pointer. */
const placeInWords = ({ deal, finding }: Mark, { deals }: FieldfareDocument, shared: boolean): string => {
  const { term, pointer } = finding
  const kind = term === null ? undefined : deals.find(({ id }) => id === deal)?.terms[term]?.kind
  if (kind === undefined || term === null) return shared ? deal : pointer
  return shared ? `${deal} clause ${term + 1}` : `clause ${term + 1} (${kind}), ${pointer}`
}

/** One sentence for one deal; for several a line each, under the change that they share. */
const moneyLines = (marks: readonly Mark[], document: FieldfareDocument): readonly string[] => {
  const changes = [...new Set(marks.flatMap(({ finding }) => finding.money?.change ?? []))]
  return changes.flatMap((change) => {
    const alike = marks.filter(({ finding }) => finding.money?.change === change)
    const amounts = alike.map((mark) => amountsInWords(mark, document))
    if (!isShared(marks)) return amounts.map((amount) => `Money, with ${change}: ${amount}.`)
    return [`Money, with ${change}:`, ...amounts.map((amount, m) => `- ${alike[m]?.deal}: ${amount}`)]
  })
}

const amountsInWords = ({ deal, finding: { money } }: Mark, document: FieldfareDocument): string => {
  if (money === null) return ''
  const { currency } = document
  const { licensor, licensee } = money
  const name = licenseeName(document, document.deals.find(({ id }) => id === deal)?.licensee ?? '')
  const theirs = licensee === null ? 'not known' : estimated(licensee.expected, currency, 3)
  return `${licensorName(document)} ${estimated(licensor.expected, currency, 3)}; ${name} ${theirs}`
}
