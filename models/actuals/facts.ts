import type { DealPlan } from '../scenario/dealPlan.ts'
import { escapePointer } from '../scenario/locate.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ActualsRequest, EndedEarly } from '../scenario/schema/reports.ts'
import { shown } from '../scenario/shown.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Place } from '../scenario/variable.ts'
import type { Known } from '../simulate/known.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'

type Settled = Pick<Known, 'facts' | 'gates'>

/** What uncertain inputs have turned out to be, by place, and which gates were passed. */
export const readFacts = (plan: Plan, given: ActualsRequest['facts'] = {}): Result<Settled, Failure> => {
  const drawn = new Map<string, Place>()
  plan.variables.forEach(({ kind, path }, place) => {
    if (kind === 'draw' || kind === 'curve') drawn.set(path, place)
  })
  const gateAt = new Map(plan.gates.map(({ path }, g) => [path, g]))
  const faults: Failure[] = []
  const facts = new Map<Place, number>()
  const gates = new Map<number, boolean>()
  for (const [path, value] of Object.entries(given)) {
    const [place, gate] = [drawn.get(path), gateAt.get(path)]
    if (place !== undefined && typeof value === 'number') facts.set(place, value)
    else if (gate !== undefined && typeof value === 'boolean') gates.set(gate, value)
    else if (place === undefined && gate === undefined)
      faults.push(unknown(path, [...drawn.keys(), ...gateAt.keys()]))
    else faults.push(mistyped(path, place !== undefined, value))
  }
  return faults.length > 0 ? failure(...faults) : success({ facts, gates })
}

const unknown = (path: string, known: readonly string[]): Failure => {
  const suggestion = nearestWord(path, known)
  const expected = 'the path of an uncertain input or of a gate, such as fields.ID.market.success.GATE'
  const base = { pointer: `/facts/${escapePointer(path)}`, expected, found: 'no such path' }
  return { kind: 'reference', ...base, ...(suggestion === null ? {} : { suggestion }) }
}

const mistyped = (path: string, isNumber: boolean, value: unknown): Failure => ({
  kind: 'value',
  pointer: `/facts/${escapePointer(path)}`,
  expected: isNumber ? 'a number' : 'true where the gate was passed, else false',
  found: shown(value),
})

/** How a deal ended early, where its clauses or its licensee let it end so. */
export const endedFaults = (plan: Plan, deal: DealPlan, ended: EndedEarly): readonly Failure[] => {
  const { cause, contractYear } = ended
  const pointer = `/ended/${escapePointer(deal.id)}`
  if (contractYear >= deal.contractYears) {
    const expected = `fewer contract years than the ${deal.contractYears} that were agreed`
    return [{ kind: 'value', pointer: `${pointer}/contractYear`, expected, found: `${contractYear}` }]
  }
  const { termination, changeOfControl } = deal.terms
  const possible = {
    failure: true,
    gate: plan.licensees[deal.licensee]!.closingGates.length > 0,
    termination: termination !== null && contractYear > 0,
    changeOfControl: changeOfControl?.ends === true && contractYear > 0,
  }
  if (possible[cause]) return []
  const expected = `one of ${Object.entries(possible)
    .flatMap(([each, can]) => (can ? [each] : []))
    .join(', ')}: nothing else ends this deal by its clauses`
  return [{ kind: 'value', pointer: `${pointer}/cause`, expected, found: cause }]
}
