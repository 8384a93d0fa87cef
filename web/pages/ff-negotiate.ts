import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import type { LiveAnswer } from '../../models/live.ts'
import { timeOnly } from '../../models/report/bases.ts'
import '../charts/ff-figure.ts'
import { saveVersion } from '../client.ts'
import '../elements/ff-lever.ts'
import type { Move } from '../elements/ff-lever.ts'
import '../elements/ff-moved.ts'
import { countText } from '../format/number.ts'
import { InSight } from '../inSight.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { live } from '../styles/live.ts'
import { dealAnswer, sidesFigure } from '../view/dealFigures.ts'
import { movedFutures, movedSides, spoken, withLive } from '../view/moved.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { Negotiation } from './negotiation.ts'
import { TRIALS } from './stored.ts'

/** A hand that rests, in ms without another answer. */
const REST = 300

/** What the rest of the page shows while terms are moved. */
export interface LiveShown {
  /** undefined: the version as it is stored */
  readonly view: ScenarioView | undefined
  /** false while a control is dragged */
  readonly settled: boolean
  /** whether cash by year is that of what is moved */
  readonly cash: boolean
}

/** The terms of a deal to move, and what moves for both sides while they do, worked out in this browser. */
@customElement('ff-negotiate')
export class FfNegotiate extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property() deal = ''
  /** somebody looks at the cash by year */
  @property({ type: Boolean }) cash = false
  @state() private saving = false
  @state() private refused = ''
  /** what the picture shows: out of sight it follows when the hand rests */
  private pictured: LiveAnswer | undefined
  private late: ReturnType<typeof setTimeout> | undefined
  private readonly picture = new InSight(this, () => this.renderRoot.querySelector('.sides'))
  private readonly negotiation = new Negotiation(this, (settled) => this.tellPage(settled))

  static override styles = [base, controls, live]

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') || changed.has('deal')) this.negotiation.open(this.view, this.deal)
    if (changed.has('cash')) this.negotiation.look(this.cash)
  }

  override render() {
    const { view, negotiation } = this
    if (view === undefined) return nothing
    if (negotiation.levers.length === 0) return this.renderSides(view)
    return html`<div>
      <h2>Move a term, watch both sides</h2>
      <p class="quiet small intro">
        Drag, use the arrow keys, or type. While you drag, ${countText(TRIALS.dragged)} futures are valued in this
        browser at every step; when you let go, ${countText(TRIALS.settled)}. Before and now are the same futures, so
        what changes is the terms alone. Nothing is stored until you keep it.
      </p>
      <div class="board">
        <div class="levers">${this.renderLevers()}${this.renderActions(view)}</div>
        ${this.renderMoved(view)} ${this.renderState(view)}
        <div class="picture">${this.renderSides(view)}</div>
      </div>
    </div>`
  }

  private renderLevers() {
    const { levers, moved } = this.negotiation
    const move = ({ detail }: CustomEvent<Move>): void =>
      this.negotiation.move(detail.label, detail.value, detail.settled)
    return html`<div class="terms" @ff-move=${move}>
      ${levers.map((lever) => html`<ff-lever .lever=${lever} .moved=${moved.get(lever.label)}></ff-lever>`)}
    </div>`
  }

  private renderActions(view: ScenarioView) {
    const idle = this.negotiation.moved.size === 0 || this.saving
    return html`<div class="actions">
      <button class="primary" type="button" ?disabled=${idle} @click=${() => this.keep(view)}>
        Keep as version ${view.version + 1}
      </button>
      <button type="button" ?disabled=${idle} @click=${() => this.negotiation.reset()}>Reset all</button>
    </div>`
  }

  private renderMoved(view: ScenarioView) {
    const stored = dealAnswer(view.answer, this.deal)
    if (stored === undefined) return nothing
    const { now, updates } = this.negotiation
    const before = this.negotiation.held() ?? stored
    // a control that moves is no new answer
    return guard(
      [view, this.deal, before, now],
      () => html`<ff-moved
        data-updates=${updates}
        data-trials=${now?.trials ?? 0}
        .sides=${movedSides(view, this.deal, { before, now: now?.deal ?? stored })}
        .currency=${view.document.currency}
      ></ff-moved>`,
    )
  }

  private renderState(view: ScenarioView) {
    const { now, progress, fault } = this.negotiation
    const trials = countText(now?.trials ?? view.answer.identity.trials)
    const trouble = fault === '' ? this.refused : fault
    const words = `${now === undefined ? 'As stored' : 'With your changes'}: ${trials} futures.`
    return html`<div class="state">
      ${trouble === '' ? html`<span>${words}</span>` : html`<span class="fault" role="alert">${trouble}</span>`}
      ${progress === undefined ? nothing : this.renderProgress(progress)}
      <span class="visually-hidden" role="status">${this.renderSpoken(view)}</span>
    </div>`
  }

  private renderProgress([done, total]: readonly [number, number]) {
    return html`<progress aria-label="Futures valued" max=${total} value=${done}></progress>
      <button type="button" @click=${() => this.negotiation.cancel()}>Cancel</button>`
  }

  /** Only what has settled is read out. */
  private renderSpoken(view: ScenarioView): string {
    const { now } = this.negotiation
    if (now?.whole == null) return ''
    return spoken(movedSides(view, this.deal, { before: now.deal, now: now.deal }), view.document.currency)
  }

  private renderSides(view: ScenarioView) {
    const { now } = this.negotiation
    clearTimeout(this.late)
    if (this.picture.now || now === undefined || now.whole !== null) this.pictured = now
    else if (this.pictured !== now)
      this.late = setTimeout(() => {
        this.pictured = now
        this.requestUpdate()
      }, REST)
    return guard([view, this.deal, this.pictured], () => this.renderPicture(view, this.pictured))
  }

  private renderPicture(view: ScenarioView, now: LiveAnswer | undefined) {
    const shown = now === undefined ? view : withLive(view, this.deal, now)
    const answer = dealAnswer(shown.answer, this.deal)
    if (answer === undefined) return nothing
    const figure = sidesFigure(shown, answer)
    return html`<ff-figure
      class="sides ${answer.licensee === null ? 'one' : ''}"
      heading="What it turns out to be worth"
      .sentence=${figure.sentence}
      .draw=${figure.draw}
      .steps=${figure.steps}
      .table=${figure.table}
      .futures=${now === undefined ? '' : movedFutures(now.trials)}
      ><p class="quiet small">
        Each dot is 2 of 100 futures, ${timeOnly}. Dashed: what the party could have instead.
      </p></ff-figure
    >`
  }

  private tellPage(settled: boolean): void {
    const { view, negotiation } = this
    if (view === undefined) return
    const { now } = negotiation
    const changed =
      now === undefined
        ? undefined
        : { ...withLive(view, this.deal, now), document: negotiation.document(view) }
    const detail: LiveShown = { view: changed, settled, cash: now?.deal.cash !== undefined }
    this.dispatchEvent(new CustomEvent<LiveShown>('ff-live', { detail, bubbles: true, composed: true }))
  }

  private async keep(view: ScenarioView): Promise<void> {
    this.saving = true
    this.refused = ''
    try {
      await saveVersion(view, this.negotiation.document(view))
      this.dispatchEvent(new Event('ff-saved', { bubbles: true, composed: true }))
    } catch (reason) {
      this.refused = reason instanceof Error ? reason.message : String(reason)
    } finally {
      this.saving = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-negotiate': FfNegotiate
  }
  interface HTMLElementEventMap {
    'ff-live': CustomEvent<LiveShown>
  }
}
