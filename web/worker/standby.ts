import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Route } from '../router.ts'
import type { Port } from './messages.ts'
import { createQueue, type Queue } from './queue.ts'
import { startEngine } from './start.ts'

let standby: Port | undefined

/** Starts the engine for a page that may ask soon: it loads, and warms itself, meanwhile. */
export const prepareEngine = (): void => {
  if (standby !== undefined) return
  const port = startEngine()
  standby = port
  port.receive((message) => {
    // whoever takes an engine that did not start would wait for it
    if (message.kind === 'dead' && standby === port) dismissEngine()
  })
}

/** The engine that stands by, or another, with a document open in it. */
export const openEngine = (document: FieldfareDocument): Queue => {
  const queue = createQueue(standby ?? startEngine())
  standby = undefined
  queue.open(document)
  return queue
}

/** Stops the engine that nobody has taken. */
export const dismissEngine = (): void => {
  standby?.close()
  standby = undefined
}

const isDeal = (route: Route | undefined): boolean => route?.page === 'scenario' && route.deal !== null

/** An engine stands by where the deals of a version are listed, and where the page of one is opened. */
export const standByFor = (route: Route, before: Route | undefined): void => {
  if (route.page !== 'scenario' || route.section !== 'deals') dismissEngine()
  // from deal to deal the page keeps its own
  else if (!isDeal(route) || !isDeal(before)) prepareEngine()
}
