import { inputName } from '../scenario/inputName.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { PartyRisk, RiskClause, RiskMoved, Risks } from '../scenario/schema/risks.ts'
import { timeOnly } from './bases.ts'
import { count, estimated, percent } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { dealName, licenseeName, licensorName } from './names.ts'
import { answerName, clauseName, switchName } from './readingWords.ts'
import { bare, bulleted, figure, headed, name, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** Who bears which risk of a deal, for a terminal: the spread of each party, what drives it, what each clause moves. */
export const risksTable = (risks: Risks, document: FieldfareDocument, width = 100): string => {
  const licensee = licenseeName(document, document.deals.find(({ id }) => id === risks.deal)?.licensee ?? '')
  const title = `Who bears which risk of ${quoted(dealName(document, risks.deal))}: ${count(risks.trials)} futures, amounts in ${document.currency}, ± one standard error`
  const parties = { us: licensorName(document), them: licensee }
  const sections = [
    wrapped(title, width),
    wholeSection(risks, parties, width),
    driversSection(risks, document, width),
    clausesSection(risks, width),
    bullets('What moves with a clause', movedNotes(risks, document, parties), width),
    bullets('Not without this clause', refusedNotes(risks), width),
    wrapped(reading, width),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

export const reading =
  'Gap: the mean less the mean of the worst 5 % of futures. Parts are what each input does by itself; with “other inputs” and “together” they add up to 100 % and to the gap. A part below 0 softens the worst futures.'

const bullets = (title: string, texts: readonly string[], width: number): readonly string[] =>
  texts.length === 0 ? [] : section(title, bulleted(texts, width))

interface Parties {
  readonly us: string
  readonly them: string
}

const money = (estimate: RiskMoved['gap']): string => bare(estimated(estimate, '', 3))

/** "37 ± 1 %"; in whole percents with the error, at least 0.1. */
export const share = ({ value, standardError }: RiskMoved['gap']): string => {
  const error = Math.max(0.1, Math.ceil(1000 * standardError) / 10)
  const rounded = Math.round(1000 * value) / 1000
  return standardError === 0
    ? percent(rounded)
    : `${percent(rounded).replace(' %', '')} ± ${percent(error / 100)}`
}

const wholeSection = (
  { licensor, licensee }: Risks,
  { us, them }: Parties,
  width: number,
): readonly string[] => {
  const row = (party: string, risk: PartyRisk | null): readonly (readonly string[])[] =>
    risk === null ? [] : [[party, money(risk.mean), money(risk.sd), money(risk.worst5), money(risk.gap)]]
  const heads = ['Mean', 'Standard deviation', 'Worst 5 %', 'Gap'].map(figure)
  const rows = [...row(us, licensor), ...row(them, licensee)]
  const unknown =
    licensee === null ? ['', ...wrapped(`${them}: not known while a utility is unknown.`, width)] : []
  const title = headed('What it turns out to be worth', timeOnly, width)
  return section(title, [...grid([name('To'), ...heads], rows, width), ...unknown])
}

const driversSection = (
  { drivers, licensor, licensee }: Risks,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const cells = (ours: PartyRisk['others'], theirs: PartyRisk['others'] | null): readonly string[] => [
    share(ours.share),
    money(ours.tail),
    theirs === null ? '–' : share(theirs.share),
    theirs === null ? '–' : money(theirs.tail),
  ]
  if (licensor.sd.value === 0 && (licensee?.sd.value ?? 0) === 0)
    return ['No party bears any risk: the deal is worth the same in every future.']
  const rows = [
    ...drivers.map((driver) => [
      inputName(document, driver.path),
      ...cells(driver.licensor, driver.licensee),
    ]),
    ['Other inputs', ...cells(licensor.others, licensee?.others ?? null)],
    ['Together, or drawn one by one', ...cells(licensor.interaction, licensee?.interaction ?? null)],
  ]
  const heads = ['Our variance', 'Our gap', 'Their variance', 'Their gap'].map(figure)
  return section('What drives it', grid([name('Input'), ...heads], rows, width))
}

export const which = ({ term, kind, switch: key, other }: RiskClause): string => {
  const clause = term === null ? 'the deal' : `${term + 1} ${clauseName(kind)}`
  return key === null ? `without ${clause}` : `${clause}, ${switchName(key)}: ${answerName(other ?? '')}`
}

const clausesSection = ({ clauses }: Risks, width: number): readonly string[] => {
  const held = clauses.filter(({ licensor }) => licensor !== null)
  if (held.length === 0) return []
  const cells = (moved: RiskMoved | null): readonly string[] =>
    moved === null ? ['–', '–'] : [money(moved.expected), money(moved.gap)]
  const rows = held.map((clause) => [which(clause), ...cells(clause.licensor), ...cells(clause.licensee)])
  const heads = ['Our worth', 'Our gap', 'Their worth', 'Their gap'].map(figure)
  return section(
    wrapped('What changes if a clause is left out, or read otherwise (after less before)', width).join('\n'),
    grid([name('Deal'), ...heads], rows, width),
  )
}

/** What goes to one party and comes from the other: the driver whose part of the gap moves furthest. */
export const movedNotes = (
  { clauses }: Risks,
  document: FieldfareDocument,
  { us, them }: Parties,
): readonly string[] =>
  clauses.flatMap((clause) => {
    const parts = (
      [
        ['licensor', us],
        ['licensee', them],
      ] as const
    ).flatMap(([party, whom]) => {
      const first = clause[party]?.drivers[0]
      if (first === undefined) return []
      return [`of the gap of ${whom}, ${quoted(inputName(document, first.path))} makes ${signed(first.tail)}`]
    })
    return parts.length === 0 ? [] : [`${which(clause)}: ${parts.join('; ')}.`]
  })

const signed = (change: RiskMoved['gap']): string =>
  `${money({ ...change, value: Math.abs(change.value) })} ${change.value < 0 ? 'less' : 'more'}`

export const refusedNotes = ({ clauses }: Risks): readonly string[] =>
  clauses.flatMap((clause) => (clause.refused === null ? [] : [`${which(clause)}: ${clause.refused}`]))
