import { count } from '../report/figures.ts'
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
import { type DraftedDeal, draftedDeals, writtenDeal } from './draftedDeals.ts'
import type { DealPart, Drafting, Exporting, ToExport } from './exporting.ts'
import { replaysOf } from './replays.ts'
import { type Assumptions, assumptionsSheet } from './sheets/assumptions.ts'
import { checkSheets } from './sheets/checks/sheets.ts'
import { coverSheet } from './sheets/cover.ts'
import { driversSheet } from './sheets/drivers.ts'
import { footballSheet } from './sheets/football.ts'
import { glossarySheet } from './sheets/glossary.ts'
import { partiesSheet } from './sheets/parties.ts'
import { compareSheet, marketsSheet, summarySheet } from './sheets/tables.ts'
import type { TrialsSheet } from './sheets/trials.ts'

/**
 * The model as a workbook: what was assumed, the expected case of every deal as live formulas, and what the simulation
 * says beside it. A deal with options is decided future by future: its expected case is carried as values, and says so.
 */
export const workbookOf = ({ answer, ...given }: ToExport): Result<Workbook, Failure> => {
  const draft = draftOf(given)
  return draft.ok ? success(draft.value(answer)) : draft
}

/** A workbook but for what the answer says, which may come later: nearly all formulas rest on the document alone. */
export type Draft = (answer: Answer) => Workbook

export const draftOf = ({
  document: given,
  overrides,
  deal,
  tell = () => undefined,
}: Omit<ToExport, 'answer'>): Result<Draft, Failure> => {
  const prepared = prepare(given, overrides)
  if (!prepared.ok) return prepared
  const document = given as FieldfareDocument
  const { plan } = prepared.value.compiled
  if (deal !== undefined && plan.deals.every(({ id }) => id !== deal))
    return failure(noDeal(deal, plan.deals))
  const futures = futuresOf(plan, prepared.value.how)
  const decided = decide(futures, plan.deals, prepared.value.trials)
  if (!decided.ok) return decided
  const drafting: Drafting = { prepared: prepared.value, document, decisions: decided.value }
  const called = sheetNames()
  const name = Object.fromEntries(fixedSheets.map((own) => [own, called(own)])) as FixedNames
  const drivers = driversSheet(drafting, name.Drivers)
  if (!drivers.ok) return drivers
  const assumptions = assumptionsSheet(drafting, name.Assumptions)
  const drafts = draftedDeals(drafting, { deal, called, assumptions, futures })
  const replays =
    deal === undefined
      ? success({ sheets: [], notes: [oneAtATime] })
      : replaysOf(drafting, { called, assumptions, parts: drafts.map(({ part }) => part) })
  if (!replays.ok) return replays
  const notes = [...drafts.flatMap(({ part }) => optionNotes(part)), ...replays.value.notes]
  notes.forEach(tell)
  const drafted = {
    ...{ name, assumptions, drafts, notes },
    ...{ drivers: drivers.value, replays: replays.value.sheets },
  }
  return success((answer) => finished({ ...drafting, answer }, drafted))
}

const finished = (exporting: Exporting, drafted: Drafted): Workbook => {
  const { document, answer } = exporting
  const workbook = {
    ...{ title: document.name, sheets: sheetsOf(exporting, drafted), names: drafted.assumptions.names },
    identity: identityOf(document.name, answer.identity),
  }
  checkWorkbook(workbook)
  return workbook
}

/** Who a printed page is of: the name cut short before what tells it from others is. */
const identityOf = (name: string, { document, engine, seed, trials }: Answer['identity']): string =>
  `${cut(name, 60)} · document ${document.slice(0, 12)} · engine ${engine} · seed ${seed} · ${count(trials)} futures`

interface Drafted {
  readonly name: FixedNames
  readonly assumptions: Assumptions
  readonly drafts: readonly DraftedDeal[]
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

const sheetsOf = (
  exporting: Exporting,
  { name, assumptions, drafts, drivers, replays, notes }: Drafted,
): readonly Sheet[] => {
  const parts = drafts.map((draft) => writtenDeal(exporting, draft))
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
