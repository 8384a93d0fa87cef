import { dealName } from '../report/names.ts'
import type { Sheet, Workbook } from '../report/workbook.ts'
import { checkWorkbook } from '../report/workbook.ts'
import { noDeal } from '../scenario/noDeal.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { prepare } from '../valuation.ts'
import { sheetNames } from './address.ts'
import { expectedCells } from './expected/expectedCells.ts'
import type { DealPart, Exporting, ToExport } from './exporting.ts'
import { type Assumptions, assumptionsSheet } from './sheets/assumptions.ts'
import { checkSheets } from './sheets/checks/sheets.ts'
import { coverSheet } from './sheets/cover.ts'
import { dealSheet } from './sheets/deal.ts'
import { driversSheet } from './sheets/drivers.ts'
import { glossarySheet } from './sheets/glossary.ts'
import { partiesSheet } from './sheets/parties.ts'
import { compareSheet, marketsSheet, summarySheet } from './sheets/tables.ts'
import { type TrialsSheet, trialsSheet } from './sheets/trials.ts'
import { columnsOfTrials } from './trials/columnsOfTrials.ts'
import { replayOf } from './trials/replay.ts'
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
}: ToExport): Result<Workbook, Failure> => {
  const prepared = prepare(given, overrides)
  if (!prepared.ok) return prepared
  const document = given as FieldfareDocument
  const exporting: Exporting = { prepared: prepared.value, document, answer }
  const called = sheetNames()
  const name = Object.fromEntries(fixedSheets.map((own) => [own, called(own)])) as FixedNames
  const drivers = driversSheet(exporting, name.Drivers)
  if (!drivers.ok) return drivers
  const assumptions = assumptionsSheet(exporting, name.Assumptions)
  const parts = dealParts(exporting, { deal, called, assumptions })
  if (!parts.ok) return parts
  const replays =
    deal === undefined ? success([]) : replaysOf(exporting, { called, assumptions, parts: parts.value })
  if (!replays.ok) return replays
  const written = {
    exporting,
    name,
    assumptions,
    parts: parts.value,
    drivers: drivers.value,
    replays: replays.value,
  }
  const workbook = { title: document.name, sheets: sheetsOf(written), names: assumptions.names }
  checkWorkbook(workbook)
  return success(workbook)
}

interface Written {
  readonly exporting: Exporting
  readonly name: FixedNames
  readonly assumptions: Assumptions
  readonly parts: readonly DealPart[]
  readonly drivers: Sheet
  /** futures of each deal; of none unless one deal is wanted */
  readonly replays: readonly TrialsSheet[]
}

const sheetsOf = ({ exporting, name, assumptions, parts, drivers, replays }: Written): readonly Sheet[] => {
  const deals = parts.map((part) => dealSheet(exporting, part))
  const sheetOfDeal = parts.map((part) => ({ id: part.deal.id, sheet: part.name }))
  const before = [
    coverSheet(exporting, { name: name.Cover, checks: name.Checks }),
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
  { prepared }: Exporting,
  { deal: only, called, assumptions }: Wanted,
): Result<readonly DealPart[], Failure> => {
  const { plan } = prepared.compiled
  const futures = futuresOf(plan, prepared.how)
  const wanted = plan.deals.filter(({ id }) => only === undefined || id === only)
  if (wanted.length === 0) return failure(noDeal(only ?? '', plan.deals))
  const decided = decide(futures, wanted, prepared.trials)
  if (!decided.ok) return decided
  return success(
    wanted.map((deal, d) => {
      const { recreates } = decided.value[d]!
      const [name, working] = [called(deal.id), called(`${deal.id} working`)]
      if (deal.options !== null) return { deal, name, cells: null, work: null, recreates }
      const cells = expectedCells(futures, deal, recreates)
      const { nameOf } = assumptions
      const work = workingSheet({ name: working, cells, nameOf, headings: headingsOf(plan) })
      return { deal, name, cells, work, recreates }
    }),
  )
}

/** How many futures a workbook replays. */
const replayed = 1000
const mostCells = 1_200_000

interface Replaying extends Omit<Wanted, 'deal'> {
  readonly parts: readonly DealPart[]
}

/** The first futures of a deal, live. A deal with options is decided future by future, which no row of cells can do. */
const replaysOf = (
  { prepared, document }: Exporting,
  { called, assumptions, parts }: Replaying,
): Result<readonly TrialsSheet[], Failure> => {
  const sheets: TrialsSheet[] = []
  const { plan } = prepared.compiled
  for (const { deal, recreates } of parts) {
    if (deal.options !== null) continue
    const few = replayOf(prepared, { deal, recreates, trials: Math.min(prepared.trials, 16) })
    if (!few.ok) return few
    // a deal of many steps is replayed in as many futures as a spreadsheet still holds with ease
    const fit = Math.floor(mostCells / columnsOfTrials(few.value).length)
    if (fit < 16) continue
    const trials = Math.min(prepared.trials, replayed, fit)
    const replay = replayOf(prepared, { deal, recreates, trials })
    if (!replay.ok) return replay
    const isKnown = deal.positions.every(
      ({ position }) => plan.positions[position]!.utility.kind !== 'unknown',
    )
    const { nameOf } = assumptions
    const name = called(`${deal.id} futures`)
    sheets.push(
      trialsSheet({ name, deal: dealName(document, deal.id), plan, replay: replay.value, nameOf, isKnown }),
    )
  }
  return success(sheets)
}

const fixedSheets = [
  'Cover',
  'Assumptions',
  'Markets',
  'Both parties',
  'Compare',
  'Summary',
  'Drivers',
  'Checks',
  'Control totals',
  'Glossary',
] as const
type FixedNames = Readonly<Record<(typeof fixedSheets)[number], string>>
