/** One thing that can be signed, and what its worth consists of in every future. */
export interface Alternative {
  /** of a deal or a strategy; null: no deal */
  readonly id: string | null
  /** what falls away where the other side refuses it: a deal is one part, a strategy one for each of its deals */
  readonly parts: readonly Part[]
  /** what belongs to it as long as any part stands: joint costs, or the walk-away; null: nothing */
  readonly rest: Float64Array | null
}

export interface Part {
  readonly deal: string
  readonly ours: Float64Array
  /** worth to the other side less its walk-away; null: unknown, taken as accepted */
  readonly theirs: Float64Array | null
}

/** What is expected of a column in each future by those who know something: of all that comes, the column itself. */
export type Seen = (column: Float64Array) => Float64Array

/** In which futures the other side accepts a part: 1 where it does. */
export type Acceptance = (part: Part) => Uint8Array

/**
 * The worth of an alternative in each future, refused parts left out; −∞ where every part is refused, so that there is
 * nothing to sign. No deal has no parts and is always there.
 */
export const worthOf = (
  { parts, rest }: Alternative,
  { seen, accepts, trials }: { readonly seen: Seen; readonly accepts: Acceptance; readonly trials: number },
): Float64Array => {
  const worth = rest === null ? new Float64Array(trials) : seen(rest).slice()
  const standing = new Uint8Array(trials)
  for (const part of parts) {
    const [ours, accepted] = [seen(part.ours), accepts(part)]
    for (let i = 0; i < trials; i++) {
      if (accepted[i] === 0) continue
      worth[i] = worth[i]! + ours[i]!
      standing[i] = 1
    }
  }
  if (parts.length > 0) for (let i = 0; i < trials; i++) if (standing[i] === 0) worth[i] = -Infinity
  return worth
}

/** Every column that an alternative is made of. */
export const columnsIn = (alternatives: readonly Alternative[]): readonly Float64Array[] => [
  ...new Set(
    alternatives.flatMap(({ parts, rest }) => [
      ...parts.flatMap(({ ours, theirs }) => (theirs === null ? [ours] : [ours, theirs])),
      ...(rest === null ? [] : [rest]),
    ]),
  ),
]
