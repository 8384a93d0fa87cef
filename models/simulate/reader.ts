import { type Builder, createBuilder, type Lines } from '../kernel/builder.ts'
import type { Algebra } from '../kernel/formula.ts'
import type { Index, Node } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { type Frame, offsetIn } from './frame.ts'

/** A program on the blocks of a plan while it is written, with what it reads from them. */
export interface Reader {
  readonly plan: Plan
  readonly frame: Frame
  readonly builder: Builder
  readonly $: Algebra<Node>
  /** an uncertain quantity; with an index, of that period where it moves with time */
  readonly at: (place: Place, k?: Index | number) => Node
  /** the constants that `at` has met: parameters of the program, whatever they come to */
  readonly parameters: ReadonlyMap<Place, Node>
  /** any array of the frame; with an index, of that period */
  readonly column: (array: Float64Array, k?: Index) => Node
  /** numbers by period or year, the same in every trial */
  readonly table: (values: ArrayLike<number>) => (at: Index) => Node
  /** midpoint of a period */
  readonly middle: (k: Index) => Node
  /** whether a period is one of from … until − 1 */
  readonly isIn: (k: Index, from: number, until: number) => Node
  /** a row by period */
  readonly byPeriod: () => Lines
}

/** Starts a program on frames that are laid out like this one. */
export const createReader = (frame: Frame, builder: Builder = createBuilder()): Reader => {
  const { plan } = frame
  const { periods, middle } = plan.calendar
  const parameters = new Map<Place, Node>()
  const column = (array: Float64Array, k: Index | null = null): Node =>
    builder.column(offsetIn(frame, array), k)
  const at = (place: Place, k: Index | number = 0): Node => {
    const variable = plan.variables[place]!
    if (variable.kind === 'constant' && frame.mode === 'drawn') {
      const known = parameters.get(place) ?? builder.parameter(variable.value, place)
      parameters.set(place, known)
      return known
    }
    const index = typeof k === 'number' ? ({ kind: 'fixed', value: k } as const) : k
    return column(frame.values[place]!, frame.strides[place] === 0 ? undefined : index)
  }
  const isIn = (k: Index, from: number, until: number): Node => {
    return builder.$`${builder.table(windowOf(plan.calendar, from, until))(k)} > 0`
  }
  return {
    plan,
    frame,
    builder,
    $: builder.$,
    at,
    parameters,
    column,
    table: builder.table,
    middle: builder.table(middle),
    isIn,
    byPeriod: () => builder.lines(periods),
  }
}

const windows = new WeakMap<Plan['calendar'], Map<string, Float64Array>>()

/** 1 in the periods from … until − 1, else 0: one array for all who ask, so that who knows it by itself need not read it. */
const windowOf = (calendar: Plan['calendar'], from: number, until: number): Float64Array => {
  const known = windows.get(calendar) ?? new Map<string, Float64Array>()
  windows.set(calendar, known)
  const key = `${from} ${until}`
  const made =
    known.get(key) ?? new Float64Array(calendar.periods).fill(1, Math.max(0, from), Math.max(0, until))
  known.set(key, made)
  return made
}
