import { locateQuantities } from '../scenario/locate.ts'
import type { Plan } from '../scenario/plan.ts'
import type { About } from '../scenario/schema/about.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import { drawnColumns, type FirstFutures } from '../simulate/drawnColumns.ts'

/** An input that can be learnt before signing, with what the futures drew for it. */
export interface Learnable extends NonNullable<About['learnable']> {
  readonly path: string
  readonly pointer: string
  /** of a gate with a known probability it is the outcome that is learnt: 1 where it passes */
  readonly what: 'value' | 'gate'
  readonly column: Float64Array
}

export interface Learnables {
  readonly inputs: readonly Learnable[]
  /** marked, but with nothing to learn */
  readonly refused: readonly { readonly path: string; readonly why: string }[]
  /** drawn and not marked */
  readonly luck: readonly string[]
}

/** The inputs of a document that are marked as learnable (domain page, section 10), and those that are not. */
export const learnablesOf = (plan: Plan, document: ReadDocument, first: FirstFutures): Learnables => {
  const located = [...locateQuantities(document)]
  const inputs: Learnable[] = []
  const refused: { path: string; why: string }[] = []
  for (const [quantity, { path, pointer }] of located) {
    const { learnable } = quantity.about
    if (learnable === undefined) continue
    const found = columnOf(plan, { quantity, path }, first)
    if (typeof found === 'string') refused.push({ path, why: found })
    else inputs.push({ ...learnable, path, pointer, ...found })
  }
  const marked = new Set(inputs.map(({ path }) => path))
  const luck = plan.variables.flatMap(({ kind, path }) =>
    kind === 'draw' && !marked.has(path) && !path.startsWith('curves.') ? [path] : [],
  )
  return { inputs, refused, luck: [...luck, ...luckyGates(plan, marked)] }
}

/** Gates whose probability nobody marked. */
const luckyGates = ({ gates, variables }: Plan, marked: ReadonlySet<string>): readonly string[] =>
  gates.flatMap(({ path, probability }) => (marked.has(variables[probability]!.path) ? [] : [path]))

interface Marked {
  readonly quantity: Quantity
  readonly path: string
}

/** What the futures drew, or the sentence that says why there is nothing to learn. */
const columnOf = (
  plan: Plan,
  { quantity, path }: Marked,
  first: FirstFutures,
): Pick<Learnable, 'what' | 'column'> | string => {
  if (quantity.form.kind === 'formula') return 'It is a formula: mark the inputs that it is made of.'
  if (quantity.form.kind === 'distribution') {
    const place = plan.variables.findIndex((own) => own.path === path && own.kind === 'draw')
    if (place < 0) return 'Nothing that is valued here draws it.'
    return { what: 'value', column: drawnColumns(plan, [place], first)[0]! }
  }
  const gate = plan.gates.find(({ probability: own }) => plan.variables[own]!.path === path)
  if (gate === undefined) return 'It is a fixed number: there is nothing to learn. Give it a range.'
  const [uniform, probability] = drawnColumns(plan, [gate.uniform, gate.probability], first)
  return { what: 'gate', column: uniform!.map((u, i) => (u >= 1 - probability![i]! ? 1 : 0)) }
}
