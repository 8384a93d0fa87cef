import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { fourBases } from '../../models/report/bases.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import '../charts/ff-figure.ts'
import '../elements/ff-four.ts'
import '../elements/ff-stamp.ts'
import '../elements/ff-table.ts'
import { InSight } from '../inSight.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { deal as dealStyles } from '../styles/deal.ts'
import { cashFigures } from '../view/cash.ts'
import { dealAnswer } from '../view/dealFigures.ts'
import { dealRow } from '../view/deals.ts'
import { licensorAtStart } from '../view/facts.ts'
import { movedFutures } from '../view/moved.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { statementTable } from '../view/statement.ts'
import './ff-agreed.ts'
import './ff-negotiate.ts'
import type { LiveShown } from './ff-negotiate.ts'

/** One deal: its clauses and what each is worth, what it is worth to both, cash by year, the statement. */
@customElement('ff-deal')
export class FfDeal extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property() deal = ''
  /** the deal with the terms that were moved; what is read in peace follows when they are let go */
  @state() private settled: ScenarioView | undefined
  /** the deal with the terms as they are being moved, while somebody looks at its cash */
  @state() private moving: ScenarioView | undefined
  private readonly cash = new InSight(this, () => this.renderRoot.querySelector('.cash'))

  static override styles = [base, dealStyles]

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view') && !changed.has('deal')) return
    this.settled = undefined
    this.moving = undefined
  }

  private follow({ view, settled, cash }: LiveShown): void {
    if (settled || cash) this.moving = view
    if (settled) this.settled = view
  }

  override render() {
    const { view } = this
    const answer = view === undefined ? undefined : dealAnswer(view.answer, this.deal)
    if (view === undefined) return nothing
    if (answer === undefined) return this.renderUnknown(view)
    const [moving, settled] = [this.moving ?? view, this.settled ?? view]
    const shown = ({ answer: own }: ScenarioView): DealAnswer => dealAnswer(own, this.deal) ?? answer
    // only the cash follows many times a second
    return html`
      ${guard([view, this.deal], () => this.renderHead(view, answer))}
      <ff-negotiate
        .view=${view}
        .deal=${this.deal}
        .cash=${this.cash.now}
        @ff-live=${({ detail }: CustomEvent<LiveShown>) => this.follow(detail)}
      ></ff-negotiate>
      ${guard(
        [settled, this.deal],
        () => html`<section><ff-agreed .view=${settled} .answer=${shown(settled)}></ff-agreed></section>`,
      )}
      ${guard([moving, this.deal], () => this.renderCash(moving, shown(moving)))}
      ${guard([settled, this.deal], () => this.renderStatement(settled))}
    `
  }

  private renderHead(view: ScenarioView, answer: DealAnswer) {
    const row = dealRow(view, answer)
    return html`
      <h1>${row.name}</h1>
      <p class="grant">${row.licensee} · ${row.grant}</p>
      ${
        row.refusal === null
          ? nothing
          : html`<ff-stamp .by=${row.refusal.by} .cure=${row.refusal.cure}></ff-stamp>`
      }
      <ff-four
        .numbers=${row.numbers}
        .currency=${view.document.currency}
        .licensor=${licensorAtStart(view.document)}
        .licensee=${row.licensee}
      ></ff-four>
      <p class="quiet small bases">${fourBases}</p>
    `
  }

  private renderUnknown(view: ScenarioView) {
    return html`<h1>No such deal</h1>
      <p class="lead">
        This version has no deal ${this.deal}. <a href=${scenarioPath(view.id, 'deals')}>See all its deals</a>
      </p>`
  }

  private renderCash(view: ScenarioView, answer: DealAnswer) {
    return html`<section class="cash">
      <h2>Cash by year</h2>
      <p class="quiet small">
        Line: median. Dark band: the middle half of futures. Light band: 9 of 10. Net of costs, losses and tax,
        not discounted.
      </p>
      <div class="pair">
        ${cashFigures(view, answer).map(
          (figure) => html`<ff-figure
            topic="Cash by year"
            .heading=${figure.name}
            .sentence=${figure.sentence}
            .draw=${figure.draw}
            .steps=${figure.steps}
            .table=${figure.table}
            .futures=${view === this.view ? '' : movedFutures(view.answer.identity.trials)}
          ></ff-figure>`,
        )}
      </div>
    </section>`
  }

  private renderStatement(view: ScenarioView) {
    const table = statementTable(view.answer, this.deal, view.document.currency)
    if (table === undefined) return nothing
    return html`<section>
      <h2>The expected statement</h2>
      <p class="quiet small">Every uncertain input at its mean; year by year, not discounted.</p>
      <ff-table .table=${table}></ff-table>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-deal': FfDeal
  }
}
