import type { Sheet, Workbook } from '../report/workbook.ts'
import { checkWorkbook } from '../report/workbook.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import { noDeal } from '../scenario/noDeal.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { decide } from '../simulate/decisions.ts'
import { futuresOf } from '../simulate/futures.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Overrides, type Prepared, prepare } from '../valuation.ts'
import { sheetNames } from './address.ts'
import { expectedCells } from './expected/expectedCells.ts'
import { assumptionsSheet } from './sheets/assumptions.ts'
import { type Check, checksSheet } from './sheets/checks.ts'
import { coverSheet } from './sheets/cover.ts'
import { dealSheet } from './sheets/deal.ts'
import { driversSheet } from './sheets/drivers.ts'
import { glossarySheet } from './sheets/glossary.ts'
import { compareSheet, marketsSheet, partiesSheet, summarySheet } from './sheets/tables.ts'
import { headingsOf, workingSheet } from './workingSheet.ts'

/** What a workbook is made of: a document, how it was run, and the answer. */
export interface ToExport {
  readonly document: unknown
  readonly overrides: Overrides
  readonly answer: Answer
  /** the deal whose sheets are wanted; without it those of all */
  readonly deal?: string | undefined
}

/** What every sheet is written from. */
export interface Exporting {
  readonly prepared: Prepared
  readonly document: FieldfareDocument
  readonly answer: Answer
}

/**
 * The model as a workbook: what was assumed, the expected case of every deal as live formulas, and what the simulation
 * says beside it. A deal with options is decided future by future: its expected case is carried as values, and says so.
 */
export const workbookOf = ({
  document: given,
  overrides,
  answer,
  deal: only,
}: ToExport): Result<Workbook, Failure> => {
  const prepared = prepare(given, overrides)
  if (!prepared.ok) return prepared
  const document = given as FieldfareDocument
  const exporting: Exporting = { prepared: prepared.value, document, answer }
  const { plan } = prepared.value.compiled
  const futures = futuresOf(plan, prepared.value.how)
  const wanted = plan.deals.filter(({ id }) => only === undefined || id === only)
  if (wanted.length === 0) return failure(noDeal(only ?? '', plan.deals))
  const decided = decide(futures, wanted, prepared.value.trials)
  if (!decided.ok) return decided
  const nameOf = sheetNames()
  const fixed = Object.fromEntries(fixedSheets.map((name) => [name, nameOf(name)]))
  const assumptions = assumptionsSheet(exporting, fixed.Assumptions!)
  const checks: Check[] = []
  const deals: Sheet[] = []
  const workings: Sheet[] = []
  const drivers = driversSheet(exporting, fixed.Drivers!)
  if (!drivers.ok) return drivers
  const parts = wanted.map((deal, d) => {
    const [name, working] = [nameOf(deal.id), nameOf(`${deal.id} working`)]
    const cells = deal.options === null ? expectedCells(futures, deal, decided.value[d]!.recreates) : null
    const work =
      cells === null
        ? null
        : workingSheet({ name: working, cells, nameOf: assumptions.nameOf, headings: headingsOf(plan) })
    return { deal, name, work, cells, recreates: decided.value[d]!.recreates }
  })
  for (const part of parts) {
    const { sheet, checks: own } = dealSheet(exporting, part)
    deals.push(sheet)
    checks.push(...own)
    if (part.work !== null) workings.push(part.work.finish())
  }
  const sheets = [
    coverSheet(exporting, fixed.Cover!),
    assumptions.sheet,
    marketsSheet(exporting, fixed.Markets!),
    ...deals,
    partiesSheet(
      exporting,
      fixed['Both parties']!,
      parts.map(({ deal, name }) => ({ id: deal.id, sheet: name })),
    ),
    compareSheet(exporting, fixed.Compare!),
    summarySheet(exporting, fixed.Summary!),
    drivers.value,
    checksSheet(exporting, fixed.Checks!, checks),
    glossarySheet(fixed.Glossary!),
    ...workings,
  ]
  const workbook = { title: document.name, sheets, names: assumptions.names }
  checkWorkbook(workbook)
  return success(workbook)
}

/** A deal with what its sheets are written from. */
export interface DealPart {
  readonly deal: DealPlan
  readonly name: string
  readonly work: ReturnType<typeof workingSheet> | null
  readonly cells: ReturnType<typeof expectedCells> | null
  readonly recreates: boolean
}

const fixedSheets = [
  ...[
    'Cover',
    'Assumptions',
    'Markets',
    'Both parties',
    'Compare',
    'Summary',
    'Drivers',
    'Checks',
    'Glossary',
  ],
]
