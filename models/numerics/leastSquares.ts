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
  let parameters = clamp(problem.start, problem.bounds)
  let residuals = problem.residuals(parameters)
  let sum = compensatedDot(residuals, residuals)
  let damping = 1e-3
  let converged = sum === 0
  for (let i = 0; i < 1000 && !converged && damping < 1e20; i++) {
    const step = dampedStep(problem, { parameters, residuals, damping })
    const next = clamp(step === null ? parameters : add(parameters, step), problem.bounds)
    const nextResiduals = problem.residuals(next)
    const nextSum = compensatedDot(nextResiduals, nextResiduals)
    const moved = largestMove(parameters, next)
    if (step !== null && nextSum <= sum) {
      parameters = next
      residuals = nextResiduals
      converged = nextSum === 0 || (moved < 1e-14 && sum - nextSum <= 1e-15 * sum)
      sum = nextSum
      damping = Math.max(1e-15, damping / 10)
    } else {
      converged = step !== null && moved < 1e-15
      damping *= 10
    }
  }
  return describe(problem, { parameters, residuals, sum, converged })
}

interface State {
  readonly parameters: readonly number[]
  readonly residuals: readonly number[]
  readonly damping: number
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

const describe = (
  problem: LeastSquaresProblem,
  at: { parameters: readonly number[]; residuals: readonly number[]; sum: number; converged: boolean },
): LeastSquaresFit => {
  const freedom = at.residuals.length - at.parameters.length
  return {
    parameters: at.parameters,
    residuals: at.residuals,
    sumOfSquares: at.sum,
    residualVariance: freedom > 0 ? at.sum / freedom : 0,
    information: informationOf(problem.jacobian(at.parameters)),
    converged: at.converged,
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
