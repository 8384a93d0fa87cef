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
    for (let i = 0; i < frame.count; i++) fillPath(frame, cell, { launch: launch[i]!, path, i })
  })
}

const fillPath = (
  frame: Frame,
  cell: CellPlan,
  { launch, path, i }: { readonly launch: number; readonly path: Float64Array; readonly i: number },
): void => {
  const { calendar } = frame.plan
  const adoption = adoptionOf(frame, cell.adoption, i)
  const yearly = (1 + valueAt(frame, cell.growth, i)) * (1 - valueAt(frame, cell.priceErosion, i))
  let start = launch
  let open = 1
  for (const { gate, sizeIfFails } of cell.gates) {
    if (sizeIfFails !== null) continue
    start = Math.max(start, valueAt(frame, frame.plan.gates[gate]!.year, i))
    open *= frame.gates[gate]![i]!
  }
  let level = cell.scale * calendar.delta * open
  for (let k = 0; k < calendar.periods; k++) {
    if (k > 0 && calendar.year[k] !== calendar.year[k - 1]) level *= yearly
    const t = calendar.middle[k]!
    const revenue =
      t < start || open === 0 ? 0 : level * valueAt(frame, cell.size, i, k) * adoption(t - start)
    path[k * frame.size + i] = revenue === 0 ? 0 : revenue * scalingGates(frame, cell, { i, t })
  }
}

/** Gates that scale the market from their year on: passed 1, failed the factor. */
const scalingGates = (
  frame: Frame,
  cell: CellPlan,
  { i, t }: { readonly i: number; readonly t: number },
): number => {
  let factor = 1
  for (const { gate, sizeIfFails } of cell.gates) {
    if (sizeIfFails === null || t < valueAt(frame, frame.plan.gates[gate]!.year, i)) continue
    const pass = frame.gates[gate]![i]!
    factor *= pass + (1 - pass) * valueAt(frame, sizeIfFails, i)
  }
  return factor
}

const adoptionOf = (frame: Frame, adoption: AdoptionPlan, i: number): ((x: number) => number) => {
  const at = (place: number): number => valueAt(frame, place, i)
  switch (adoption.kind) {
    case 'bass': {
      const [p, q] = [at(adoption.p), at(adoption.q)]
      return (x) => bass(x, p, q)
    }
    case 'logistic': {
      const [years, middle] = [at(adoption.years), at(adoption.middle)]
      return (x) => logistic(x, years, middle)
    }
    case 'gompertz': {
      const [b, c] = [at(adoption.b), at(adoption.c)]
      return (x) => gompertz(x, b, c)
    }
    case 'ramp': {
      const years = at(adoption.years)
      return (x) => ramp(x, years)
    }
    case 'table':
      return (x) => table(x, adoption.values)
    default:
      return adoption satisfies never
  }
}
