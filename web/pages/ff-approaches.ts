import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { asking } from '../asking.ts'
import '../charts/ff-figure.ts'
import type { Asked } from '../client.ts'
import '../elements/ff-number.ts'
import { folded, renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import {
  besideWords,
  footballFigure,
  interestWords,
  type MethodShown,
  methodsShown,
  orientationTable,
} from '../view/football.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** Income, cost and market beside each other on one axis, with every convention beside its number. */
@customElement('ff-approaches')
export class FfApproaches extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  /** the stored answer has them where the document asks for them */
  private readonly asked = asking(this, 'approaches', () =>
    this.view?.answer.approaches === undefined ? this.view?.document : undefined,
  )

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    const stored = view.answer.approaches
    return html`<h2>Three approaches to its value</h2>
      ${
        stored === undefined
          ? renderAsked(this.asked, 'Valuing the dataset by each method', (answer) =>
              this.renderAnswer(answer, view),
            )
          : this.renderAnswer(stored, view)
      }`
  }

  private renderAnswer(answer: Asked['approaches'], { document }: ScenarioView) {
    const { sentence, draw, steps, table, height } = footballFigure(answer, document)
    const drawn = steps.length > 0
    const [applied, refused] = [true, false].map((has) =>
      methodsShown(answer).filter(({ figure }) => (figure !== null) === has),
    )
    return html`<p>${unbroken(sentence)}</p>
      ${
        drawn
          ? html`<ff-figure class="football" .draw=${draw} .steps=${steps} .table=${table} .height=${height}></ff-figure>`
          : nothing
      }
      <p class="quiet small">${unbroken(interestWords(answer, document))}</p>
      ${applied?.map((method) => this.renderMethod(method, document.currency))}
      ${textList(besideWords(answer, document))}
      ${
        refused === undefined || refused.length === 0
          ? nothing
          : html`<h3>Not applied, and why</h3>
              ${textList(refused.map(({ name, words }) => `${name}: ${words}`))}`
      }
      ${folded('Comparables for orientation', orientationTable(answer))}
      ${textList(answer.notes.map(({ text }) => text))}`
  }

  private renderMethod({ name, approach, figure, words, conventions }: MethodShown, currency: string) {
    return html`<div class="method">
      <div>
        <h3>${name}</h3>
        <p class="quiet small">${approach} approach</p>
        ${figure === null ? nothing : html`<ff-number class="worth" .figure=${figure} .unit=${currency}></ff-number>`}
      </div>
      <div><p class="small">${words}</p>${textList(conventions)}</div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-approaches': FfApproaches
  }
}
