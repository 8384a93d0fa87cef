import type { Builder, Changing, Lines } from '../../kernel/builder.ts'
import type { Index, Node } from '../../kernel/program.ts'
import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Place } from '../../scenario/variable.ts'
import type { Frame } from '../frame.ts'
import { createReader, type Reader } from '../reader.ts'
import type { RiskEvents } from '../riskEvents.ts'
import type { DealContextPlan } from './context.ts'

/** How a deal is to be evaluated. */
export interface DealTools {
  readonly riskEvents: RiskEvents
  /** the licensee would otherwise recreate the data */
  readonly recreates: boolean
  readonly context: DealContextPlan | null
  /** expected number of other licensees by cell of the plan */
  readonly others: Float64Array
  /** whether cash by year is asked for */
  readonly cash: boolean
  /** whether the worth of each clause is asked for; it is, unless somebody says that it is not */
  readonly terms?: boolean
  /** the frame says when a gate ends the deal, whatever its gates say */
  readonly isGateYearKnown?: boolean
  /** the block that is being run, for what is worked out trial by trial */
  readonly block: () => Frame
  /** what the script is written with, if not the kernel's own builder */
  readonly builder?: Builder
  /** tells more of the deal in outputs of its program, once all of it is written: with its product revenue by period */
  readonly tellMore?: (script: Script, revenue: Lines) => void
  /** how losses are told where no host can be called */
  readonly tellLosses?: (script: Script, losses: LossLines) => void
  /** a mean of `expectedWarrant` as a formula, where means of the expected case are to follow their numbers */
  readonly tellCall?: (script: Script, call: Call) => Node
}

/** E[max(0, V − strike)] of a lognormal V of mean `forward`, ln V of standard deviation `spread`. */
export interface Call {
  readonly forward: Node
  readonly strike: Node
  readonly spread: Node
}

/** Losses of both parties by period, at 0 until they are told, and 1 in the periods in which the deal runs. */
export interface LossLines {
  readonly ours: Lines
  readonly theirs: Lines
  readonly running: Lines
}

/**
 * The script of a deal while it is written: the builder of its program, what it reads, and the lines that its parts
 * pass to each other. The same script runs compiled on blocks of trials and interpreted on the branches of the
 * expected case; only where chance comes in do the two differ, by `frame.mode`.
 */
export interface Script extends Omit<DealTools, 'builder'>, Reader {
  readonly deal: DealPlan
  readonly changing: (initial: Node | number) => Changing
  /** a number that begins anew with every contract year: nothing else where each period closes one */
  readonly changingInYear: (initial: Node | number) => Changing
  readonly flows: readonly FlowLines[]
  /** an amount of money written in a clause, in the document's currency at today's rate */
  readonly money: (place: Place) => Node
  /** the same for one that moves with time */
  readonly amountAt: (place: Place, k: Index) => Node
  /** the same for a number of the document */
  readonly limit: (amount: number) => Node | number
}

/** What a flow comes to in a trial; nothing until a clause fills it. */
export interface FlowLines {
  /** amounts by date; null where the flow is always 0 */
  lines: Lines | null
  /** dates from … until − 1 that can differ from 0 */
  from: number
  until: number
  /** date of a payment on an event of its own; a number where it is the same in every trial */
  eventTime: Node | number | null
}

/** Starts the script of a deal on the futures of a frame. */
export const createScript = (deal: DealPlan, frame: Frame, tools: DealTools): Script => {
  const reader = createReader(frame, tools.builder)
  const flows = deal.flows.map(() => ({ lines: null, from: 0, until: 0, eventTime: null }))
  const { builder, at, $ } = reader
  const spot = deal.terms.currency?.spot ?? null
  const money = (place: Place): Node => (spot === null ? at(place) : $`${at(place)} * ${at(spot)}`)
  const amountAt = (place: Place, k: Index): Node =>
    spot === null ? at(place, k) : $`${at(place, k)} * ${at(spot)}`
  const limit = (amount: number): Node | number => {
    if (amount === Infinity) return amount
    return spot === null ? builder.parameter(amount) : $`${builder.parameter(amount)} * ${at(spot)}`
  }
  const { changing } = builder
  const isByYear = deal.contractYear.every((year, k) => year < 0 || deal.closesYear[k] === 1)
  const changingInYear = (initial: Node | number): Changing =>
    isByYear ? { get: () => $`${initial}`, set: () => undefined } : changing(initial)
  return { ...tools, ...reader, deal, changing, changingInYear, flows, money, amountAt, limit }
}

/** Periods or dates from … until − 1. */
export interface Window {
  readonly from: number
  readonly until: number
}

/** The lines of a flow between two dates; outside of them it is 0 and is never looked at. */
export const fillFlow = ({ deal, builder, flows }: Script, flow: number, { from, until }: Window): Lines => {
  const lines = builder.lines(deal.dates[deal.flows[flow]!.dates]!.times.length)
  flows[flow]!.lines = lines
  flows[flow]!.from = from
  flows[flow]!.until = until
  return lines
}

/** A flow that is already worked out in lines of its own. */
export const takeFlow = ({ flows }: Script, flow: number, { lines, from, until }: Span): void => {
  flows[flow]!.lines = lines
  flows[flow]!.from = from
  flows[flow]!.until = until
}

/** Lines with the dates between which they can differ from 0. */
export interface Span extends Window {
  readonly lines: Lines
}

/** A flow of one payment. */
export const fillOnce = (script: Script, flow: number, amount: Node): void => {
  fillFlow(script, flow, { from: 0, until: 1 }).set(0, amount)
}

/** The periods of a deal's term by schedule: from … until − 1. */
export const termOf = ({ contractYear }: DealPlan): Window => {
  const from = contractYear.findIndex((year) => year >= 0)
  return from < 0
    ? { from: 0, until: 0 }
    : { from, until: contractYear.findLastIndex((year) => year >= 0) + 1 }
}

/** The place of a contract year in the term, from 0, as a number. */
export const ordinal = ({ deal, table }: Pick<Script, 'deal' | 'table'>, c: Index): Node =>
  table(Float64Array.from({ length: deal.contractYears }, (_, year) => year))(c)

/** Contract year of each period as a place; between two grants, where nothing is owed, the first. */
export const yearsOf = ({ contractYear }: DealPlan): Int32Array =>
  contractYear.map((year) => Math.max(year, 0))
