import { bass, gompertz, logistic, ramp, table } from '../market/adoption.ts'
import type { AdoptionPlan, CellPlan } from '../scenario/plan.ts'
import { type Frame, valueAt } from './frame.ts'

/**
 * Product revenue of every exposure before share and uplift (domain page, section 5):
 *
 *   size·Δ·(1+g)^(y−1)·(1−e)^(y−1)·scale·F(t_k − start)·gates
 *
 * Simulated once; every deal reads it. Start is the later of the launch and the last gate that can close the market.
 */
export const fillMarkets = (frame: Frame): void => {
  const { plan } = frame
  plan.exposures.forEach((exposure, x) => {
    const cell = plan.cells[exposure.cell]!
    if (cell.status === 'blocked') return
    const launch = frame.values[plan.positions[exposure.position]!.launch]!
    const path = frame.exposures[x]!
    for (let i = 0; i < frame.count; i++) fillPath(frame, cell, path, { launch: launch[i]!, i })
  })
}

const fillPath = (
  frame: Frame,
  cell: CellPlan,
  path: Float64Array,
  { launch, i }: { readonly launch: number; readonly i: number },
): void => {
  const { periods, delta, middle, year } = frame.plan.calendar
  const { size } = frame
  const yearly = (1 + valueAt(frame, cell.growth, i)) * (1 - valueAt(frame, cell.priceErosion, i))
  let start = launch
  let open = 1
  let scales = false
  for (let g = 0; g < cell.gates.length; g++) {
    const { gate, sizeIfFails } = cell.gates[g]!
    if (sizeIfFails !== null) {
      scales = true
      continue
    }
    const date = valueAt(frame, frame.plan.gates[gate]!.year, i)
    if (date > start) start = date
    open *= frame.gates[gate]![i]!
  }
  if (open === 0) {
    for (let k = 0; k < periods; k++) path[k * size + i] = 0
    return
  }
  const sizes = frame.values[cell.size]!
  const stride = frame.strides[cell.size]!
  let level = cell.scale * delta * open
  for (let k = 0; k < periods; k++) {
    if (k > 0 && year[k] !== year[k - 1]) level *= yearly
    const t = middle[k]!
    const revenue =
      t < start ? 0 : level * sizes[stride * k + i]! * adopted(frame, cell.adoption, t - start, i)
    path[k * size + i] = scales && revenue !== 0 ? revenue * scalingGates(frame, cell, i, t) : revenue
  }
}

/** Gates that scale the market from their year on: passed 1, failed the factor. */
const scalingGates = (frame: Frame, cell: CellPlan, i: number, t: number): number => {
  let factor = 1
  for (const { gate, sizeIfFails } of cell.gates) {
    if (sizeIfFails === null || t < valueAt(frame, frame.plan.gates[gate]!.year, i)) continue
    const pass = frame.gates[gate]![i]!
    factor *= pass + (1 - pass) * valueAt(frame, sizeIfFails, i)
  }
  return factor
}

/** F(x): share of the peak reached x years after the start. */
const adopted = (frame: Frame, adoption: AdoptionPlan, x: number, i: number): number => {
  switch (adoption.kind) {
    case 'bass':
      return bass(x, valueAt(frame, adoption.p, i), valueAt(frame, adoption.q, i))
    case 'logistic':
      return logistic(x, valueAt(frame, adoption.years, i), valueAt(frame, adoption.middle, i))
    case 'gompertz':
      return gompertz(x, valueAt(frame, adoption.b, i), valueAt(frame, adoption.c, i))
    case 'ramp':
      return ramp(x, valueAt(frame, adoption.years, i))
    case 'table':
      return table(x, adoption.values)
    default:
      return adoption satisfies never
  }
}
