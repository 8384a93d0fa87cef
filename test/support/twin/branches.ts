import { positionIn } from './agreement.ts'
import type { Json, Means } from './facts.ts'
import {
  byId,
  contractYearOfFailure,
  grantsOf,
  lastContractYear,
  plannedEndOf,
  rootOf,
  startOf,
  termOf,
} from './grants.ts'
import { type Cell, cellsOf, type Gate, gatesOf, isBlocked, raises } from './market.ts'
import { inside, items, type Place, read, text } from './place.ts'

const never = Number.POSITIVE_INFINITY

/** A gate of a market of the licensee, as one territory meets it. */
interface Closing {
  readonly field: string
  readonly territory: string
  readonly gate: string
  readonly year: number
  readonly scope: string
  readonly probability: number
  /** the gate as the data raise it; as it is without them, it then ends nothing */
  readonly withData: boolean
  readonly ends: boolean
}

/** One way the gates can fall: how likely, when it ends the deal, which of them pass. */
interface GateOutcome {
  readonly probability: number
  readonly end: number
  readonly passes: ReadonlyMap<string, number>
}

/** A branch of the expected case: year and cause of the end, with each gate's probability given it. */
export interface Branch {
  readonly probability: number
  readonly failureYear: number
  readonly gateEnd: number
  readonly terminationYear: number
  /** contract year at whose end a new owner ends the deal, or Infinity */
  readonly controlYear: number
  readonly gates: ReadonlyMap<string, number>
}

export const gateKey = (field: string, territory: string, gate: string): string =>
  [field, territory, gate].join(' / ')

/** The same for the gate with the data. */
export const raisedKey = (field: string, territory: string, gate: string): string =>
  `${gateKey(field, territory, gate)} with the data`

const keyOfClosing = ({ withData, field, territory, gate }: Closing): string =>
  (withData ? raisedKey : gateKey)(field, territory, gate)

const closingGates = (means: Means, cells: readonly Cell[], raising: Raising): readonly Closing[] =>
  cells.flatMap((cell) =>
    gatesOf(means, cell).flatMap((gate): readonly Closing[] => {
      const probability = means.gateProbability(cell.field, cell.territory, gate.name)
      const one = {
        ...{ field: cell.field, territory: cell.territory, gate: gate.name },
        ...{ year: gate.year, scope: gate.scope, probability },
        ...{ withData: false, ends: gate.ifFails === undefined },
      }
      const rise = raising(cell, gate)
      if (rise === undefined) return [one]
      const raised = { ...one, probability: Math.min(1, probability + rise), withData: true }
      return [{ ...one, ends: false }, raised]
    }),
  )

/** By how much the data of the deal raise a gate of a cell; undefined where they do not. */
type Raising = (cell: Cell, gate: Gate) => number | undefined

const raisingOf =
  (means: Means, licensee: Place, granted: readonly Cell[]): Raising =>
  (cell, gate) => {
    const at = granted
      .filter((one) => (gate.scope === 'market' ? one.id === cell.id : one.field === cell.field))
      .map((one) => positionIn(licensee, one))
      .find((position) => position !== undefined && raises(position, gate.name))
    return at === undefined ? undefined : read(means, inside(at, 'utility', 'rise'))
  }

/** Gates decided by one uniform draw, the same name in a field or in a single territory, where one of them can end a deal. */
const sharedDraws = (closing: readonly Closing[]): readonly (readonly Closing[])[] => {
  const name = (one: Closing): string =>
    one.scope === 'product' ? gateKey(one.field, '', one.gate) : gateKey(one.field, one.territory, one.gate)
  return [...new Set(closing.map(name))]
    .map((draw) => closing.filter((one) => name(one) === draw))
    .filter((draw) => draw.some(({ ends }) => ends))
}

/** The draw falls between two neighbouring probabilities: it passes the gates whose probability is above it. */
const facesOf = (draw: readonly Closing[]) => {
  const bounds = [...new Set([0, ...draw.map((one) => one.probability), 1])].sort((a, b) => a - b)
  return bounds.slice(1).map((upper, i) => ({
    probability: upper - (bounds[i] ?? 0),
    passed: draw.filter((one) => one.probability >= upper),
    failed: draw.filter((one) => one.probability < upper),
  }))
}

/** Every way the draws can fall together. */
const combinations = (closing: readonly Closing[]) =>
  sharedDraws(closing).reduce(
    (sofar, draw) =>
      sofar.flatMap((one) =>
        facesOf(draw).map((face) => ({
          probability: one.probability * face.probability,
          passed: [...one.passed, ...face.passed],
          failed: [...one.failed, ...face.failed],
        })),
      ),
    [{ probability: 1, passed: [] as readonly Closing[], failed: [] as readonly Closing[] }],
  )

interface Setting {
  readonly means: Means
  readonly root: Place
  readonly deal: Place
  readonly licensee: Place
  readonly cells: readonly Cell[]
}

const settingOf = (document: Json, dealId: string, means: Means): Setting => {
  const root = rootOf(document)
  const deal = byId(inside(root, 'deals'), dealId)
  const licensee = byId(inside(root, 'licensees'), text(inside(deal, 'licensee')))
  return { means, root, deal, licensee, cells: cellsOf(root) }
}

const gateOutcomes = (setting: Setting): readonly GateOutcome[] => {
  const { means, licensee, cells } = setting
  const grants = grantsOf(means, setting.deal, cells)
  const [start, end] = [startOf(grants), plannedEndOf(grants)]
  const sold = cells.filter((cell) => !isBlocked(cell) && positionIn(licensee, cell) !== undefined)
  const terminates = read(means, inside(licensee, 'ifGateFails', 'terminates'), { otherwise: 0 })
  const granted = sold.filter((cell) => grants.some((grant) => grant.covers(cell)))
  const closing = closingGates(means, sold, raisingOf(means, licensee, granted))
  return combinations(closing).flatMap(({ probability, passed, failed }) => {
    const ending = failed.filter(({ ends }) => ends)
    const years = ending.map(({ year }) => year).filter((year) => year >= start && year < end)
    const ends = years.length === 0 ? never : Math.floor(Math.min(...years) - start) + 1
    const passes = new Map([
      ...passed.map((one) => [keyOfClosing(one), 1] as const),
      ...failed.map((one) => [keyOfClosing(one), 0] as const),
    ])
    return [
      { probability: probability * terminates, end: ends, passes },
      { probability: probability * (1 - terminates), end: never, passes },
    ]
  })
}

/** Years 1, 2, … up to a last one, each with the chance that the hazard first strikes in it; then never. */
const firstStrikes = (hazard: number, last: number): readonly (readonly [number, number])[] => [
  ...Array.from({ length: Math.max(0, last) }, (_, i) => [i + 1, hazard * (1 - hazard) ** i] as const),
  [never, (1 - hazard) ** Math.max(0, last)],
]

const failures = ({ means, root, licensee }: Setting) =>
  firstStrikes(
    read(means, inside(licensee, 'failure'), { otherwise: 0 }),
    Math.ceil(Number(inside(root, 'horizonYears').node)),
  )

/** In each contract year but the last, a yearly hazard that its term names; other effects than `effect` end nothing. */
const hazards = ({ means, deal, cells }: Setting, kind: string, effect?: string) => {
  const term = termOf(items(inside(deal, 'terms')), kind)
  const ends = term !== undefined && (effect === undefined || text(inside(term, 'effect')) === effect)
  const hazard = ends ? read(means, inside(term, 'hazardPerYear'), { otherwise: 0 }) : 0
  return firstStrikes(hazard, lastContractYear(grantsOf(means, deal, cells)) - 1)
}

/** Terminations and changes of control, in all their years together. */
const endings = (setting: Setting) =>
  hazards(setting, 'termination').flatMap(([termination, chance]) =>
    hazards(setting, 'changeOfControl', 'end').map(([control, other]) => ({
      ...{ termination, control },
      chance: chance * other,
    })),
  )

/** Failure comes before the gate, the gate before the hazard, that before a new owner; the first has happened. */
const causeOf = (years: { failure: number; gate: number; termination: number; control: number }) => {
  const { failure, gate, termination, control } = years
  const gateFirst = gate <= Math.min(termination, control) && gate < failure
  const hazardFirst = termination <= control && termination < Math.min(gate, failure)
  const controlFirst = control < Math.min(termination, gate, failure)
  return {
    gateEnd: gateFirst ? gate : never,
    terminationYear: hazardFirst ? termination : never,
    controlYear: controlFirst ? control : never,
  }
}

/** The branches of a deal's expected case; those with the same year and cause of the end are one. */
export const branchesOf = (document: Json, dealId: string, means: Means): readonly Branch[] => {
  const setting = settingOf(document, dealId, means)
  const start = startOf(grantsOf(means, setting.deal, setting.cells))
  const outcomes = gateOutcomes(setting)
  const ends = endings(setting)
  const branches = new Map<string, Branch & { readonly gates: Map<string, number> }>()
  for (const [failureYear, failureChance] of failures(setting))
    for (const outcome of outcomes)
      for (const { termination, control, chance } of ends) {
        const failure = contractYearOfFailure(start, failureYear)
        const cause = causeOf({ failure, gate: outcome.end, termination, control })
        const probability = failureChance * outcome.probability * chance
        const key = [failureYear, cause.gateEnd, cause.terminationYear, cause.controlYear].join(' ')
        const sofar = branches.get(key)
        const gates = sofar?.gates ?? new Map<string, number>()
        for (const [gate, passed] of outcome.passes)
          gates.set(gate, (gates.get(gate) ?? 0) + probability * passed)
        branches.set(key, {
          ...cause,
          failureYear,
          gates,
          probability: (sofar?.probability ?? 0) + probability,
        })
      }
  return [...branches.values()]
    .filter(({ probability }) => probability > 0)
    .map((branch) => ({
      ...branch,
      gates: new Map([...branch.gates].map(([gate, weight]) => [gate, weight / branch.probability])),
    }))
}
