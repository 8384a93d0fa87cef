import { cut } from '../report/grid.ts'
import type { Sheet, Workbook } from '../report/workbook.ts'
import { checkWorkbook } from '../report/workbook.ts'
import { noDeal } from '../scenario/noDeal.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { prepare } from '../valuation.ts'
import { sheetNames } from './address.ts'
import { contentsOf, type FixedNames, fixedSheets } from './contents.ts'
import { expectedCells } from './expected/expectedCells.ts'
import type { DealPart, Exporting, ToExport } from './exporting.ts'
import { replaysOf } from './replays.ts'
import { type Assumptions, assumptionsSheet } from './sheets/assumptions.ts'
import { checkSheets } from './sheets/checks/sheets.ts'
import { coverSheet } from './sheets/cover.ts'
import { dealSheet } from './sheets/deal.ts'
import { driversSheet } from './sheets/drivers.ts'
import { glossarySheet } from './sheets/glossary.ts'
import { partiesSheet } from './sheets/parties.ts'
import { compareSheet, marketsSheet, summarySheet } from './sheets/tables.ts'
import type { TrialsSheet } from './sheets/trials.ts'
import { headingsOf, workingSheet } from './workingSheet.ts'

/**
 * The model as a workbook: what was assumed, the expected case of every deal as live formulas, and what the simulation
 * says beside it. A deal with options is decided future by future: its expected case is carried as values, and says so.
 */
export const workbookOf = ({
  document: given,
  overrides,
  answer,
  deal,
  tell = () => undefined,
}: ToExport): Result<Workbook, Failure> => {
  const prepared = prepare(given, overrides)
  if (!prepared.ok) return prepared
  const document = given as FieldfareDocument
  const { plan } = prepared.value.compiled
  if (deal !== undefined && plan.deals.every(({ id }) => id !== deal))
    return failure(noDeal(deal, plan.deals))
  const decided = decide(futuresOf(plan, prepared.value.how), plan.deals, prepared.value.trials)
  if (!decided.ok) return decided
  const exporting: Exporting = { prepared: prepared.value, document, answer, decisions: decided.value }
  const called = sheetNames()
  const name = Object.fromEntries(fixedSheets.map((own) => [own, called(own)])) as FixedNames
  const drivers = driversSheet(exporting, name.Drivers)
  if (!drivers.ok) return drivers
  const assumptions = assumptionsSheet(exporting, name.Assumptions)
  const parts = dealParts(exporting, { deal, called, assumptions })
  const replays =
    deal === undefined
      ? success({ sheets: [], notes: [oneAtATime] })
      : replaysOf(exporting, { called, assumptions, parts })
  if (!replays.ok) return replays
  const notes = [...parts.flatMap(optionNotes), ...replays.value.notes]
  notes.forEach(tell)
  const written = {
    exporting,
    name,
    assumptions,
    parts,
    drivers: drivers.value,
    replays: replays.value.sheets,
    notes,
  }
  const workbook = {
    ...{ title: document.name, sheets: sheetsOf(written), names: assumptions.names },
    identity: identityOf(document.name, answer.identity),
  }
  checkWorkbook(workbook)
  return success(workbook)
}

/** Who a printed page is of: the name cut short before what tells it from others is. */
const identityOf = (name: string, { document, engine, seed, trials }: Answer['identity']): string =>
  `${cut(name, 60)} · document ${document.slice(0, 12)} · engine ${engine} · seed ${seed} · ${trials} futures`

interface Written {
  readonly exporting: Exporting
  readonly name: FixedNames
  readonly assumptions: Assumptions
  readonly parts: readonly DealPart[]
  readonly drivers: Sheet
  /** futures of each deal; of none unless one deal is wanted */
  readonly replays: readonly TrialsSheet[]
  /** what is not in the workbook, and why */
  readonly notes: readonly string[]
}

const oneAtATime =
  'Futures are replayed in the workbook of one deal: name one (--deal, or deal in the query) to have its first 1,000, each as live formulas.'

/** Why the sheets of a deal with options are values. */
const optionNotes = ({ deal, name }: DealPart): readonly string[] =>
  deal.options === null
    ? []
    : [
        `${name}: no futures are replayed, and the expected case is carried as values: the deal has options, which are decided future by future against what waiting is worth; no row of cells can do that.`,
      ]

const sheetsOf = ({
  exporting,
  name,
  assumptions,
  parts,
  drivers,
  replays,
  notes,
}: Written): readonly Sheet[] => {
  const deals = parts.map((part) => dealSheet(exporting, part))
  const sheetOfDeal = parts.map((part) => ({ id: part.deal.id, sheet: part.name }))
  const before = [
    coverSheet(exporting, {
      ...{ name: name.Cover, checks: name.Checks, notes },
      contents: contentsOf({ document: exporting.document, name, parts, replays }),
    }),
    assumptions.sheet,
    marketsSheet(exporting, name.Markets),
    ...deals.map(({ sheet }) => sheet),
    partiesSheet(exporting, name['Both parties'], sheetOfDeal),
    compareSheet(exporting, name.Compare),
    summarySheet(exporting, name.Summary),
    drivers,
  ]
  const working = parts.flatMap(({ work }) => (work === null ? [] : [work.finish()]))
  const checks = checkSheets([name.Checks, name['Control totals']], {
    rows: [...before, ...working],
    columns: replays.map(({ sheet }) => sheet),
    checks: [...deals, ...replays].flatMap(({ checks }) => checks),
    carried: [...parts.flatMap((part) => carriedIn(part)), ...replays.flatMap(({ carried }) => carried)],
  })
  return [
    ...before,
    ...checks,
    glossarySheet(name.Glossary),
    ...replays.map(({ sheet }) => sheet),
    ...working,
  ]
}

/** What of a deal is carried as a value and does not follow its assumptions, and why. */
const carriedIn = ({ name, cells }: DealPart): readonly string[] =>
  cells === null
    ? [`${name}: every line; the deal has options, which are decided future by future`]
    : cells.carried.map((what) => `${name}: ${what}`)

interface Wanted {
  readonly deal: string | undefined
  readonly called: (wanted: string) => string
  readonly assumptions: Assumptions
}

/** The expected case of each wanted deal as cells; of one with options nothing. */
const dealParts = (
  { prepared, document, decisions }: Exporting,
  { deal: only, called, assumptions }: Wanted,
): readonly DealPart[] => {
  const { plan } = prepared.compiled
  const futures = futuresOf(plan, prepared.how)
  return plan.deals.flatMap((deal, d): DealPart[] => {
    if (only !== undefined && deal.id !== only) return []
    const { recreates } = decisions[d]!
    const [name, working] = [called(deal.id), called(`${deal.id} working`)]
    if (deal.options !== null) return [{ deal, name, cells: null, work: null, recreates }]
    const cells = expectedCells(futures, deal, recreates)
    const { nameOf } = assumptions
    const work = workingSheet({
      ...{ name: working, cells, nameOf, headings: headingsOf(plan), currency: document.currency },
      pathOf: (place) => plan.variables[place]!.path,
    })
    return [{ deal, name, cells, work, recreates }]
  })
}
