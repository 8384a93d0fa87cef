import { counted } from '../report/words.ts'
import type { Bridge } from '../scenario/schema/bridge.ts'
import type { Worths } from './coalitions.ts'
import type { Ground } from './ground.ts'
import type { Played } from './play.ts'
import type { Player } from './players.ts'
import { changeInWords, titleOf } from './words.ts'

export interface Found {
  readonly played: Played
  /** the deals under the second document's own settings */
  readonly sampled: readonly Worths[] | null
}

/** Players that can move a deal: the rows of a bridge, in the order of their bits. */
export const rowPlayers = ({ players }: Played): readonly number[] =>
  players.flatMap(({ moves }, i) => (moves.some((each) => each) ? [i] : []))

/** What each row is made of; the last may be the step from one sample to another. */
export const rowsOf = (ground: Ground, { played, sampled }: Found): Bridge['rows'] => [
  ...rowPlayers(played).map((i) => rowOf(ground, played.players[i]!)),
  ...(sampled === null ? [] : [samplingRow(ground)]),
]

const rowOf = ({ forked, wording }: Ground, { changes, linked }: Player): Bridge['rows'][number] => {
  const own = changes.map((index) => forked.changes[index]!)
  const common = own.map(({ steps }) => steps).reduce(sharedStart)
  const words = own.map((change) => changeInWords(change, wording))
  const name = common.length === 0 ? 'Several parts' : titleOf(common, wording.documents)
  const title = own.length === 1 ? words[0]!.title : `${name} (${counted(String(own.length), 'change')})`
  return { kind: 'changes', title, changes: words, linked }
}

const sharedStart = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const end = a.findIndex((step, i) => step !== b[i])
  return end < 0 ? a : a.slice(0, end)
}

const samplingRow = ({ before, after }: Ground): Bridge['rows'][number] => {
  const words = ({ how, trials }: Ground['before']): string =>
    `${trials} trials, seed ${how.seed}, ${how.sampling}, ${how.replicates} replicates`
  const settings = {
    path: 'simulation',
    title: 'simulation',
    from: words(before),
    to: words(after),
    pointers: { before: '/simulation', after: '/simulation' },
  }
  return { kind: 'sampling', title: 'Sampling: other settings', changes: [settings], linked: null }
}
