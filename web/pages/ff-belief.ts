import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { solveSentences } from '../../models/report/solveText.ts'
import { askingDeal } from '../asking.ts'
import '../elements/ff-table.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { bargaining } from '../styles/bargaining.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import { type Bargaining, unknownBelief } from '../view/bargaining.ts'
import { beliefSentence, sheetTable } from '../view/dial.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** What a licensee would have to believe to sign, where nobody knows what the data do for it. */
@customElement('ff-belief')
export class FfBelief extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) asked: Bargaining | undefined
  private readonly answer = askingDeal(this, 'solve', () => {
    const { view, asked } = this
    const belief = view && asked && unknownBelief(asked, view.document)
    if (view === undefined || asked === undefined || belief === null || belief === undefined) return undefined
    const words = { deal: asked.deal.id, for: belief, hold: 'licensee', target: 'walk-away' }
    return { document: view.document, words }
  })

  static override styles = [base, dataset, bargaining]

  override render() {
    const { view, asked } = this
    if (view === undefined || asked === undefined) return nothing
    if (unknownBelief(asked, view.document) === null)
      return html`<p class="lead">What the data do for the licensee is not known, so neither is what it would agree to.</p>`
    return renderAsked(this.answer, 'Solving for what it must believe', (solve) => {
      const [first = '', ...others] = solveSentences(solve, view.document)
      return html`<p class="lead">${unbroken(beliefSentence(solve, view.document) ?? first)}</p>
        <p>What the data do for it is unknown, so there is no plane of offers that both accept.</p>
        ${textList(others)}
        <ff-table show-caption .table=${sheetTable(solve, view.document)}></ff-table>`
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-belief': FfBelief
  }
}
