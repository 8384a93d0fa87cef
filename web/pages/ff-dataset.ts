import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { datasetName } from '../../models/report/names.ts'
import '../charts/ff-figure.ts'
import { folded } from '../elements/pieces.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import {
  agingWords,
  datasetSentence,
  qualityTable,
  type RightGate,
  rightGates,
  sourcesFigure,
  transferTable,
} from '../view/dataset.ts'
import type { ScenarioView } from '../view/scenario.ts'
import './ff-approaches.ts'
import './ff-contributors.ts'
import './ff-diligence.ts'
import './ff-utility.ts'

const SIGNS = { confirmed: '✓', missing: '✗', 'not confirmed': '?' } as const
const LOOKS = { confirmed: '', missing: 'missing', 'not confirmed': 'open' } as const

/** What is licensed: facts and rights, what its worth rests on, whose it is, approaches to its value, what is open. */
@customElement('ff-dataset')
export class FfDataset extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`
      <h1>${datasetName(view.document)}</h1>
      <p class="lead">${datasetSentence(view.document)}</p>
      <ul class="gates" aria-label="Rights">${rightGates(view.document).map((gate) => this.renderGate(gate))}</ul>
      ${this.renderSources(view)}
      <ff-utility class="asked" .view=${view}></ff-utility>
      <ff-contributors class="asked" .view=${view}></ff-contributors>
      <ff-approaches class="asked" .view=${view}></ff-approaches>
      <ff-diligence class="asked" .view=${view}></ff-diligence>
    `
  }

  private renderGate({ name, state, meaning }: RightGate) {
    return html`<li class=${LOOKS[state]}>
      <p>${name}</p>
      <strong><span aria-hidden="true">${SIGNS[state]}</span> ${state}</strong>
      ${meaning === '' ? nothing : html`<p>${meaning}</p>`}
    </li>`
  }

  private renderSources({ document }: ScenarioView) {
    const sources = sourcesFigure(document)
    if (sources === null)
      return html`<section><h2>Sources</h2><p>No source is stated: nothing keeps the records from any field or place.</p></section>`
    const transfers = transferTable(document)
    return html`<section>
      <ff-figure
        no-hint
        heading="Sources, and where they may go"
        .sentence=${sources.sentence}
        .draw=${sources.draw}
        .steps=${sources.steps}
        .table=${sources.table}
        .height=${sources.height}
      ></ff-figure>
      ${transfers === undefined ? nothing : html`<ff-table show-caption .table=${transfers}></ff-table>`}
      ${folded(`Quality, as the document states it. ${agingWords(document)}`, qualityTable(document))}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-dataset': FfDataset
  }
}
