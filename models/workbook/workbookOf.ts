import { count } from '../report/figures.ts'
import { cut } from '../report/grid.ts'
import type { Sheet, Workbook } from '../report/workbook.ts'
import { checkWorkbook } from '../report/workbook.ts'
import { noDeal } from '../scenario/noDeal.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { decide } from '../simulate/decisions.ts'
import { type Futures, futuresOf } from '../simulate/futures.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { prepare } from '../valuation.ts'
import { sheetNames } from './address.ts'
import { contentsOf, type FixedNames, fixedSheets } from './contents.ts'
import { expectedCells } from './expected/expectedCells.ts'
import type { DealPart, Exporting, ToExport, WrittenDeal } from './exporting.ts'
import { lossLawsOf } from './lossLaws.ts'
import { replaysOf } from './replays.ts'
import { type Assumptions, assumptionsSheet } from './sheets/assumptions.ts'
import { checkSheets } from './sheets/checks/sheets.ts'
import { coverSheet } from './sheets/cover.ts'
import { dealSheet } from './sheets/deal.ts'
import { driversSheet } from './sheets/drivers.ts'
import { footballSheet } from './sheets/football.ts'
import { glossarySheet } from './sheets/glossary.ts'
import { partiesSheet } from './sheets/parties.ts'
import { compareSheet, marketsSheet, summarySheet } from './sheets/tables.ts'
import type { TrialsSheet } from './sheets/trials.ts'
import { headingsOf } from './workingRows.ts'
import { workingSheet } from './workingSheet.ts'

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
  const futures = futuresOf(plan, prepared.value.how)
  const decided = decide(futures, plan.deals, prepared.value.trials)
  if (!decided.ok) return decided
  const exporting: Exporting = { prepared: prepared.value, document, answer, decisions: decided.value }
  const called = sheetNames()
  const name = Object.fromEntries(fixedSheets.map((own) => [own, called(own)])) as FixedNames
  const drivers = driversSheet(exporting, name.Drivers)
  if (!drivers.ok) return drivers
  const assumptions = assumptionsSheet(exporting, name.Assumptions)
  const parts = writtenDeals(exporting, { deal, called, assumptions, futures })
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
  `${cut(name, 60)} · document ${document.slice(0, 12)} · engine ${engine} · seed ${seed} · ${count(trials)} futures`

interface Written {
  readonly exporting: Exporting
  readonly name: FixedNames
  readonly assumptions: Assumptions
  readonly parts: readonly WrittenDeal[]
  readonly drivers: Sheet
  /** futures of each deal; of none unless one deal is wanted */
  readonly replays: readonly TrialsSheet[]
  /** what is not in the workbook, and why */
  readonly notes: readonly string[]
}

const oneAtATime =
  'Futures are replayed in the workbook of one deal: name one (--deal, or deal in the query) to have its first 1,000, each as live formulas.'

/** Why the sheets of a deal with options are values. */
const optionNotes = ({ deal, name }: WrittenDeal): readonly string[] =>
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
  const sheetOfDeal = parts.map((part) => ({ id: part.deal.id, sheet: part.name }))
  const before = [
    coverSheet(exporting, {
      ...{ name: name.Cover, checks: name.Checks, notes },
      contents: contentsOf({ document: exporting.document, name, parts, replays }),
    }),
    assumptions.sheet,
    marketsSheet(exporting, name.Markets),
    ...parts.map(({ sheet }) => sheet),
    partiesSheet(exporting, name['Both parties'], sheetOfDeal),
    compareSheet(exporting, name.Compare),
    summarySheet(exporting, name.Summary),
    footballSheet(exporting, { name: name['Football field'], summary: name.Summary }),
    drivers,
  ]
  const working = parts.flatMap((part) => part.working ?? [])
  const checks = checkSheets([name.Checks, name['Control totals']], {
    rows: [...before, ...working],
    columns: replays.map(({ sheet }) => sheet),
    checks: [...parts, ...replays].flatMap(({ checks }) => checks),
    carried: [...parts, ...replays].flatMap(({ carried }) => carried),
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
  readonly futures: Futures
}

/** The sheets of each wanted deal. Each is written whole before the next begins, so that one graph is there at a time. */
const writtenDeals = (exporting: Exporting, wanted: Wanted): readonly WrittenDeal[] =>
  exporting.prepared.compiled.plan.deals.flatMap((deal, d) =>
    wanted.deal === undefined || deal.id === wanted.deal ? [writtenDeal(exporting, wanted, d)] : [],
  )

const writtenDeal = (exporting: Exporting, wanted: Wanted, d: number): WrittenDeal => {
  const part = dealPart(exporting, wanted, d)
  const { deal, name, recreates, work } = part
  const carried = carriedIn(part)
  return { deal, name, recreates, carried, ...dealSheet(exporting, part), working: work?.finish() ?? null }
}

/** The expected case of a deal as cells; of one with options nothing. */
const dealPart = (
  { prepared, document, decisions }: Exporting,
  { called, assumptions, futures }: Wanted,
  d: number,
): DealPart => {
  const { plan } = prepared.compiled
  const deal = plan.deals[d]!
  const { recreates } = decisions[d]!
  const [name, working] = [called(deal.id), called(`${deal.id} working`)]
  if (deal.options !== null) return { deal, name, cells: null, work: null, recreates }
  const lossLaws = lossLawsOf(prepared.scenario.document)
  const cells = expectedCells(futures, deal, { recreates, lossLaws })
  const { nameOf } = assumptions
  const work = workingSheet({
    ...{ name: working, cells, nameOf, headings: headingsOf(plan), currency: document.currency },
    pathOf: (place) => plan.variables[place]!.path,
  })
  return { deal, name, cells, work, recreates }
}
