import type { Failure } from '../../units/failure.ts'
import { formatUnit, parseUnit, type Unit } from '../../units/unit.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { TermOf } from '../schema/terms.ts'
import type { Parts } from './parts.ts'

/** What is counted, and where it says so. */
interface Counted {
  readonly pointer: string
  readonly things: string
}

/**
 * A usage fee prices what it counts: its label, its volume and its prices, where they say of what they are, say the same
 * (domain page, section 6.2). A label that is no unit this program knows, such as "inference", is a name and no more.
 */
export const checkUsageUnits = (parts: Parts, term: number, clause: TermOf<'usageFee'>): void => {
  const pointer = `${parts.source.pointer}/terms/${term}`
  const perRevenue = 'perRevenue' in clause.volume
  const volume = 'perRevenue' in clause.volume ? clause.volume.perRevenue : clause.volume
  const [first, ...others] = [
    ...labelled(clause.unit, `${pointer}/unit`),
    ...declared(volume, `${pointer}/volume${perRevenue ? '/perRevenue' : ''}/unit`, 1),
    ...clause.tiers.flatMap(({ price }, j) => declared(price, `${pointer}/tiers/${j}/price/unit`, -1)),
  ]
  if (first === undefined) return
  parts.compiling.faults.push(
    ...others.flatMap((other): Failure[] =>
      other.things === first.things
        ? []
        : [
            {
              kind: 'conflict',
              pointer: other.pointer,
              other: first.pointer,
              expected: `a price for what is counted, ${first.things}`,
              found: other.things,
            },
          ],
    ),
  )
}

const labelled = (label: string | undefined, pointer: string): readonly Counted[] => {
  const unit = label === undefined ? null : parseUnit(label)
  return unit?.ok ? counted(unit.value, pointer, 1) : []
}

const declared = (quantity: Quantity | undefined, pointer: string, side: 1 | -1): readonly Counted[] => {
  const unit = quantity?.about.unit === undefined ? null : parseUnit(quantity.about.unit)
  return unit?.ok ? counted(unit.value, pointer, side) : []
}

/** The things of a unit, above its line or below it; money and years are none. */
const counted = ({ powers }: Unit, pointer: string, side: 1 | -1): readonly Counted[] => {
  const things = [...powers].filter(
    ([dimension, power]) => power * side > 0 && dimension !== 'yr' && !/^[A-Z]{3}$/.test(dimension),
  )
  if (things.length === 0) return []
  return [{ pointer, things: formatUnit({ powers: new Map(things.map(([name]) => [name, 1])) }) }]
}
