import type { Distribution } from './distribution.ts'

const least = 1 / 8_589_934_592

/**
 * A value of a distribution from one uniform u in (0, 1). Of a mixture u chooses the part, by its weight, and where u
 * stands within that part's share of (0, 1) is the uniform of the part: the same law as the mixture's quantile, which
 * has to be searched for, but not rising in u. For draws that are tied to nothing.
 *
 * Source: composition method, Devroye, Non-Uniform Random Variate Generation (1986), section II.4.
 */
export const composed = (distribution: Distribution): ((u: number) => number) => {
  const { parts, atoms } = distribution
  if (parts === undefined || atoms !== undefined) return (u) => distribution.quantile(u)
  const own = parts.map(({ distribution }) => composed(distribution))
  return (u) => {
    let from = 0
    let part = 0
    while (part < parts.length - 1 && u >= from + parts[part]!.weight) from += parts[part++]!.weight
    const within = (u - from) / parts[part]!.weight
    return own[part]!(Math.min(1 - least, Math.max(least, within)))
  }
}
