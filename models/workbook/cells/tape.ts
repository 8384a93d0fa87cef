import type { Source } from '../../kernel/program.ts'
import { precondition } from '../../units/precondition.ts'

/** Steps one after the other, so many numbers each, as the machine reads them (`tapeMachine.ts`). */
export type Steps = readonly number[]

/** What a script asks of a value to choose its own way, and what came of it. */
export type Known = Source | boolean | null

/** What is done without a choice between, and then the choice, with what follows by what is known. */
interface Stretch<Told> {
  readonly steps: number[]
  choice: { readonly ask: () => Known; readonly next: Map<string, Stretch<Told>> } | null
  told: Told | null
}

/** A script that was written once and is done again by its steps; written again only where it takes a way it has not taken. */
export interface Tape<Told> {
  readonly emit: (step: Steps) => void
  readonly choose: (ask: () => Known) => Known
  /** what a loop, or a choice that is made when the steps are done, has inside */
  readonly inside: (write: () => void) => Steps
  readonly play: () => Told
}

const keyOf = (known: Known): string =>
  JSON.stringify(known, (_, value) => (typeof value === 'number' ? String(value) : value))

const stretch = <Told>(): Stretch<Told> => ({ steps: [], choice: null, told: null })

interface Doing<Told> {
  /** writes the whole script anew, from the start, and emits the same steps as long as choices are the same */
  readonly write: () => Told
  readonly run: (steps: Steps) => void
}

export const createTape = <Told>({ write, run }: Doing<Told>): Tape<Told> => {
  let first: Stretch<Told> | null = null
  // while it is written: ways known already and not gone yet, the stretch that is written (null: a known one), and blocks within
  let ahead: Known[] = []
  let from = stretch<Told>()
  let isNew = false
  const blocks: number[][] = []

  const record = (at: Stretch<Told>, way: readonly Known[], fresh: boolean): Told => {
    ahead = [...way]
    from = at
    isNew = fresh
    const told = write()
    from.told = told
    return told
  }
  const emit = (step: Steps): void => {
    const block = blocks[blocks.length - 1]
    if (block !== undefined) {
      block.push(...step)
      return
    }
    if (!isNew) return
    from.steps.push(...step)
    run(step)
  }
  const choose = (ask: () => Known): Known => {
    precondition(blocks.length === 0, 'a script of cells chooses its way outside of loops')
    if (!isNew) {
      const known = ahead.shift()!
      from = from.choice!.next.get(keyOf(known))!
      isNew = ahead.length === 0
      return known
    }
    const known = ask()
    const next = stretch<Told>()
    from.choice = { ask, next: new Map([[keyOf(known), next]]) }
    from = next
    return known
  }
  return {
    emit,
    choose,
    inside: (body) => {
      const block: number[] = []
      blocks.push(block)
      body()
      blocks.pop()
      return block
    },
    play: () => {
      if (first === null) {
        first = stretch()
        return record(first, [], true)
      }
      const way: Known[] = []
      let at = first
      for (;;) {
        run(at.steps)
        if (at.choice === null) return at.told!
        const known = at.choice.ask()
        way.push(known)
        const next = at.choice.next.get(keyOf(known))
        if (next === undefined) {
          at.choice.next.set(keyOf(known), stretch())
          return record(first, way, false)
        }
        at = next
      }
    },
  }
}
