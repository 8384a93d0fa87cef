import { drawCurve } from '../dataset/learningCurve.ts'
import type { Distribution } from '../distributions/distribution.ts'
import { studentT } from '../distributions/studentT.ts'
import { normalCdf, normalQuantile } from '../numerics/normal.ts'
import { drawFrom, normalPoint } from '../sampling/quantileTable.ts'
import { toUnit } from '../sampling/unit.ts'
import { compileFormula, type Evaluate } from '../scenario/formula.ts'
import type { Plan } from '../scenario/plan.ts'
import type { CopulaGroup, Variable } from '../scenario/variable.ts'
import type { Frame } from './frame.ts'
import type { Points } from './points.ts'

/** Fills every variable of a frame for the trials from `frame.first` on. */
export type Draw = (frame: Frame) => void

/** Prepares the marginals, the dependence and the formulas of a plan once; the result fills block after block. */
export const drawOf = (plan: Plan, points: Points, wanted: (place: number) => boolean = () => true): Draw => {
  const marginals = plan.variables.map((variable, place) =>
    'dimension' in variable && wanted(place) ? marginalOf(variable) : null,
  )
  const tied = new Set(plan.groups.flatMap((group) => group.members))
  let bits = new Uint32Array(0)
  return (frame) => {
    if (bits.length < frame.size) bits = new Uint32Array(frame.size)
    plan.variables.forEach((_, place) => {
      const marginal = marginals[place]
      if (marginal === null || marginal === undefined || tied.has(place) || !wanted(place)) return
      points(place, frame.first, bits, frame.count)
      const out = frame.values[place]!
      for (let i = 0; i < frame.count; i++) out[i] = marginal.ofBits(bits[i]!)
    })
    for (const group of plan.groups)
      if (group.members.some(wanted)) drawGroup(frame, group, { points, marginals, bits })
    fillDerived(frame, wanted)
  }
}

/** A marginal by its 32-bit point, and by a standard normal for variables that are tied together. */
interface Marginal {
  readonly ofBits: (bits: number) => number
  readonly ofNormal: (z: number) => number
  readonly ofUnit: (u: number) => number
}

const marginalOf = (variable: Extract<Variable, { dimension: number }>): Marginal => {
  if (variable.kind === 'uniform') return uniform
  if (variable.kind === 'normal') return { ofBits: normalPoint(), ofNormal: (z) => z, ofUnit: normalQuantile }
  const known = made.get(variable.distribution)
  if (known !== undefined) return known
  const marginal = ofDistribution(variable.distribution)
  made.set(variable.distribution, marginal)
  return marginal
}

const uniform: Marginal = { ofBits: toUnit, ofNormal: normalCdf, ofUnit: (u) => u }

/** Tables cost milliseconds: one per distribution, for as long as its document is in use. */
const made = new WeakMap<Distribution, Marginal>()

const ofDistribution = (distribution: Distribution): Marginal => {
  const ofBits = drawFrom(distribution)
  const ofUnit = distribution.direct
    ? (u: number): number => distribution.quantile(u)
    : (u: number): number => ofBits(Math.min(4294967295, Math.floor(u * 4294967296)))
  const ofNormal = distribution.ofNormal ?? ((z: number): number => ofUnit(normalCdf(z)))
  return { ofBits, ofNormal, ofUnit }
}

interface GroupTools {
  readonly points: Points
  readonly marginals: readonly (Marginal | null)[]
  readonly bits: Uint32Array
}

/** A group shares one Cholesky factor over its normals; a t copula divides them by the root of χ²/ν. */
const drawGroup = (frame: Frame, group: CopulaGroup, { points, marginals, bits }: GroupTools): void => {
  const { members, factor, tail } = group
  const normals = members.map((place) => {
    points(place, frame.first, bits, frame.count)
    const normal = normalPoint()
    return Float64Array.from({ length: frame.count }, (_, i) => normal(bits[i]!))
  })
  const student = tail === null ? null : studentT(tail.degreesOfFreedom)
  members.forEach((place, row) => {
    const marginal = marginals[place]!
    const out = frame.values[place]!
    const weights = factor[row]!
    for (let i = 0; i < frame.count; i++) {
      let z = 0
      for (let j = 0; j <= row; j++) z += weights[j]! * normals[j]![i]!
      if (student === null || tail === null) out[i] = marginal.ofNormal(z)
      else {
        const stretch = Math.sqrt(tail.degreesOfFreedom / frame.values[tail.chiSquare]![i]!)
        out[i] = marginal.ofUnit(student.cdf(z * stretch))
      }
    }
  })
}

/** Constants, formulas and curve parameters, in the order of the plan: each reads only what stands before it. */
export const fillDerived = (frame: Frame, wanted: (place: number) => boolean = () => true): void => {
  frame.plan.variables.forEach((variable, place) => {
    if (!wanted(place)) return
    const out = frame.values[place]!
    if (variable.kind === 'constant') out.fill(variable.value)
    else if (variable.kind === 'curve') fillCurve(frame, variable, out)
    else if (variable.kind === 'formula') fillFormula(frame, variable, place)
  })
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
  for (let i = 0; i < frame.count; i++)
    out[i] = drawCurve(variable.fit, [a[i]!, b[i]!, c[i]!], chiSquare[i]!)[variable.parameter]
}

const fillFormula = (frame: Frame, variable: Extract<Variable, { kind: 'formula' }>, place: number): void => {
  const evaluate = formulaOf(frame, variable)
  const { middle, periods } = frame.plan.calendar
  const out = frame.values[place]!
  const stride = frame.strides[place]!
  for (let k = 0; k < (stride === 0 ? 1 : periods); k++)
    for (let i = 0; i < frame.count; i++) {
      const value = evaluate(i, middle[k]!, k + 1)
      out[stride * k + i] = value
      if (!(value >= variable.lower && value <= variable.upper && Number.isFinite(value)))
        reportFormula(frame, variable, { value, trial: frame.first + i })
    }
}

const bound = new WeakMap<Frame, Map<string, Evaluate>>()

/** The formula bound to the columns of its frame, once. */
const formulaOf = (frame: Frame, variable: Extract<Variable, { kind: 'formula' }>): Evaluate => {
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
const reportFormula = (
  frame: Frame,
  variable: Extract<Variable, { kind: 'formula' }>,
  at: { readonly value: number; readonly trial: number },
): void => {
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
