import { curveParameter } from '../dataset/learningCurve.ts'
import { compileFormula, type Evaluate } from '../scenario/formula.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place, Variable } from '../scenario/variable.ts'
import type { Frame } from './frame.ts'

type FormulaVariable = Extract<Variable, { kind: 'formula' }>

/** A constant, formula or curve parameter in its column; it reads only variables that stand before it in the plan. */
export const fillDerived = (frame: Frame, place: Place): void => {
  const variable = frame.plan.variables[place]!
  if (variable.kind === 'constant') frame.values[place]!.fill(variable.value)
  else if (variable.kind === 'curve') fillCurve(frame, variable, frame.values[place]!)
  else if (variable.kind === 'formula') fillFormula(frame, variable, place)
}

/** Everything that is not drawn, in the order of the plan. */
export const fillAllDerived = (frame: Frame): void => {
  for (let place = 0; place < frame.values.length; place++) fillDerived(frame, place)
}

/** What is the same in every trial: constants, and formulas of nothing else but t and period. */
export const stillPlaces = ({ variables }: Plan): ReadonlySet<Place> => {
  const still = new Set<Place>()
  variables.forEach((variable, place) => {
    const reads = variable.kind === 'formula' ? [...variable.reads.values()] : []
    const isStill = variable.kind === 'constant' || variable.kind === 'formula'
    if (isStill && reads.every((read) => still.has(read))) still.add(place)
  })
  return still
}

/** What is the same in every trial, in the whole of its column: there it stays from block to block. */
export const fillStill = (frame: Frame, place: Place): void => {
  const variable = frame.plan.variables[place]!
  if (variable.kind !== 'formula') {
    fillDerived(frame, place)
    return
  }
  const evaluate = formulaOf(frame, variable)
  const { middle, periods } = frame.plan.calendar
  const out = frame.values[place]!
  const stride = frame.strides[place]!
  for (let k = 0; k < (stride === 0 ? 1 : periods); k++) {
    const value = evaluate(0, middle[k]!, k + 1)
    out.fill(value, stride * k, stride * k + frame.size)
    checkFormula(frame, variable, { value, trial: frame.first })
  }
}

const fillCurve = (frame: Frame, variable: Extract<Variable, { kind: 'curve' }>, out: Float64Array): void => {
  if (frame.mode === 'expected') {
    out.fill(variable.fit.parameters[variable.parameter])
    return
  }
  const [a, b, c] = variable.normals.map((place) => frame.values[place]!) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const chiSquare = frame.values[variable.chiSquare]!
  const draw = curveParameter(variable.fit, variable.parameter)
  for (let i = 0; i < frame.count; i++) out[i] = draw(a[i]!, b[i]!, c[i]!, chiSquare[i]!)
}

const fillFormula = (frame: Frame, variable: FormulaVariable, place: Place): void => {
  const evaluate = formulaOf(frame, variable)
  const { middle, periods } = frame.plan.calendar
  const out = frame.values[place]!
  const stride = frame.strides[place]!
  const copied = copiedBy(variable)
  for (let k = 0; k < (stride === 0 ? 1 : periods); k++) {
    if (copied !== null) {
      const from = frame.strides[copied]! * k
      out.set(frame.values[copied]!.subarray(from, from + frame.count), stride * k)
    } else for (let i = 0; i < frame.count; i++) out[stride * k + i] = evaluate(i, middle[k]!, k + 1)
    for (let i = 0; i < frame.count; i++)
      checkFormula(frame, variable, { value: out[stride * k + i]!, trial: frame.first + i })
  }
}

/** The place of the input that a formula is nothing but the name of. */
const copiedBy = ({ formula, reads }: FormulaVariable): Place | null =>
  formula.root.kind === 'name' ? (reads.get(formula.root.name) ?? null) : null

const bound = new WeakMap<Frame, Map<string, Evaluate>>()

/** The formula bound to the columns of its frame, once. */
const formulaOf = (frame: Frame, variable: FormulaVariable): Evaluate => {
  const known = bound.get(frame) ?? new Map<string, Evaluate>()
  bound.set(frame, known)
  const found = known.get(variable.path)
  if (found !== undefined) return found
  const made = compileFormula(variable.formula, (name) => {
    const place = variable.reads.get(name)!
    const column = frame.values[place]!
    const stride = frame.strides[place]!
    return (trial, _t, period) => column[stride * (period - 1) + trial]!
  })
  known.set(variable.path, made)
  return made
}

/** A formula that leaves its range stops the run and names its inputs. */
const checkFormula = (
  frame: Frame,
  variable: FormulaVariable,
  at: { readonly value: number; readonly trial: number },
): void => {
  if (at.value >= variable.lower && at.value <= variable.upper && Number.isFinite(at.value)) return
  if (frame.fault !== null) return
  const inputs = [...variable.reads].map(([name, place]) => [
    name,
    frame.values[place]![at.trial - frame.first]!,
  ])
  frame.fault = {
    kind: 'non-finite-result',
    pointer: variable.pointer,
    expected: Number.isFinite(at.value) ? variable.meaning : 'a finite number',
    found: String(at.value),
    line: variable.path,
    trial: at.trial,
    inputs: Object.fromEntries(inputs),
  }
}
