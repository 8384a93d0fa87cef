import { cholesky, type Matrix } from './cholesky.ts'
import { compensatedDot } from './compensatedSum.ts'

export interface LeastSquaresProblem {
  /** Residuals (observed − model, or the reverse) at the parameters. */
  residuals(parameters: readonly number[]): readonly number[]
  /** Derivative of each residual by each parameter: one row for each residual. */
  jacobian(parameters: readonly number[]): Matrix
  readonly start: readonly number[]
  /** Least and greatest value of each parameter; the search never leaves them. */
  readonly bounds?: readonly (readonly [number, number])[]
}

export interface LeastSquaresFit {
  readonly parameters: readonly number[]
  readonly residuals: readonly number[]
  /** Σ residual² */
  readonly sumOfSquares: number
  /** s² = Σ residual²/(n − parameters); 0 when there are no degrees of freedom */
  readonly residualVariance: number
  /** JᵀJ at the solution */
  readonly information: Matrix
  readonly converged: boolean
}

/**
 * Minimises Σ residual² by Levenberg–Marquardt with Marquardt's scaling: (JᵀJ + λ·diag(JᵀJ))·step = −Jᵀr. A parameter
 * at a bound that the gradient pushes outwards is held; every step is clamped to the bounds.
 * J. Nocedal, S. Wright, Numerical Optimization (2006), section 10.3; D. Marquardt, SIAM J. 11 (1963) 431–441.
 */
export const leastSquares = (problem: LeastSquaresProblem): LeastSquaresFit => {
  let state = stateAt(problem, clamp(problem.start, problem.bounds), 1e-3)
  let converged = state.sum === 0
  for (let i = 0; i < 1000 && !converged && state.damping < 1e20; i++) {
    const step = dampedStep(problem, state)
    const moved = step === null ? state.parameters : clamp(add(state.parameters, step), problem.bounds)
    const next = stateAt(problem, moved, Math.max(1e-15, state.damping / 10))
    const size = largestMove(state.parameters, moved)
    const better = step !== null && next.sum <= state.sum
    const still = better ? size < 1e-14 && state.sum - next.sum <= 1e-15 * state.sum : size < 1e-15
    converged = step !== null && (still || next.sum === 0)
    state = better ? next : { ...state, damping: state.damping * 10 }
  }
  return describe(problem, state, converged)
}

interface State {
  readonly parameters: readonly number[]
  readonly residuals: readonly number[]
  /** Σ residual² */
  readonly sum: number
  readonly damping: number
}

const stateAt = (problem: LeastSquaresProblem, parameters: readonly number[], damping: number): State => {
  const residuals = problem.residuals(parameters)
  return { parameters, residuals, sum: compensatedDot(residuals, residuals), damping }
}

const dampedStep = (problem: LeastSquaresProblem, state: State): number[] | null => {
  const jacobian = problem.jacobian(state.parameters)
  const gradient = transposeTimes(jacobian, state.residuals)
  const free = state.parameters.map((value, j) => isFree(value, gradient[j]!, problem.bounds?.[j]))
  const normal = informationOf(jacobian).map((row, j) =>
    row.map((entry, k) => {
      if (!free[j] || !free[k]) return j === k ? 1 : 0
      return j === k ? entry * (1 + state.damping) || state.damping : entry
    }),
  )
  return solveDefinite(
    normal,
    gradient.map((slope, j) => (free[j] ? -slope : 0)),
  )
}

const isFree = (value: number, slope: number, bounds?: readonly [number, number]): boolean =>
  bounds === undefined || !((value <= bounds[0] && slope > 0) || (value >= bounds[1] && slope < 0))

/** JᵀJ. */
const informationOf = (jacobian: Matrix): number[][] => {
  const columns = jacobian[0]!.map((_, j) => jacobian.map((row) => row[j]!))
  return columns.map((left) => columns.map((right) => compensatedDot(left, right)))
}

const transposeTimes = (jacobian: Matrix, residuals: readonly number[]): number[] =>
  jacobian[0]!.map((_, j) =>
    compensatedDot(
      jacobian.map((row) => row[j]!),
      residuals,
    ),
  )

/** x with A·x = b for a positive definite A; `null` when it is not. */
export const solveDefinite = (matrix: Matrix, right: readonly number[]): number[] | null => {
  const scale = matrix.map((row, i) => 1 / Math.sqrt(row[i]!))
  const lower = cholesky(matrix.map((row, i) => row.map((entry, j) => entry * scale[i]! * scale[j]!)))
  if (lower?.every((row, i) => row[i]! > 0) !== true) return null
  const forward: number[] = []
  lower.forEach((row, i) => {
    const known = forward.reduce((sum, value, k) => sum + row[k]! * value, 0)
    forward.push((right[i]! * scale[i]! - known) / row[i]!)
  })
  const solution = new Array<number>(forward.length).fill(0)
  for (let i = forward.length - 1; i >= 0; i--) {
    const known = lower.reduce((sum, row, k) => (k > i ? sum + row[i]! * solution[k]! : sum), 0)
    solution[i] = (forward[i]! - known) / lower[i]![i]!
  }
  return solution.map((value, i) => value * scale[i]!)
}

const describe = (problem: LeastSquaresProblem, at: State, converged: boolean): LeastSquaresFit => {
  const freedom = at.residuals.length - at.parameters.length
  return {
    parameters: at.parameters,
    residuals: at.residuals,
    sumOfSquares: at.sum,
    residualVariance: freedom > 0 ? at.sum / freedom : 0,
    information: informationOf(problem.jacobian(at.parameters)),
    converged,
  }
}

const clamp = (values: readonly number[], bounds: LeastSquaresProblem['bounds']): number[] =>
  values.map((value, j) =>
    Math.min(bounds?.[j]?.[1] ?? Infinity, Math.max(bounds?.[j]?.[0] ?? -Infinity, value)),
  )

const add = (a: readonly number[], b: readonly number[]): number[] => a.map((value, j) => value + b[j]!)

/** Largest relative move of a parameter. */
const largestMove = (from: readonly number[], to: readonly number[]): number =>
  to.reduce((most, value, j) => Math.max(most, Math.abs(value - from[j]!) / (Math.abs(value) + 1e-300)), 0)
