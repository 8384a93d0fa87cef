import type { Program } from '../../../models/kernel/program.ts'
import type { Frame } from '../../../models/simulate/frame.ts'
import { compiled, interpreted } from './engines.ts'

/**
 * Where the two engines differ on the trials of a frame: outputs by name, columns by place, with both numbers. The
 * compiled program runs twice, so that what a run leaves behind cannot help the next.
 */
export const enginesDiffer = (program: Program, frame: Frame): readonly string[] => {
  const { memory: columns, start, size, count } = frame
  const block = { columns, start, size, count }
  const one = interpreted(program, block)
  const other = compiled(program, [block, block])[1]!
  const outputs = Object.entries(one.outputs).flatMap(([name, values]) =>
    values.flatMap((value, i) =>
      Object.is(value, other.outputs[name]![i])
        ? []
        : [`${name}, trial ${i}: ${value} ${other.outputs[name]![i]}`],
    ),
  )
  return [...outputs, ...puts(one.columns, other.columns, frame)]
}

/** What was put into columns; beside an odd last trial stands one that is in use by nobody. */
const puts = (one: Float64Array, other: Float64Array, { start, size, count }: Frame): readonly string[] => {
  const found: string[] = []
  for (let at = 0; at < one.length; at++)
    if ((at - start) % size < count && !Object.is(one[at], other[at]))
      found.push(`column ${at}: ${one[at]} ${other[at]}`)
  return found
}
