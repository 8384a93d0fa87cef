import { exponentBounds } from '../../dataset/powerCurve.ts'
import type { Algebra } from '../../kernel/formula.ts'
import type { Node } from '../../kernel/program.ts'
import type { Place, Variable } from '../../scenario/variable.ts'
import type { Graph } from '../cells/graph.ts'

interface Drawing {
  readonly graph: Graph
  readonly $: Algebra<Node>
  readonly at: (place: Place) => Node
}

const words = ['lasting error', 'factor', 'exponent'] as const

/** A parameter of a learning curve around its fit, as `drawCurve` has it: fit + L·z·√(ν/χ²), clamped. */
export const drawnCurve = (
  { graph, $, at }: Drawing,
  { fit, parameter, normals, chiSquare }: Extract<Variable, { kind: 'curve' }>,
  place: Place,
): Node => {
  const figure = (label: string, value: number): Node =>
    graph.leaf(`figure ${label} ${value}`, { kind: 'figure', label }, { value })
  const middle = graph.leaf(
    `quantity ${place}`,
    { kind: 'quantity', place },
    { value: fit.parameters[parameter] },
  )
  const nu = figure('degrees of freedom of a learning curve', fit.degreesOfFreedom)
  const moved = fit.scale[parameter]
    .flatMap((weight, j) =>
      weight === 0
        ? []
        : [
            $`${figure(`spread of the curve's ${words[parameter]}, normal ${j + 1}`, weight)} * ${at(normals[j]!)}`,
          ],
    )
    .reduce<Node>((sum, one) => $`${sum} + ${one}`, $`0`)
  const drawn = $`${middle} + sqrt(${nu} / ${at(chiSquare)}) * (${moved})`
  if (parameter === 1) return $`max(0, ${drawn})`
  const [least, most] =
    parameter === 0
      ? [$`0`, figure('least error observed: a lasting error is not above it', fit.leastError)]
      : exponentBounds.map((bound) => figure('bound of the exponent of a curve', bound))
  return $`min(${most!}, max(${least!}, ${drawn}))`
}
