import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { laterIsMore } from '../../models/report/diligenceNotes.ts'
import { introduction } from '../../models/report/diligenceText.ts'
import { chainTexts, coverageTexts, itemTexts, obligationTexts } from '../../models/report/diligenceTexts.ts'
import { asking } from '../asking.ts'
import '../charts/ff-figure.ts'
import type { Asked } from '../client.ts'
import { folded, renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import {
  besideTables,
  deliveryTable,
  deliveryWords,
  failingTable,
  heldFigure,
  mandateTable,
  walkAwayTable,
} from '../view/heldBack.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** What is open beside the figures, and the money it holds. */
@customElement('ff-diligence')
export class FfDiligence extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  private readonly asked = asking(this, 'diligence', () => this.view?.document)

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h2>Diligence and obligations</h2>
      ${renderAsked(this.asked, 'Playing each open item as if it had turned out badly', (answer) =>
        this.renderAnswer(answer, view),
      )}`
  }

  private renderAnswer(answer: Asked['diligence'], { document }: ScenarioView) {
    const held = heldFigure(answer, document)
    const parts: readonly (readonly [string, readonly string[]])[] = [
      ['Items', [...itemTexts(answer), ...laterIsMore(answer.items)]],
      ['Obligations', obligationTexts(answer)],
      ['Coverage: the records beside the people the product is for', coverageTexts(answer, document)],
      ['Chains of deals', chainTexts(answer, document)],
    ]
    return html`<p>${unbroken(introduction(answer, document))}</p>
      ${
        held === null
          ? nothing
          : html`<ff-figure
              class="held"
              heading="What the open items hold of each deal"
              sentence="Probability × what would change for us if the item turned out badly; less than 0 is a loss."
              .draw=${held.draw}
              .steps=${held.steps}
              .table=${held.table}
              .height=${held.height}
            ></ff-figure>`
      }
      ${parts.map(([title, texts]) => (texts.length === 0 ? nothing : html`<h3>${title}</h3>${textList(texts)}`))}
      ${folded('If an item turns out badly, deal by deal', failingTable(answer, document))}
      ${besideTables(answer, document).map((table) => folded(table.caption, table))}
      ${this.renderDelivery(answer, document)}
      ${folded('Walk-aways: what else each party could do', walkAwayTable(answer, document))}
      ${folded('Mandates, own side only', mandateTable(answer, document))}`
  }

  private renderDelivery(answer: Asked['diligence'], document: ScenarioView['document']) {
    const table = deliveryTable(answer, document)
    if (table === undefined) return nothing
    return html`<details>
      <summary>Delivery: what another way would add</summary>
      <ff-table show-caption .table=${table}></ff-table>
      <p class="quiet small">What the ways assume is judgement, grade D.</p>
      ${textList(deliveryWords(answer))}
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-diligence': FfDiligence
  }
}
