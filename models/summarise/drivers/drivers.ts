import type { DealPlan } from '../../scenario/dealPlan.ts'
import { noDeal } from '../../scenario/noDeal.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Drivers } from '../../scenario/schema/drivers.ts'
import { type Futures, futuresOf } from '../../simulate/futures.ts'
import type { Sampling } from '../../simulate/points.ts'
import { redrawing } from '../../simulate/redraws.ts'
import { waysOfDeal } from '../../simulate/ways.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { isUnknown } from '../deals.ts'
import { priceFaults, type Work } from '../price.ts'
import type { Question } from '../question.ts'
import { type DriversAsked, inputsAsked, type ReadAsked, readAsked } from './asked.ts'
import { type DealRunFound, runDeal } from './dealRun.ts'
import { type DriverInput, driverInputs } from './inputs.ts'
import { alternativesNamed } from './measure.ts'
import { nameOfInput } from './names.ts'
import { aboveAllNotes, notesOf } from './notes.ts'
import { partiesOf } from './parties.ts'
import { isTooDear, tornadoOf } from './tornado.ts'
import { type Totals, totalsOf, totalTrials } from './total.ts'

/** More futures than these say nothing new about shares, and their columns fill the memory. */
const mostTrials = 65_536

/**
 * What moves the worth of a deal, for both parties (domain page, section 10): tornado, rank correlation, first-order shares
 * from the ordinary sample, shares in all by drawing each input once more, and what the worst tenth of the futures have in
 * common. Refuses a deal or an input that is not there, and what a run of the deal would refuse.
 */
export const driversOf = (question: Question, asked: DriversAsked): Result<Drivers, Failure> => {
  const read = readAsked(asked)
  if (!read.ok) return read
  const { compiled, scenario, how, progress } = question
  const { plan } = compiled
  const deal = plan.deals.find(({ id }) => id === (asked.deal ?? ''))
  if (deal === undefined) return failure(noDriven(plan, asked.deal ?? ''))
  const trials = Math.min(question.trials, Math.floor(mostTrials / how.replicates) * how.replicates)
  const every = driverInputs(plan, scenario.document)
  const tooDear = priceFaults(priced(plan, deal, { trials, inputs: every.length }))
  if (tooDear.length > 0) return failure(...tooDear)
  const own: Sampling = { ...how, trials }
  const futures = futuresOf(plan, own)
  const { measure } = read.value
  const ran = runDeal({ futures, how: own, trials, deal, measure, progress })
  if (!ran.ok) return ran
  const looked = lookedAt({ futures, how: own, deal, asked: read.value }, every)
  const inputs = inputsAsked(looked, asked.input, (input) => pathsOf(futures, input))
  if (!inputs.ok) return inputs
  const about: About = { question, asked: read.value, deal, futures, how: own, trials }
  return described(about, {
    ran: ran.value,
    inputs: inputs.value,
    unread: every.filter((input) => !looked.includes(input)),
  })
}

/** What drives several deals together is not asked here: each has its own inputs, ways and expected case. */
const noDriven = ({ deals, strategies }: Plan, id: string): Failure => {
  const strategy = strategies.find((each) => each.id === id)
  if (strategy === undefined) return noDeal(id, deals)
  const members = strategy.deals.map((place) => deals[place]!.id).join(', ')
  return {
    ...{ kind: 'value', pointer: '?deal', found: `"${id}", a strategy` },
    expected: `a deal, here one of ${members}; compare says which inputs decide between strategies`,
  }
}

/** The most that drivers may cost; a minute. */
const limit = 4e8

/** Each future is played by period in every way of the deal, and sorted by every input. */
const priced = (
  plan: Plan,
  deal: DealPlan,
  { trials, inputs }: { readonly trials: number; readonly inputs: number },
): Work => ({
  ...{ trials, limit, of: 'the drivers of this deal' },
  parts: plan.calendar.periods * waysOfDeal(deal).length + inputs,
})

interface About {
  readonly question: Question
  readonly asked: ReadAsked
  readonly deal: DealPlan
  readonly futures: Futures
  readonly how: Sampling
  readonly trials: number
}

interface FoundInputs {
  readonly ran: DealRunFound
  readonly inputs: readonly DriverInput[]
  readonly unread: readonly DriverInput[]
}

/** Inputs that the deal reads in one of the ways in which it can go. */
const lookedAt = (
  { futures, how, deal, asked }: Pick<About, 'futures' | 'how' | 'deal' | 'asked'>,
  inputs: readonly DriverInput[],
): readonly DriverInput[] => {
  const also = alternativesNamed(futures.plan, deal, asked.measure)
  const machines = waysOfDeal(deal).map((way) =>
    redrawing(futures, { how, run: { deal: way, recreates: true, context: null }, also }),
  )
  return inputs.filter((input) => machines.some((machine) => machine.looksAt(input)))
}

const pathsOf = ({ plan }: Futures, { places }: DriverInput): readonly string[] =>
  places.map((place) => plan.variables[place]!.path)

const described = (about: About, { ran, inputs, unread }: FoundInputs): Result<Drivers, Failure> => {
  const { question, asked, deal, futures, how, trials } = about
  const { recreates, used, worths } = ran
  const { replicates, sampling, seed } = how
  const length = asked.total
    ? totalTrials(futures.plan, deal, { inputs: inputs.length, trials, replicates })
    : null
  const totals = length === null ? null : totalsFor(about, { recreates, inputs, length })
  if (totals !== null && !totals.ok) return totals
  const dear = isTooDear(futures, deal, inputs.length)
  const tornado = tornadoOf(futures, { deal, recreates, used }, dear ? [] : inputs)
  const unknown = isUnknown(futures.plan, { deal })
  const parties = asked.parties.filter((party) => party === 'licensor' || !unknown)
  const { document } = question.scenario
  const found = partiesOf(futures.plan, inputs, {
    futures: { how, trials },
    totals: totals === null ? null : totals.value,
    parties: parties.map((party) => ({ party, replicates, tornado, values: worths[party] })),
  })
  return success({
    deal: deal.id,
    measure: asked.measure,
    ...{ sampling, seed, trials, totalTrials: length, replicates },
    inputs: inputs.map((input) => ({
      path: input.path,
      name: nameOfInput(document, input),
      kind: input.kind,
      members: [...pathsOf(futures, input)],
      ...input.known,
      moves: [...input.moves],
    })),
    parties: found,
    unread: unread.map(({ path }) => path),
    notes: [
      ...notesOf({ inputs, deal, trials, length, given: question.trials, unknown }),
      ...aboveAllNotes(found),
      ...(dear ? [noTornado] : []),
    ],
  })
}

const noTornado =
  'No tornado: over so many periods and ways to end its bars would take minutes. Ask for one input, or longer periods.'

interface Drawing {
  readonly recreates: boolean
  readonly inputs: readonly DriverInput[]
  readonly length: number
}

/** A Latin hypercube divides into its trials: of fewer it is another sample. */
const totalsFor = (about: About, { recreates, inputs, length }: Drawing): Result<Totals, Failure> => {
  const { asked, deal, trials } = about
  const how: Sampling = { ...about.how, trials: length }
  const futures = length === trials ? about.futures : futuresOf(about.futures.plan, how)
  return totalsOf({ futures, how, deal, recreates, measure: asked.measure, inputs, trials: length })
}
