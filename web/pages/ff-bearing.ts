import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { movedNotes, reading, refusedNotes } from '../../models/report/risksTable.ts'
import { asking } from '../asking.ts'
import '../charts/ff-figure.ts'
import type { Asked } from '../client.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import { bearingFigure, clausesMoved, partyNames } from '../view/bearing.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** Who bears which risk of a deal, and what each clause moves from one party to the other. */
@customElement('ff-bearing')
export class FfBearing extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property() deal = ''
  private readonly asked = asking(this, 'risks', {
    document: () => this.view?.document,
    query: () => `?deal=${encodeURIComponent(this.deal)}`,
  })

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h2>Who bears which risk</h2>
      ${renderAsked(this.asked, 'Valuing the deal without each of its clauses', (answer) =>
        this.renderAnswer(answer, view),
      )}`
  }

  private renderAnswer(risks: Asked['risks'], { document }: ScenarioView) {
    const bearing = { risks, document }
    const shown = bearingFigure(bearing)
    if (shown === null)
      return html`<p>No party bears any risk: the deal is worth the same in every future.</p>`
    const { sentence, draw, steps, table, height } = shown
    const moved = clausesMoved(bearing)
    return html`<p>${sentence}</p>
      <ff-figure class="bearing" no-hint .draw=${draw} .steps=${steps} .height=${height}></ff-figure>
      <ff-table class="born" show-caption .table=${table}></ff-table>
      <p class="quiet small">${reading}</p>
      ${
        moved === undefined
          ? nothing
          : html`<h3>What each clause moves</h3>
              <ff-table class="moved" show-caption .table=${moved}></ff-table>`
      }
      ${this.renderNotes('What goes to whom with a clause', movedNotes(risks, document, partyNames(bearing)))}
      ${this.renderNotes('Clauses that the deal cannot do without', refusedNotes(risks))}`
  }

  private renderNotes(summary: string, texts: readonly string[]) {
    return texts.length === 0
      ? nothing
      : html`<details><summary>${summary}</summary>${textList(texts)}</details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-bearing': FfBearing
  }
}
