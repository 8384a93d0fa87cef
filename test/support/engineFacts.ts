import { curveError } from '../../models/dataset/learningCurve.ts'
import { limitedExpectedValue } from '../../models/distributions/limitedExpectedValue.ts'
import type { CurrencyPlan } from '../../models/scenario/currencyPlan.ts'
import type { DealPlan } from '../../models/scenario/dealPlan.ts'
import type { Plan } from '../../models/scenario/plan.ts'
import { type Frame, valueAt } from '../../models/simulate/frame.ts'
import type { Futures } from '../../models/simulate/futures.ts'
import type { Facts, Means } from './twin/facts.ts'

/** Value of a variable by its path, in trial i of a frame; a path the plan does not know is a mistake of the test. */
export const valueByPath = (frame: Frame, i: number): Facts['value'] => {
  const places = new Map(frame.plan.variables.map(({ path }, place) => [path, place]))
  return (path, period = 1) => {
    const place = places.get(path)
    if (place === undefined) throw new Error(`no variable ${path}`)
    return valueAt(frame, place, i, period - 1)
  }
}

/** The gate of that name in one cell: cells may give it years and probabilities of their own. */
const gateIn = (
  plan: Plan,
  asked: { readonly field: string; readonly territory: string; readonly gate: string },
): number => {
  const cell = plan.cells.find((row) => row.field === asked.field && row.territory === asked.territory)
  const found = cell?.gates.find((row) => plan.gates[row.gate]!.gate === asked.gate)
  if (found === undefined) throw new Error(`no gate ${asked.gate} of ${asked.field} in ${asked.territory}`)
  return found.gate
}

const curveByName =
  (frame: Frame, i: number): Facts['curve'] =>
  (licensee, key) => {
    const { plan } = frame
    const position = plan.positions.find(
      (row) => row.key === key && plan.licensees[row.licensee]!.id === licensee,
    )
    if (position?.utility.kind !== 'learningCurve') throw new Error(`no curve of ${licensee} in ${key}`)
    const [eInf, alpha, beta] = position.utility.parameters.map((place) => valueAt(frame, place, i)) as [
      number,
      number,
      number,
    ]
    if (!(curveError([eInf, alpha, beta], 1e6) >= 0)) throw new Error('a curve below 0')
    return { eInf, alpha, beta }
  }

/** One future of a currency: its normals, and what W is known to be at the times that were asked for. */
interface Motion {
  readonly currency: CurrencyPlan
  readonly normal: (place: number) => number
  readonly known: Map<number, number>
}

/** W at a time, worked out once: a bridge rests on two times, each of them on others. */
const brownian = (motion: Motion, t: number): number => {
  const known = motion.known.get(t)
  if (known !== undefined) return known
  const w = brownianOf(motion, t)
  motion.known.set(t, w)
  return w
}

/** W at a time by its definition, from the bottom up: on the path, or on the bridge of a date that no plan knows. */
const brownianOf = (motion: Motion, t: number): number => {
  const { currency, normal } = motion
  if (Math.abs(t) < 1e-12) return 0
  const own = currency.path.find(({ hour }) => Math.abs(t * 8760 - hour) <= 0.5)
  const between = (a: number, b: number, z: number): number => {
    const [from, to] = [brownian(motion, a), brownian(motion, b)]
    return (from * (b - t) + to * (t - a)) / (b - a) + Math.sqrt(((t - a) * (b - t)) / (b - a)) * z
  }
  if (own === undefined) return between(Math.floor(t), Math.ceil(t), normal(currency.events![Math.floor(t)]!))
  t = own.hour / 8760
  const z = normal(own.normal)
  return own.after === null ? brownian(motion, t - 1) + z : between(own.before / 8760, own.after / 8760, z)
}

/** S_t/S_0 of a trial by its definition: e^(σW − σ²t/2), at the hour. */
const exchangeRate = (
  motion: Motion | null,
  frame: Frame,
  { i, t }: { readonly i: number; readonly t: number },
): number => {
  if (motion === null || t <= 0) return 1
  const { currency } = motion
  const sigma = valueAt(frame, currency.volatility, i)
  const hour = currency.path.find((row) => Math.abs(t * 8760 - row.hour) <= 0.5)?.hour
  const read = hour === undefined ? t : hour / 8760
  const w = brownian(motion, read)
  return Math.exp(sigma * w - (sigma * sigma * read) / 2)
}

/** By its definition: the first year whose cumulative probability exceeds the uniform draw. */
const firstYear = (
  frame: Frame,
  i: number,
  ask: { uniform: number; hazard: number; years: number },
): number => {
  const [u, h] = [valueAt(frame, ask.uniform, i), valueAt(frame, ask.hazard, i)]
  for (let year = 1, left = 1 - h; year < ask.years; year++, left *= 1 - h) if (1 - left > u) return year
  return Infinity
}

/** By its definition: the uniform that decides the gate, against its probability and what the data add to it. */
const raisedGate = (frame: Frame, i: number, { gate, rise }: { gate: number; rise: number }): number => {
  const { uniform, probability } = frame.plan.gates[gate]!
  const chance = Math.min(1, valueAt(frame, probability, i) + rise)
  return valueAt(frame, uniform, i) >= 1 - chance ? 1 : 0
}

/** The date of the first gate that fails during the term and ends the deal, with the data of the deal; Infinity without one. */
const failedGate = (frame: Frame, i: number, deal: DealPlan): number => {
  const { plan } = frame
  const licensee = plan.licensees[deal.licensee]!
  if (!(valueAt(frame, licensee.terminatesUniform, i) < valueAt(frame, licensee.terminates, i)))
    return Infinity
  const utilities = deal.positions.map(({ position }) => plan.positions[position]!.utility)
  const dates = licensee.closingGates.map((gate) => {
    const raising = utilities.find(
      (utility) => utility.kind === 'clearance' && utility.raised.some((row) => row.gate === gate),
    )
    const rise = raising?.kind === 'clearance' ? valueAt(frame, raising.rise, i) : 0
    return raisedGate(frame, i, { gate, rise }) === 1 ? Infinity : valueAt(frame, plan.gates[gate]!.year, i)
  })
  return Math.min(...dates.filter((date) => date >= deal.start && date < deal.end), Infinity)
}

/** What one trial of the engine holds, as the twin asks for it. */
export const factsOf = (
  futures: Futures,
  frame: Frame,
  i: number,
  deal: DealPlan,
): Omit<Facts, 'recreates'> => {
  const { plan } = frame
  const value = valueByPath(frame, i)
  const gateDate = failedGate(frame, i, deal)
  const { currency } = deal.terms
  const normal = (place: number): number => valueAt(frame, place, i)
  const motion = currency === null ? null : { currency, normal, known: new Map<number, number>() }
  return {
    value,
    gate: (field, territory, gate) => frame.gates[gateIn(plan, { field, territory, gate })]![i]!,
    raised: (position, asked) =>
      raisedGate(frame, i, { gate: gateIn(plan, asked), rise: value(`${position}.utility.rise`) }),
    failureYear: (id) => frame.failureYear[plan.licensees.findIndex((row) => row.id === id)]![i]!,
    gateEnd: () => Math.floor(gateDate - deal.start) + 1,
    terminationYear: () => {
      const { termination } = deal.terms
      return termination === null
        ? Infinity
        : firstYear(frame, i, { ...termination, years: deal.contractYears })
    },
    audit: (_, c) => {
      const { audit } = deal.terms
      return audit !== null &&
        valueAt(frame, audit.uniforms[c - 1]!, i) < valueAt(frame, audit.probability, i)
        ? 1
        : 0
    },
    curve: curveByName(frame, i),
    normal: (_, term) => {
      const equity = deal.terms.equity.find((row) => row.term === term)
      if (equity === undefined) throw new Error(`no equity at term ${term}`)
      return valueAt(frame, equity.normal, i)
    },
    changeOfControl: (_, c) => {
      const { changeOfControl } = deal.terms
      if (changeOfControl === null) return 0
      return Number(firstYear(frame, i, { ...changeOfControl, years: deal.contractYears }) === c)
    },
    exchange: (_, t) => exchangeRate(motion, frame, { i, t }),
    events: (risk) => {
      const own = deal.risks.find(({ risks }) => plan.risks[risks[0]!]!.id === risk)
      return own === undefined ? [] : futures.riskEvents(frame, own.risks, i)
    },
  }
}

/** What the expected case is made of, as the twin asks for it. */
export const meansOf = (frame: Frame, recreates: boolean): Means => {
  const { plan } = frame
  const value = valueByPath(frame, 0)
  const risk = (id: string) => plan.risks.find((row) => row.id === id)!
  const insured = (id: string): number =>
    plan.deals.flatMap(({ risks }) => risks).find(({ risks }) => plan.risks[risks[0]!]!.id === id)!.insured
  return {
    value,
    gateProbability: (field, territory, gate) => frame.gates[gateIn(plan, { field, territory, gate })]![0]!,
    auditProbability: (id) => {
      const { audit } = plan.deals.find((deal) => deal.id === id)!.terms
      return valueAt(frame, audit!.probability, 0)
    },
    curve: curveByName(frame, 0),
    recreates: () => recreates,
    expectedFrequency: (id) => valueAt(frame, risk(id).frequency, 0),
    limitedExpectedLoss: (id, share, limit) =>
      limitedExpectedValue(risk(id).severity.distribution, share * (1 - insured(id)), limit),
  }
}
