import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { LiveAnswer, LiveQuestion } from '../../models/live.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { faultText } from '../view/failures.ts'
import { type Lever, leversOf } from '../view/levers.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { withMoved } from '../view/withMoved.ts'
import { createQueue, type Ending, type Queue } from '../worker/queue.ts'
import { startEngine } from '../worker/start.ts'

/** Futures while a control is dragged, and once it is let go. */
export const TRIALS = { dragged: 8192, settled: 65536 }

/** A pause in typing and in arrow keys before the long run begins. */
const PAUSE = 200

/** The terms of a deal while they are moved: where they stand, what is being asked, what has been answered. */
export class Negotiation implements ReactiveController {
  levers: readonly Lever[] = []
  moved: ReadonlyMap<string, number> = new Map()
  /** undefined: nothing is moved, the stored answer holds */
  now: LiveAnswer | undefined
  progress: readonly [done: number, total: number] | undefined
  fault = ''
  /** answers that were shown */
  updates = 0
  private view: ScenarioView | undefined
  private deal = ''
  /** the deal as it is stored, by how many futures it was asked for */
  private readonly before = new Map<number, LiveAnswer>()
  private queue: Queue | undefined
  private pause: ReturnType<typeof setTimeout> | undefined
  /** the last short question */
  private short: Promise<void> = Promise.resolve()

  constructor(
    private readonly host: ReactiveControllerHost,
    /** told after each answer; `settled` is false while a control is dragged */
    private readonly shown: (settled: boolean) => void,
  ) {
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.pause)
    this.queue?.close()
    this.queue = undefined
  }

  /** Goes to a deal of a version; what was moved before is forgotten. */
  open(view: ScenarioView | undefined, deal: string): void {
    clearTimeout(this.pause)
    this.queue?.cancel()
    this.view = view
    this.deal = deal
    this.levers = view === undefined ? [] : leversOf(view.document, deal)
    this.before.clear()
    this.moved = new Map()
    this.rest()
  }

  /** The document as it stands with what is moved. */
  document(view: ScenarioView): FieldfareDocument {
    return withMoved(view.document, this.levers, this.moved)
  }

  /** The engine is loaded by the first who comes near a control, and draws the markets before anything moves. */
  begin(): Queue {
    if (this.queue === undefined) {
      this.queue = createQueue(startEngine())
      void this.askBefore(false)
    }
    return this.queue
  }

  move(label: string, value: number, settled: boolean): void {
    const lever = this.levers.find((each) => each.label === label)
    const moved = new Map(this.moved)
    if (lever?.value === value) moved.delete(label)
    else moved.set(label, value)
    this.follow(moved, settled)
  }

  reset(): void {
    this.follow(new Map(), true)
  }

  cancel(): void {
    this.queue?.cancel()
  }

  /** What an answer is held against: the stored deal on the same futures, as soon as that is known. */
  held(): LiveAnswer['deal'] | undefined {
    if (this.now === undefined) return undefined
    return (this.before.get(this.now.trials) ?? this.before.get(TRIALS.dragged))?.deal
  }

  private follow(moved: ReadonlyMap<string, number>, settled: boolean): void {
    this.moved = moved
    this.host.requestUpdate()
    clearTimeout(this.pause)
    this.short = this.ask(false)
    if (settled) this.pause = setTimeout(() => void this.settle(), PAUSE)
  }

  /** The long run begins when the short one has been shown, and not when something else has been moved meanwhile. */
  private async settle(): Promise<void> {
    const { moved } = this
    await this.short
    if (this.moved !== moved) return
    if (moved.size > 0) {
      void this.ask(true)
      return
    }
    this.queue?.cancel()
    this.rest()
    this.shown(true)
  }

  private rest(): void {
    this.now = undefined
    this.progress = undefined
    this.fault = ''
    this.host.requestUpdate()
  }

  private question(whole: boolean, moved: ReadonlyMap<string, number>): LiveQuestion | undefined {
    if (this.view === undefined) return undefined
    const document = withMoved(this.view.document, this.levers, moved)
    const overrides = { trials: whole ? TRIALS.settled : TRIALS.dragged }
    return { document, deal: this.deal, overrides, whole }
  }

  private async ask(whole: boolean): Promise<void> {
    const { view, deal } = this
    const question = this.question(whole, this.moved)
    if (question === undefined) return
    const ending = await this.asked(question)
    if (this.view !== view || this.deal !== deal) return
    if (whole) this.progress = undefined
    if (ending?.kind === 'answer' && (whole || this.moved.size > 0)) this.take(ending)
    this.host.requestUpdate()
    if (whole && ending?.kind === 'answer') void this.askBefore(true)
  }

  private asked(question: LiveQuestion): Promise<Ending | undefined> {
    const queue = this.begin()
    const tell = (done: number, total: number): void => {
      this.progress = [done, total]
      this.host.requestUpdate()
    }
    if (question.whole) tell(0, TRIALS.settled)
    return queue.ask(question, tell).catch((reason: Error) => this.failed(reason))
  }

  /** The stored deal on as many futures, once. */
  private async askBefore(whole: boolean): Promise<void> {
    const { queue, view } = this
    const question = this.question(whole, new Map())
    const trials = whole ? TRIALS.settled : TRIALS.dragged
    if (queue === undefined || question === undefined || this.before.has(trials)) return
    const ending = await queue.ask(question).catch((reason: Error) => this.failed(reason))
    if (this.view !== view || ending?.kind !== 'answer' || !ending.result.ok) return
    this.before.set(trials, ending.result.value)
    this.host.requestUpdate()
  }

  private take({ result }: Extract<Ending, { kind: 'answer' }>): void {
    this.fault = result.ok ? '' : faultText(result.faults)
    if (!result.ok) return
    this.now = result.value
    this.updates++
    this.shown(result.value.whole !== null)
  }

  private failed(reason: Error): undefined {
    this.fault = `The engine in this browser stopped (${reason.message}). Reload the page to go on.`
    this.progress = undefined
    this.queue?.close()
    this.queue = undefined
    this.host.requestUpdate()
  }
}
