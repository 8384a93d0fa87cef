/**
 * Quantile dotplots (Wilkinson 1999; Kay et al. 2016): each dot is the same share of futures; dots closer than
 * their own diameter are stacked, so heights count futures and nothing is smoothed.
 */
export interface Dot {
  /** index of the quantile */
  readonly index: number
  readonly x: number
  /** 0 for the lowest dot of a stack */
  readonly level: number
  /** how many dots the stack holds */
  readonly stack: number
}

/** Stacks ascending positions: a stack takes all dots within one diameter of its first. */
export const stackDots = (positions: readonly number[], diameter: number): readonly Dot[] => {
  const stacks: number[][] = []
  for (const [index, position] of positions.entries()) {
    const stack = stacks.at(-1)
    const first = stack === undefined ? undefined : positions[stack[0] ?? 0]
    if (stack !== undefined && first !== undefined && position - first < diameter) stack.push(index)
    else stacks.push([index])
  }
  return stacks.flatMap((stack) => placed(stack, positions))
}

const placed = (stack: readonly number[], positions: readonly number[]): readonly Dot[] => {
  const [first, last] = [positions[stack[0] ?? 0] ?? 0, positions[stack.at(-1) ?? 0] ?? 0]
  return stack.map((index, level) => ({ index, x: (first + last) / 2, level, stack: stack.length }))
}

/** Dots with their heights in pixels above the ground. */
export interface FittedDots {
  readonly diameter: number
  readonly dots: readonly (Dot & { readonly height: number })[]
}

const tallest = (dots: readonly Dot[]): number => Math.max(...dots.map((dot) => dot.stack))

/** Dots of a stack that is still too tall overlap, so that one pile of equal futures does not shrink the rest. */
const raised = (dots: readonly Dot[], diameter: number, room: number): FittedDots['dots'] =>
  dots.map((dot) => {
    const step = dot.stack === 1 ? diameter : Math.min(diameter, (room - diameter) / (dot.stack - 1))
    return { ...dot, height: diameter / 2 + dot.level * step }
  })

/** The largest diameter, between `least` and `most` pixels, at which the stacks fit the room above the ground. */
export const fitDots = (
  positions: readonly number[],
  room: number,
  { least, most }: { readonly least: number; readonly most: number },
): FittedDots => {
  for (let diameter = most; diameter > least; diameter -= 0.5) {
    const dots = stackDots(positions, diameter)
    if (tallest(dots) * diameter <= room) return { diameter, dots: raised(dots, diameter, room) }
  }
  return { diameter: least, dots: raised(stackDots(positions, least), least, room) }
}
