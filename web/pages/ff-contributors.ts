import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { asking } from '../asking.ts'
import '../charts/ff-figure.ts'
import type { Asked } from '../client.ts'
import { folded, renderAsked, textList } from '../elements/pieces.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { methodsTable, sharesFigure } from '../view/shares.ts'

/** Whose the dataset is: what share of a payment is due to each contributor. */
@customElement('ff-contributors')
export class FfContributors extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  private readonly asked = asking(this, 'contributors', () =>
    this.view?.document.dataset.contributors === undefined ? undefined : this.view.document,
  )

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    if (view.document.dataset.contributors === undefined)
      return html`<h2>Contributors and the split</h2>
        <p>No contributors are stated: what is paid is the licensor's alone.</p>`
    return html`<h2>Contributors and the split</h2>
      ${renderAsked(this.asked, 'Looking at what each contributor adds', (answer) => this.renderAnswer(answer))}`
  }

  private renderAnswer(answer: Asked['contributors']) {
    const { sentence, draw, steps, table, height } = sharesFigure(answer)
    const { worth, how, notes } = answer
    return html`<p>${sentence}</p>
      <ff-figure
        class="shares"
        no-hint
        .draw=${draw}
        .steps=${steps}
        .height=${height}
      ></ff-figure>
      <ff-table show-caption .table=${table}></ff-table>
      <p class="quiet small">${worth.text} ${how.text}</p>
      ${textList(notes.map(({ text }) => text))}
      ${folded('The methods, and which may be paid by', methodsTable(answer))}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-contributors': FfContributors
  }
}
