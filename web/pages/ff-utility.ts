import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { substituteTexts } from '../../models/report/utilityTable.ts'
import { asking } from '../asking.ts'
import '../charts/ff-figure.ts'
import type { Asked } from '../client.ts'
import { folded, renderAsked, textList } from '../elements/pieces.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import { type CurveShown, curvelessTable, curvesShown } from '../view/curves.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { rivalryTable, stockFigure } from '../view/stock.ts'

/** What the worth of the data rests on: learning curves, age, substitutes, rivals. */
@customElement('ff-utility')
export class FfUtility extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  private readonly asked = asking(this, 'utility', () => this.view?.document)

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h2>What the worth rests on</h2>
      ${renderAsked(this.asked, 'Fitting curves, and changing the data in the same futures', (answer) =>
        this.renderAnswer(answer, view),
      )}`
  }

  private renderAnswer(answer: Asked['utility'], view: ScenarioView) {
    const { document } = view
    const curves = curvesShown(answer, document)
    const without = curvelessTable(answer, document)
    const substitutes = substituteTexts(answer, document)
    return html`
      ${
        curves.length === 0
          ? html`<p>No learning curve was measured: what more records would bring is not known.</p>`
          : curves.map((curve) => this.renderCurve(curve))
      }
      ${
        curves.length === 0 && without !== undefined
          ? html`<ff-table .table=${without}></ff-table>`
          : folded('Uses without a learning curve', without)
      }
      ${this.renderStock(answer, view)}
      ${substitutes.length === 0 ? nothing : html`<details><summary>What a substitute would do</summary>${textList(substitutes)}</details>`}
      ${folded('What rivals leave each other', rivalryTable(answer, view))}
    `
  }

  private renderCurve({ heading, sentence, key, draw, steps, table, height, texts, overlap }: CurveShown) {
    return html`<ff-figure
        class="curve"
        .heading=${heading}
        .sentence=${sentence}
        .draw=${draw}
        .steps=${steps}
        .table=${table}
        .height=${height}
        ><p class="quiet small">${key}</p></ff-figure
      >
      ${textList(texts)} ${folded('Worth against overlap with what it has', overlap)}`
  }

  private renderStock(answer: Asked['utility'], { document }: ScenarioView) {
    const stock = stockFigure(answer, document)
    if (stock === null) return html`<h3>Age</h3><p>The dataset does not age: no half-life is stated.</p>`
    return html`<ff-figure
      class="stock"
      heading="How the records age"
      .sentence=${stock.sentence}
      .draw=${stock.draw}
      .steps=${stock.steps}
      .table=${stock.table}
      .height=${stock.height}
    ></ff-figure>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-utility': FfUtility
  }
}
