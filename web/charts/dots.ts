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
  return stack.map((index, level) => ({ index, x: (first + last) / 2, level }))
}

const tallest = (dots: readonly Dot[]): number => Math.max(...dots.map((dot) => dot.level + 1))

/** The largest diameter, between 3 and `most` pixels, at which every stack fits the height. */
export const fitDots = (
  positions: readonly number[],
  height: number,
  most = 10,
): { readonly diameter: number; readonly dots: readonly Dot[] } => {
  for (let diameter = most; diameter > 3; diameter -= 0.5) {
    const dots = stackDots(positions, diameter)
    if (tallest(dots) * diameter <= height) return { diameter, dots }
  }
  return { diameter: 3, dots: stackDots(positions, 3) }
}
