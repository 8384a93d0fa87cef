import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { bargainNotes, needsSentence, settledSentence } from '../../models/report/bargainText.ts'
import { ownRates } from '../../models/report/bases.ts'
import { count } from '../../models/report/figures.ts'
import type { Bargain } from '../../models/scenario/schema/bargain.ts'
import { askingDeal } from '../asking.ts'
import '../charts/ff-figure.ts'
import '../elements/ff-table.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { bargaining } from '../styles/bargaining.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import { type Bargaining, planeWords } from '../view/bargaining.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { frontierFigure, settledTable } from '../view/settled.ts'

/** What both would settle on over the terms of the plane, by several ideas of a settlement. */
@customElement('ff-settled')
export class FfSettled extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) asked: Bargaining | undefined
  private readonly answer = askingDeal(this, 'bargain', () => {
    const { view, asked } = this
    return view && asked && { document: view.document, words: planeWords(asked) }
  })

  static override styles = [base, dataset, bargaining]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h2>What both would settle on</h2>
      ${renderAsked(
        this.answer,
        'Looking for the offers that neither could better without the other losing',
        (bargain) => this.renderBargain(bargain, view),
      )}`
  }

  private renderBargain(bargain: Bargain, { document }: ScenarioView) {
    const { sentence, draw, steps, table, height } = frontierFigure(bargain, document)
    return html`<p class="answer">
        ${unbroken(bargain.zone ? settledSentence(bargain, document) : needsSentence(bargain, document))}
      </p>
      <p class="quiet small">Expected gains over the walk-aways, ${ownRates}; ${count(bargain.trials)} futures.</p>
      <ff-table class="settled" .table=${settledTable(bargain, document)}></ff-table>
      <ff-figure
        class="frontier"
        heading="The frontier of their gains"
        .sentence=${sentence}
        .draw=${draw}
        .steps=${steps}
        .table=${table}
        .height=${height}
      ></ff-figure>
      ${textList(bargainNotes(bargain, document))}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-settled': FfSettled
  }
}
