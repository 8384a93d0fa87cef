import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { PositionEvidence, UtilityEvidence } from '../scenario/schema/utility.ts'
import { brief, count, percent, roughly } from './figures.ts'
import { digits, fitSections } from './fitTable.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { fieldName, licenseeName, recordUnit } from './names.ts'
import { bulleted, figure, name, section } from './tableSection.ts'

/** What the dataset's own worth rests on, for a terminal: licensee by licensee, then age, substitutes and rivals. */
export const utilityTable = (answer: UtilityEvidence, document: FieldfareDocument, width = 100): string => {
  const how = `${count(answer.trials)} futures, seed ${answer.seed}; amounts in ${document.currency}, ± one standard error`
  const sections = [
    wrapped(`What the worth of the data rests on: ${how}`, width),
    ...answer.positions.flatMap((position) => positionSections(position, document, width)),
    freshnessSection(answer, document, width),
    ...substituteSection(answer, document, width),
    dilutionSection(answer, width),
  ]
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

type Section = readonly string[]

const positionSections = (
  position: PositionEvidence,
  document: FieldfareDocument,
  width: number,
): readonly Section[] => {
  const title = `${licenseeName(document, position.licensee)} in ${fieldName(document, position.field)}`
  if (position.fit === null) return [wrapped(`${title}: ${position.why}`, width, '  ')]
  const [parameters, verdict] = fitSections(position.fit, width)
  const money = moneyTexts(position, document)
  return [
    [title, ''.padEnd(title.length, '─')],
    ...[parameters!, verdict!],
    bulleted([...useTexts(position, document), ...money], width),
    ...overlapSection(position, document, width),
  ]
}

export const useTexts = ({ use }: PositionEvidence, document: FieldfareDocument): readonly string[] => {
  if (use === null) return []
  const unit = recordUnit(document)
  const error = (at: number | null): string => (at === null ? 'unknown' : digits(at))
  return [
    `It has ${whole(use.existingRecords)} records (${unit}) of its own, error ${error(use.errorWithout)}; the data add ${whole(use.addedRecords)} that count, error ${error(use.errorWith)}.`,
    `Grade ${use.grade}: ${use.why} That is ${digits(use.extrapolation)} times the largest size measured (${whole(use.largestMeasured)}).`,
  ]
}

/** A count of records to four digits. */
export const whole = (value: number): string => count(Number(value.toPrecision(4)))

export const moneyTexts = (
  { marginal, ceiling }: PositionEvidence,
  { currency }: FieldfareDocument,
): readonly string[] => {
  const texts: string[] = []
  if (marginal !== null) {
    const next = `The next ${count(marginal.records)} records would bring it ${brief(marginal.licensee, currency)}`
    const ours =
      marginal.licensor === null
        ? ''
        : `, and the price of its grant could rise by ${brief(marginal.licensor, currency)}`
    texts.push(
      `The data as they are bring it ${brief(marginal.benefit, currency)} (present value before tax).`,
      `${next}, ${brief(marginal.perRecord, currency)} a record${ours}.`,
    )
  }
  if (ceiling !== null)
    texts.push(
      ceiling.ceiling === null
        ? `Ceiling by other means: ${ceiling.why}`
        : `Ceiling by other means: the same error would cost it ${roughly(ceiling.ceiling, currency, 3)} without the data${ceilingParts(ceiling, currency)}.`,
    )
  return texts
}

const ceilingParts = (ceiling: NonNullable<PositionEvidence['ceiling']>, currency: string): string => {
  const { byRecords, byCompute, computeFactor, ownRecords } = ceiling
  const parts = [
    ...(byRecords === null
      ? []
      : [`${whole(ownRecords)} records of its own: ${roughly(byRecords, currency, 3)}`]),
    ...(byCompute === null
      ? []
      : [`${digits(computeFactor ?? 1)} times the compute: ${roughly(byCompute, currency, 3)}`]),
  ]
  return ` (${parts.join('; ')})`
}

const overlapSection = (
  { overlap }: PositionEvidence,
  { currency }: FieldfareDocument,
  width: number,
): readonly Section[] => {
  if (overlap === null) return []
  const columns: readonly Column[] = [figure('Overlap'), figure('What the data bring')]
  const rows = overlap.overlap.map((share, j) => [
    percent(share),
    brief(rounded(overlap.worth[j]!), currency),
  ])
  const title = `Worth against overlap with what it has (now ${percent(Number(overlap.present.toPrecision(3)))})`
  return [section(title, grid(columns, rows, width))]
}

/** What is less than a hundredth of a unit of money is arithmetic. */
const rounded = (estimate: { readonly value: number; readonly standardError: number }) =>
  Math.abs(estimate.value) < 0.01 ? { value: 0, standardError: 0 } : estimate

const freshnessSection = (
  { freshness }: UtilityEvidence,
  document: FieldfareDocument,
  width: number,
): Section => {
  if (freshness === null) return ['The dataset does not age: no half-life is stated.']
  const columns: readonly Column[] = [
    figure('Year'),
    figure('Without updates'),
    figure('Flows in'),
    figure('With updates'),
  ]
  const rows = freshness.years.map((year, k) => [
    digits(year),
    whole(freshness.without[k]!),
    whole(freshness.refresh[k]!),
    whole(freshness.with[k]!),
  ])
  const title = `Stock of records (${recordUnit(document)}), half-life ${digits(freshness.halfLifeYears)} years; the refresh would keep ${whole(freshness.steady)}`
  return section(wrapped(title, width).join('\n'), grid(columns, rows, width))
}

const substituteSection = (
  answer: UtilityEvidence,
  document: FieldfareDocument,
  width: number,
): readonly Section[] => {
  const texts = substituteTexts(answer, document)
  return texts.length === 0 ? [] : [section('Substitutes', bulleted(texts, width))]
}

/** What a substitute would serve and cost each licensee, and whether it would be made. */
export const substituteTexts = (
  { substitutes }: UtilityEvidence,
  document: FieldfareDocument,
): readonly string[] =>
  substitutes.map(({ licensee, recreates, served, cost, years, share }) => {
    const last = share.at(-1)!
    const from = years[share.findIndex((s) => s >= last)] ?? 0
    const grows = `a substitute would serve ${percent(Number(last.toPrecision(3)))} of the benefit from year ${digits(from)} on`
    const weighs = `it would serve ${roughly(served, document.currency, 3)} and cost ${roughly(cost, document.currency, 3)}`
    const decides = recreates ? 'so it would recreate the data' : 'so it would not recreate the data'
    return `${licenseeName(document, licensee)}: ${grows}; in expectation ${weighs}, ${decides}.`
  })

export const shownLicensees = [1, 2, 3, 5, 10]

const dilutionSection = ({ dilution }: UtilityEvidence, width: number): Section => {
  const columns: readonly Column[] = [
    name('Market'),
    figure('Rivalry'),
    ...shownLicensees.map((m) => figure(`${m} licensee${m === 1 ? '' : 's'}`)),
  ]
  const rows = dilution.map(({ market, rivalry, each }) => [
    market,
    digits(rivalry),
    ...shownLicensees.map((m) => percent(Number(each[m - 1]!.toPrecision(3)))),
  ])
  return section('What is left for each licensee of a market', grid(columns, rows, width))
}
