import { percent, percentAtLeast } from '../report/figures.ts'
import type { Note } from '../scenario/note.ts'
import type { Contributors } from '../scenario/schema/contributors.ts'
import { enoughShare, type Methods } from './methods.ts'
import type { Valued } from './sampled.ts'

/** What the methods are, and why only one of them is paid by. */
export const methodRows = (methods: Methods): Contributors['methods'] => {
  const { shapley, banzhaf, leaveOneOut } = methods
  const summed = (values: readonly Valued[] | null) => sumOf(values?.map(({ value }) => value) ?? null)
  return [
    {
      key: 'shapley',
      name: 'Shapley',
      payable: true,
      text: 'What a contributor adds, averaged over every order in which they could have come. The only rule by which shares add up to the worth of all, equal contributors get equal shares, whoever adds nothing gets nothing, and two datasets split together as each alone.',
      sum: summed(shapley),
    },
    {
      key: 'banzhaf',
      name: 'Banzhaf',
      payable: false,
      text: `What a contributor adds to a coalition of the others, all coalitions counted alike. Not payable: it does not add up to the worth of all. Its use is that it is steady under noise in the worths.${known(banzhaf)}`,
      sum: summed(banzhaf),
    },
    {
      key: 'leaveOneOut',
      name: 'Leave-one-out',
      payable: false,
      text: `What would be lost without a contributor, all others staying. Not payable: it does not add up to the worth of all, and two who can stand in for each other both get nothing.${known(leaveOneOut)}`,
      sum: sumOf(leaveOneOut),
    },
  ]
}

const sumOf = (values: readonly number[] | null): number | null =>
  values === null ? null : values.reduce((sum, value) => sum + value, 0)

const known = (values: readonly unknown[] | null): string =>
  values === null ? ' Not known here: only one value of each contributor was given.' : ''

/** How the values were found. */
export const howText = ({ how, permutations }: Methods, seed: number, greatest: number): string => {
  switch (how) {
    case 'given':
      return 'Nothing but the shares is computed from them.'
    case 'additive':
      return 'Exact: contributors add up, so every method gives each its own.'
    case 'exact':
      return 'Exact: every coalition is looked at.'
    case 'sampled':
      return `Sampled: ${permutations} permutations, half of them the reverse of the others, seed ${seed}. The greatest standard error of a share is ${percentAtLeast(greatest)}; ${greatest <= enoughShare ? 'that is enough to stop' : `sampling stops at ${percent(enoughShare)}, or when it has looked up its two million worths, as here`}.`
    default:
      return how satisfies never
  }
}

/** Values below 0 beyond rounding: what they mean, and that nobody pays in. */
export const negativeNotes = (
  { shapley }: Methods,
  contributors: readonly { readonly id: string; readonly name?: string | undefined }[],
): readonly Note[] => {
  const size = shapley.reduce((sum, { value }) => sum + Math.abs(value), 0)
  return shapley.flatMap(({ value }, i): readonly Note[] => {
    if (!(value < -1e-12 * size)) return []
    const { id, name = id } = contributors[i]!
    const text = `${name} has a Shapley value of ${Number(value.toPrecision(6))}: together with the others it takes more than it adds. Nobody pays for having contributed, so it is paid 0, and the others share in proportion to their values.`
    return [{ pointer: `/dataset/contributors/${i}`, text }]
  })
}
