import type { Index, Node } from '../kernel/program.ts'
import { bass, gompertz, logistic, ramp, table } from '../market/adoption.ts'
import type { AdoptionPlan, CellPlan } from '../scenario/plan.ts'
import { offsetIn } from './frame.ts'
import type { Reader } from './reader.ts'
import type { WithData } from './withDataPlan.ts'

/**
 * Product revenue of every exposure before share and uplift (domain page, section 5):
 *
 *   size·Δ·(1+g)^(y−1)·(1−e)^(y−1)·scale·F(t_k − start)·gates
 *
 * Worked out once; every deal reads it. Start is the later of the launch and the last gate that can close the market;
 * where such a gate fails nothing else is worked out.
 */
export const writeMarkets = (reader: Reader): void => {
  const { plan, frame } = reader
  plan.exposures.forEach((exposure, x) => {
    const cell = plan.cells[exposure.cell]!
    if (cell.status === 'blocked') return
    const launch = reader.at(plan.positions[exposure.position]!.launch)
    writePath(reader, cell, { path: frame.exposures[x]!, launch })
  })
  for (const market of frame.withData) writeWithData(reader, market)
}

/**
 * The same market with the data: the launch is some months earlier, though not before the data are there, or the
 * gates are those that the data raise.
 */
const writeWithData = (reader: Reader, { exposure, start, path }: WithData): void => {
  const { plan, at, $ } = reader
  const { position, cell: c } = plan.exposures[exposure]!
  const cell = plan.cells[c]!
  if (cell.status === 'blocked') return
  const { launch: place, utility } = plan.positions[position]!
  const launch = at(place)
  if (utility.kind === 'acceleration') {
    const earlier = $`max(${launch} - ${at(utility.months)} / 12, ${start})`
    writePath(reader, cell, { path, launch: $`min(${launch}, ${earlier})` })
  } else if (utility.kind === 'clearance') {
    const raised = new Map(utility.raised.map((row) => [row.gate, row.withData]))
    const gates = cell.gates.map((row) => ({ ...row, gate: raised.get(row.gate) ?? row.gate }))
    writePath(reader, { ...cell, gates }, { path, launch })
  }
}

const writePath = (
  reader: Reader,
  cell: CellPlan,
  { path, launch }: { readonly path: Float64Array; readonly launch: Node },
): void => {
  const { plan, frame, builder, middle, at, $ } = reader
  const { periods, delta, year } = plan.calendar
  const offset = offsetIn(frame, path)
  const closing = cell.gates.filter(({ sizeIfFails }) => sizeIfFails === null)
  const open = closing.reduce<Node>((all, { gate }) => $`${all} * ${reader.column(frame.gates[gate]!)}`, $`1`)
  const start = closing.reduce((latest, { gate }) => $`max(${at(plan.gates[gate]!.year)}, ${latest})`, launch)
  if (closing.length > 0)
    builder.skipUnless($`${open} == 0`, () => {
      builder.loop(0, periods, (k) => builder.put(offset, k, 0))
    })
  // where a gate fails in one of the trials that go side by side its level is 0, and so is its revenue
  builder.skipUnless($`${open} != 0`, () => {
    const yearly = $`(1 + ${at(cell.growth)}) * (1 - ${at(cell.priceErosion)})`
    const level = builder.changing($`${builder.parameter(cell.scale * delta)} * ${open}`)
    const turns = reader.table(year.map((own, k) => (k > 0 && own !== year[k - 1] ? 1 : 0)))
    builder.loop(0, periods, (k) => {
      level.set($`${turns(k)} > 0 ? ${level.get()} * ${yearly} : ${level.get()}`)
      const t = middle(k)
      const reached = $`${t} < ${start} ? 0 : ${adopted(reader, cell.adoption, $`${t} - ${start}`)}`
      const revenue = $`${level.get()} * ${at(cell.size, k)} * ${reached}`
      builder.put(offset, k, scaled(reader, cell, { revenue, k }))
    })
  })
}

/** Gates that scale the market from their year on: passed 1, failed the factor. */
const scaled = (
  { plan, frame, middle, at, column, $ }: Reader,
  cell: CellPlan,
  { revenue, k }: { readonly revenue: Node; readonly k: Index },
): Node =>
  cell.gates.reduce((amount, { gate, sizeIfFails }) => {
    if (sizeIfFails === null) return amount
    const passed = column(frame.gates[gate]!)
    const factor = $`${passed} + (1 - ${passed}) * ${at(sizeIfFails)}`
    return $`${middle(k)} < ${at(plan.gates[gate]!.year)} ? ${amount} : ${amount} * (${factor})`
  }, revenue)

/** F(x): share of the peak reached x years after the start. */
const adopted = ({ at, $ }: Reader, adoption: AdoptionPlan, x: Node): Node => {
  switch (adoption.kind) {
    case 'bass':
      return bass($, x, { p: at(adoption.p), q: at(adoption.q) })
    case 'logistic':
      return logistic($, x, { years: at(adoption.years), middle: at(adoption.middle) })
    case 'gompertz':
      return gompertz($, x, { b: at(adoption.b), c: at(adoption.c) })
    case 'ramp':
      return ramp($, x, at(adoption.years))
    case 'table':
      return table($, x, adoption.values)
    default:
      return adoption satisfies never
  }
}
