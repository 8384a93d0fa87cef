import type { LiveAnswer } from '../../models/live.ts'
import type { Question } from '../worker/messages.ts'
import type { Ending } from '../worker/queue.ts'

/** Futures while a control is dragged, and once it is let go. */
export const TRIALS = { dragged: 8192, settled: 65536 }

/** First from few futures, then from more: each step draws the markets of its own futures alone. */
const STEPS = [512, 1024, 2048, 4096, TRIALS.dragged]

/**
 * A deal as it is stored, on the futures that what is moved is held against, by how many they are. Asking for it draws
 * the markets, so it is asked for before anything moves, step by step: whoever touches a control meanwhile gets an answer
 * from as many futures as there are by then.
 */
export class StoredDeal {
  private readonly known = new Map<number, LiveAnswer>()
  private left = false
  private preparing: Promise<void> | undefined

  constructor(
    private readonly deal: string,
    private readonly ask: (question: Question) => Promise<Ending | undefined>,
  ) {}

  on(trials: number): LiveAnswer | undefined {
    return this.known.get(trials)
  }

  /** As many futures as are there already, or the first step. */
  most(): number {
    return STEPS.findLast((trials) => this.known.has(trials)) ?? STEPS[0]!
  }

  /** The step that comes next, or the last. */
  next(): number {
    return STEPS.find((trials) => !this.known.has(trials)) ?? TRIALS.dragged
  }

  /** Asks once for so many futures; whether they are known then. */
  async find(trials: number): Promise<boolean> {
    if (this.known.has(trials)) return true
    const whole = trials === TRIALS.settled
    const ending = await this.ask({ changes: [], deal: this.deal, trials, whole, cash: false })
    if (this.left || ending?.kind !== 'answer' || !ending.result.ok) return false
    this.known.set(trials, ending.result.value)
    return true
  }

  /**
   * Step by step, as long as nothing else is asked, which goes on from there: a step of this one would take the place of what
   * waits.
   */
  prepare(isAlone: () => boolean): void {
    this.preparing ??= this.findAll(isAlone)
  }

  private async findAll(isAlone: () => boolean): Promise<void> {
    for (const trials of STEPS) if (!isAlone() || !(await this.find(trials))) return
  }

  leave(): void {
    this.left = true
  }
}
