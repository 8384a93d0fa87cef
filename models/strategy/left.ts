import type { Plan } from '../scenario/plan.ts'
import type { LatticeCell, LatticeView } from '../scenario/schema/fieldLattice.ts'
import type { Means } from '../summarise/estimate.ts'
import { estimateOf, meansFrom, scaledMeans, sumOfMeans } from './figures.ts'
import { type Grantable, type Granted, type GrantedMarket, grantableKey } from './grantable.ts'
import { type Holding, licenseesIn, openFrom, type Square, yearsOf } from './lattice.ts'

/** What the value that is left is read from. */
export interface Leaving {
  readonly plan: Plan
  /** how many of the plan's deals are the document's */
  readonly deals: number
  readonly squares: readonly Square[]
  readonly granted: Granted
  readonly alpha: number
}

type Seeing = Pick<Leaving, 'plan' | 'deals' | 'squares'>
type Left = LatticeCell['left']
type LicenseeLeft = Left['licensees'][number]

/** Rooms that a view of the lattice asks for: what each licensee could still be granted, and from when. */
export const roomsOf = (
  { plan, deals, squares }: Seeing,
  holdings: readonly Holding[],
): readonly Grantable[] =>
  holdings.flatMap(({ held }) =>
    squares.flatMap((square) =>
      licenseesIn(plan, square).flatMap((licensee): Grantable[] => {
        const from = openFrom(plan.deals.slice(0, deals), { held, square }, licensee)
        return from < plan.calendar.horizon ? [roomFrom(plan, licensee, from)] : []
      }),
    ),
  )

const roomFrom = (plan: Plan, licensee: number, from: number): Grantable => ({
  kind: 'room',
  licensee,
  from,
  until: plan.calendar.horizon,
})

/** The lattice as one strategy leaves it. */
export const viewOf = (leaving: Leaving, { id, kind, held, refused }: Holding): LatticeView => {
  const { plan, squares } = leaving
  const deals = plan.deals.slice(0, leaving.deals)
  const named = (places: readonly number[]): string[] => places.map((place) => deals[place]!.id)
  return {
    id,
    kind,
    deals: named(held),
    refused: named(refused),
    cells: squares.map((square): LatticeCell => {
      const cell = square.cell === null ? null : plan.cells[square.cell]!
      const status = cell?.status ?? 'permitted'
      return {
        id: square.id,
        field: square.field,
        territory: square.territory,
        status,
        reason: status === 'blocked' ? (cell?.reason ?? 'no reason given') : null,
        years: [...yearsOf(plan, deals, { held, square })],
        left: leftOf(leaving, { held, square }),
      }
    }),
  }
}

interface Looking {
  readonly held: readonly number[]
  readonly square: Square
}

/** What is left of a square: the room with each licensee that could still be granted it. What is unknown is said, not 0. */
const leftOf = (leaving: Leaving, { held, square }: Looking): Left => {
  const { plan, granted, alpha } = leaving
  const blocked = square.cell !== null && plan.cells[square.cell]!.status === 'blocked'
  if (blocked) return { known: null, complete: true, missing: [], licensees: [] }
  const rows = licenseesIn(plan, square).map((licensee) => {
    const from = openFrom(plan.deals.slice(0, leaving.deals), { held, square }, licensee)
    const name = plan.licensees[licensee]!.id
    if (from >= plan.calendar.horizon) return { row: closed(name), room: zero }
    const market = marketIn(granted, roomFrom(plan, licensee, from), square)
    if (market === undefined || market.unknown)
      return {
        row: { ...closed(name), from, room: null, reason: 'what the data do for them is unknown' },
        room: null,
      }
    const room = roomIn(market)
    const reason = market.ceiling.all < market.floor.all ? 'no price suits both' : null
    const price = estimateOf(scaledMeans(room, alpha))
    return { row: { licensee: name, from, room: estimateOf(room), price, reason }, room }
  })
  const missing = missingIn(
    plan,
    square,
    rows.map(({ row }) => row),
  )
  const known = rows.flatMap(({ room }) => (room === null ? [] : [room]))
  const total =
    known.length === 0
      ? null
      : estimateOf(
          sumOfMeans(
            known.filter((one) => one !== zero),
            1,
          ),
        )
  return { known: total, complete: missing.length === 0, missing, licensees: rows.map(({ row }) => row) }
}

const zero: Means = { all: 0, replicates: new Float64Array(0) }

/** Held to the horizon: nothing is left to grant, which is known. */
const closed = (licensee: string): LicenseeLeft => ({
  licensee,
  from: null,
  room: { value: 0, standardError: 0 },
  price: { value: 0, standardError: 0 },
  reason: 'granted or closed to the horizon',
})

/** Ceiling less floor where there is a price that suits both, else 0. */
export const roomIn = ({ floor, ceiling }: Pick<GrantedMarket, 'floor' | 'ceiling'>): Means => {
  const room = meansFrom([ceiling, floor], ([most, least]) => most! - least!)
  return room.all >= 0 ? room : scaledMeans(room, 0)
}

/** What a grant would bring in one square. */
export const marketIn = (granted: Granted, one: Grantable, square: Square): GrantedMarket | undefined =>
  granted
    .get(grantableKey(one))
    ?.find(({ cell, field }) =>
      square.cell === null ? cell === null && field === square.field : cell === square.cell,
    )

const missingIn = (plan: Plan, { cell }: Square, rows: readonly LicenseeLeft[]): string[] => {
  const unknown = rows.filter(({ room }) => room === null).map(({ licensee }) => licensee)
  return [
    ...(rows.length === 0 ? ['No licensee has a position here: what it would bring is not known.'] : []),
    ...unknown.map((licensee) => `What the data do for ${licensee} is unknown.`),
    ...(cell === null || plan.cells[cell]!.others === null
      ? ['Who else would buy here is not stated, which is not nobody.']
      : []),
    ...(cell !== null && plan.cells[cell]!.others !== null
      ? ['Licensees who are only counted are not in it.']
      : []),
  ]
}
