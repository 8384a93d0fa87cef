import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { LiveAnswer } from '../../models/live.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { changed } from '../view/changed.ts'
import { faultText } from '../view/failures.ts'
import { changesOf, type Lever, leversOf } from '../view/levers.ts'
import type { ScenarioView } from '../view/scenario.ts'
import type { Question } from '../worker/messages.ts'
import type { Ending, Queue } from '../worker/queue.ts'
import { openEngine } from '../worker/standby.ts'
import { StoredDeal, TRIALS } from './stored.ts'

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
  private cash = false
  private view: ScenarioView | undefined
  private deal = ''
  private stored: StoredDeal | undefined
  private queue: Queue | undefined
  private pause: ReturnType<typeof setTimeout> | undefined
  private frame: number | undefined
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
    this.stored?.leave()
    this.queue?.cancel()
    if (view !== undefined && view !== this.view) this.queue?.open(view.document)
    this.view = view
    this.deal = deal
    this.levers = view === undefined ? [] : leversOf(view.document, deal)
    this.stored = new StoredDeal(deal, (question) => this.asked(question))
    this.moved = new Map()
    this.rest()
    // while the page is drawn, for it has a thread of its own
    if (this.levers.length > 0) this.stored.prepare(() => this.moved.size === 0)
  }

  /** The document as it stands with what is moved. */
  document(view: ScenarioView): FieldfareDocument {
    return changed(view.document, changesOf(this.levers, this.moved))
  }

  move(label: string, value: number, settled: boolean): void {
    const lever = this.levers.find((each) => each.label === label)
    const moved = new Map(this.moved)
    if (lever?.value === value) moved.delete(label)
    else moved.set(label, value)
    this.follow(moved, settled)
  }

  /** Whether somebody looks at the cash by year. */
  look(cash: boolean): void {
    this.cash = cash
    if (cash && this.now !== undefined && this.now.deal.cash === undefined) this.short = this.askShort()
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
    return (this.stored?.on(this.now.trials) ?? this.stored?.on(TRIALS.dragged))?.deal
  }

  private follow(moved: ReadonlyMap<string, number>, settled: boolean): void {
    this.moved = moved
    this.host.requestUpdate()
    clearTimeout(this.pause)
    this.short = this.askShort()
    if (settled) this.pause = setTimeout(() => void this.settle(), PAUSE)
  }

  /** The long run begins when the short one has been shown, and not when something else has been moved meanwhile. */
  private async settle(): Promise<void> {
    const { moved } = this
    await this.short
    if (this.moved !== moved) return
    if (moved.size > 0) return void (await this.askWhole())
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

  /** From as many futures as there are, and then from more, until something else is moved. */
  private async askShort(): Promise<void> {
    const { stored, moved } = this
    for (let trials = 0; trials < TRIALS.dragged && this.moved === moved; ) {
      trials = (this.now === undefined ? stored?.most() : stored?.next()) ?? 0
      // both are shown beside each other, on the same futures
      if (!(await stored?.find(trials))) return
      const ending = await this.asked(this.question(trials))
      if (stored !== this.stored || ending?.kind !== 'answer') return
      if (this.moved.size > 0) this.take(ending)
    }
  }

  private async askWhole(): Promise<void> {
    const { stored } = this
    const ending = await this.asked(this.question(TRIALS.settled))
    if (stored !== this.stored) return
    this.progress = undefined
    this.host.requestUpdate()
    if (ending?.kind !== 'answer') return
    this.take(ending)
    if (await stored?.find(TRIALS.settled)) this.host.requestUpdate()
  }

  private question(trials: number): Question {
    const changes = changesOf(this.levers, this.moved)
    return { changes, deal: this.deal, trials, whole: trials === TRIALS.settled, cash: this.cash }
  }

  private engine({ document }: ScenarioView): Queue {
    this.queue ??= openEngine(document)
    return this.queue
  }

  private async asked(question: Question): Promise<Ending | undefined> {
    const { view } = this
    if (view === undefined) return undefined
    const tell = (done: number, total: number): void => {
      this.progress = [done, total]
      this.host.requestUpdate()
    }
    const isLong = question.whole && question.changes.length > 0
    if (isLong) tell(0, question.trials)
    const asked = this.engine(view).ask(question, isLong ? tell : undefined)
    return asked.catch((reason: Error) => this.failed(reason))
  }

  private take({ result }: Extract<Ending, { kind: 'answer' }>): void {
    this.fault = result.ok ? '' : faultText(result.faults)
    if (!result.ok) return
    this.now = result.value
    this.updates++
    // answers that come within one frame are drawn once
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined
      this.host.requestUpdate()
      this.shown(this.now?.whole != null)
    })
  }

  private failed(reason: Error): undefined {
    this.fault = `The engine in this browser stopped (${reason.message}). Reload the page to go on.`
    this.progress = undefined
    this.queue?.close()
    this.queue = undefined
    this.host.requestUpdate()
  }
}
