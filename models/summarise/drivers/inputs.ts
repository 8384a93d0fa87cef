import { type Location, locateQuantities } from '../../scenario/locate.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { ReadDocument } from '../../scenario/schema/document.ts'
import type { DriverKind } from '../../scenario/schema/drivers.ts'
import type { Quantity } from '../../scenario/schema/quantity.ts'
import type { Place } from '../../scenario/variable.ts'
import { readsOf } from '../../simulate/differences.ts'
import type { Redraw } from '../../simulate/redraw.ts'

/** What moves a deal: an input, or several that depend on each other or belong together and count as one. */
export interface DriverInput extends Redraw {
  readonly path: string
  readonly kind: DriverKind
  /** quantities and events that people know by themselves */
  readonly parts: readonly Place[]
  /** index of the gate of a uniform; null for everything else */
  readonly gate: number | null
  readonly known: Known
  /** formulas that read it, by path */
  readonly moves: readonly string[]
}

/** What the document says of an input. */
export interface Known {
  readonly pointer: string | null
  readonly source: string | null
  readonly grade: 'A' | 'B' | 'C' | 'D' | null
  readonly belief: boolean
}

/** Every input that is drawn. What is tied by a copula, a curve and an exchange rate counts as one, and so do audits. */
export const driverInputs = (plan: Plan, document: ReadDocument): readonly DriverInput[] => {
  const groups = new Map<string, Place[]>()
  const tied = new Map(
    plan.groups.flatMap(({ members, tail }, g) =>
      [...members, ...(tail === null ? [] : [tail.chiSquare])].map((place) => [place, `tied.${g}`] as const),
    ),
  )
  plan.variables.forEach((variable, place) => {
    if (!('dimension' in variable)) return
    const key = tied.get(place) ?? familyOf(variable.path)
    groups.set(key, [...(groups.get(key) ?? []), place])
  })
  const known = knownBy(document)
  return [...groups].map(([key, places]) => inputOf(plan, { key, places, known }))
}

/** Variables of one curve, one currency and the audits of one clause go by what they share. */
const familyOf = (path: string): string => {
  if (path.startsWith('curves.')) return path.slice(0, path.lastIndexOf('.'))
  if (path.startsWith('exchange.')) return path.split('.').slice(0, 2).join('.')
  return path.replace(/\.audit\d+$/, '.audits')
}

interface Family {
  readonly key: string
  readonly places: readonly Place[]
  readonly known: (path: string) => Known
}

const inputOf = (plan: Plan, { key, places, known }: Family): DriverInput => {
  const kind = kindOf(plan, key, places)
  const pathOf = (place: Place): string => plan.variables[place]!.path
  const moves = plan.variables.filter((variable) => readsOf(variable).some((place) => places.includes(place)))
  const curve = moves.find((variable) => variable.kind === 'curve')
  const named = places.filter((place) => !pathOf(place).endsWith('.chiSquare'))
  const path =
    kind === 'curve' && curve !== undefined
      ? curve.path.slice(0, curve.path.lastIndexOf('.'))
      : kind === 'group'
        ? named.map(pathOf).join(' + ')
        : key.replace(/\.(passes|events)$/, '')
  const isApart = kind === 'curve' || kind === 'exchange' || kind === 'audits'
  return {
    path,
    kind,
    places,
    risks: plan.risks.flatMap(({ uniform }, r) => (places.includes(uniform) ? [r] : [])),
    gate: kind === 'gate' ? plan.gates.findIndex(({ uniform }) => uniform === places[0]) : null,
    parts: isApart ? [] : named,
    known: known(kind === 'group' ? pathOf(named[0]!) : path),
    moves: moves.filter((variable) => variable.kind === 'formula').map((variable) => variable.path),
  }
}

const kindOf = (plan: Plan, key: string, [first]: readonly Place[]): DriverKind => {
  if (key.startsWith('tied.')) return 'group'
  if (key.startsWith('curves.')) return 'curve'
  if (key.startsWith('exchange.')) return 'exchange'
  if (key.endsWith('.audits')) return 'audits'
  if (plan.gates.some(({ uniform }) => uniform === first)) return 'gate'
  if (plan.licensees.some(({ failureUniform }) => failureUniform === first)) return 'failure'
  if (plan.risks.some(({ uniform }) => uniform === first)) return 'losses'
  return plan.variables[first!]!.kind === 'draw' ? 'quantity' : 'event'
}

/** The quantity at a path, or the first below the nearest place above it. */
const knownBy = (document: ReadDocument): ((path: string) => Known) => {
  const quantities = [...locateQuantities(document)]
  return (path) => {
    for (let own = path; own.includes('.'); own = own.slice(0, own.lastIndexOf('.'))) {
      const found = quantities.find(([, at]) => at.path === own || at.path.startsWith(`${own}.`))
      if (found !== undefined) return knownOf(...found, path)
    }
    return { pointer: null, source: null, grade: null, belief: false }
  }
}

const knownOf = ({ about }: Quantity, { pointer }: Location, path: string): Known => ({
  pointer,
  source: about.source ?? null,
  grade: about.grade ?? null,
  belief: about.belief ?? path.startsWith('licensees.'),
})
