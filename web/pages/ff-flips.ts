import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { asking } from '../asking.ts'
import type { Asked } from '../client.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { countText } from '../format/number.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import { flipsShown, regretTable } from '../view/flips.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** What flips the verdict between two deals, and what is missed with either. */
@customElement('ff-flips')
export class FfFlips extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  /** ids of the two, with a comma between them */
  @property() pair = ''
  @property() party: 'licensor' | 'licensee' = 'licensor'
  private readonly asked = asking(this, 'compare', {
    document: () => this.view?.document,
    query: () => `?deals=${encodeURIComponent(this.pair)}&refused=include`,
  })

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h3>What would flip it</h3>
      ${renderAsked(this.asked, 'Looking where inputs stand when the other wins', (answer) =>
        this.renderAnswer(answer, view),
      )}`
  }

  private renderAnswer(answer: Asked['compare'], { document }: ScenarioView) {
    const flipping = { answer, document, party: this.party }
    const shown = flipsShown(flipping)
    const regret = regretTable(flipping)
    return html`
      ${
        shown === null
          ? html`<p>The two have no licensee in common, so no licensee chooses between them.</p>`
          : html`<p>${unbroken(shown.sentence)}</p>
              ${shown.table === undefined ? nothing : html`<ff-table class="flips" show-caption .table=${shown.table}></ff-table>`}
              ${textList(shown.notes)}`
      }
      ${
        regret === undefined
          ? nothing
          : html`<h3>What is missed with either</h3>
              <ff-table class="regret" show-caption .table=${regret}></ff-table>`
      }
      <p class="quiet small">On ${countText(answer.trials)} futures; what flips it, on the first ${countText(answer.flipTrials)}.</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-flips': FfFlips
  }
}
