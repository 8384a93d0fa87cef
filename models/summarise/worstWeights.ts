import { orderOf } from '../numerics/order.ts'

/** The worst share of the futures. */
export interface WorstWeights {
  /** by trial: 1 inside, 0 outside; values that tie at the edge share what is left */
  readonly weights: Float64Array
  /** the greatest value inside */
  readonly edge: number
  /** trials whose weight is not 0, ascending */
  readonly inside: Uint32Array
}

/** Weights that add up to a share of the trials (R. T. Rockafellar and S. Uryasev, Journal of Risk 2(3), 2000, 21–41). */
export const worstWeights = (values: Float64Array, share: number, order = orderOf(values)): WorstWeights => {
  const wanted = share * values.length
  const edge = values[order[Math.max(0, Math.ceil(wanted) - 1)]!]!
  let [below, equal] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    below += Number(values[i]! < edge)
    equal += Number(values[i]! === edge)
  }
  const shared = (wanted - below) / equal
  const weights = new Float64Array(values.length)
  const inside: number[] = []
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > edge) continue
    weights[i] = values[i]! < edge ? 1 : shared
    inside.push(i)
  }
  return { weights, edge, inside: Uint32Array.from(inside) }
}
