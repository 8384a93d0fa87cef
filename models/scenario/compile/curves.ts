import { fitMeasured } from '../../dataset/learningCurve.ts'
import { gamma } from '../../distributions/gamma.ts'
import type { Utility } from '../schema/parties.ts'
import type { Quantity } from '../schema/quantity.ts'
import type { UtilityPlan } from '../utilityPlan.ts'
import type { Place } from '../variable.ts'
import { drawPlace, fixedPlace, normalPlace, otherPlace } from '../variables.ts'
import { expectedPlace } from './expectation.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'

/** One draw of the curve per distinct list of points (domain page, section 2.2). */
export const compileCurve = (
  compiling: Compiling,
  utility: Extract<Utility, { kind: 'learningCurve' }>,
  base: string,
): UtilityPlan => {
  const { table } = compiling
  const name = `curves.${JSON.stringify(utility.points)}`
  const fitted = fitMeasured(utility.points.map(([records, error]) => [records, error]))
  if (!fitted.ok) {
    const [licensees, id, positions, key] = base.split('.')
    const row = compiling.document.licensees.findIndex((licensee) => licensee.id === id)
    const pointer = `/${licensees}/${row}/${positions}/${key}/utility/points`
    for (const fault of fitted.faults) compiling.faults.push({ kind: 'value', pointer, ...fault })
  }
  const parameter = (index: 0 | 1 | 2): Place => {
    if (!fitted.ok) return fixedPlace(table, `${name}.${index}`, 0)
    const chiSquared = gamma(fitted.value.degreesOfFreedom / 2, 2)
    const normal = (j: number): Place => normalPlace(table, `${name}.normal${j}`, 3)
    const chiSquare = drawPlace(table, `${name}.chiSquare`, { distribution: chiSquared, importance: 3 })
    const normals = [normal(0), normal(1), normal(2)] as const
    const path = `${base}.utility.curve.${(['eInf', 'alpha', 'beta'] as const)[index]}`
    const known = table.byPath.get(`${name}.${index}`)
    if (known !== undefined) return known
    const place = otherPlace(table, {
      kind: 'curve',
      path,
      fit: fitted.value,
      parameter: index,
      normals,
      chiSquare,
    })
    table.byPath.set(`${name}.${index}`, place)
    return place
  }
  return {
    kind: 'learningCurve',
    parameters: [parameter(0), parameter(1), parameter(2)],
    existing: placeOf(compiling, utility.existingRecords, 2),
    growth: placeOr(compiling, utility.existingGrowth, { path: `${base}.utility.existingGrowth`, value: 0 }),
    overlap: placeOr(compiling, utility.overlap, { path: `${base}.utility.overlap`, value: 0 }),
    elasticity: placeOf(compiling, utility.elasticity, 2),
    otherwise: compileOtherwise(compiling, utility, `${base}.utility.otherwise`),
  }
}

const compileOtherwise = (
  compiling: Compiling,
  { otherwise }: Extract<Utility, { kind: 'learningCurve' }>,
  base: string,
): Extract<UtilityPlan, { kind: 'learningCurve' }>['otherwise'] => {
  const { perRecord, compute } = otherwise ?? {}
  const at = (quantity: Quantity, path: string): Place =>
    expectedPlace(compiling, quantity, { path: `${base}.${path}`, value: 0 })
  return {
    perRecord: perRecord === undefined ? null : at(perRecord, 'perRecord'),
    compute:
      compute === undefined
        ? null
        : { spend: at(compute.spend, 'spend'), exponent: at(compute.exponent, 'exponent') },
  }
}
