import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { asking } from '../asking.ts'
import type { Asked } from '../client.ts'
import '../elements/ff-lattice.ts'
import '../elements/ff-switch.ts'
import { folded, renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { InSight } from '../inSight.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { dataset } from '../styles/dataset.ts'
import { latticeShown } from '../view/lattice.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** The lattice of rights: what is granted where and when, strategy by strategy, and what is left. Asked once in sight. */
@customElement('ff-rights')
export class FfRights extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) query = new URLSearchParams()
  private wanted = false
  private readonly sight = new InSight(this, () => this.renderRoot.querySelector('h2'))
  private readonly asked = asking(this, 'strategy', () => (this.wanted ? this.view?.document : undefined))

  static override styles = [
    base,
    controls,
    dataset,
    css`
      .controls {
        margin: 0.75rem 0;
      }
      h2 + p,
      .sentence {
        margin: 0.375rem 0 0.75rem;
        max-width: 58em;
      }
      @media print {
        :host(:not([answered])) {
          display: none;
        }
      }
    `,
  ]

  protected override willUpdate(): void {
    this.wanted ||= this.sight.now
  }

  protected override updated(): void {
    this.toggleAttribute('answered', this.asked.value !== undefined)
  }

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h2>Which rights that leaves, and what is left to license</h2>
      ${renderAsked(this.asked, 'Looking for the best set of deals', (answer) => this.renderAnswer(answer, view))}`
  }

  private renderAnswer(answer: Asked['strategy'], { id, document }: ScenarioView) {
    const shown = latticeShown(answer, document, this.query.get('rights'))
    if (shown === undefined) return nothing
    const { choices: options, current } = shown
    const choice = { path: scenarioPath(id, 'markets'), query: this.query, key: 'rights', options, current }
    return html`<p class="sentence">${unbroken(shown.sentence)}</p>
      <div class="controls"><ff-switch .label=${'Rights after'} .choice=${choice}></ff-switch></div>
      <ff-lattice .shown=${shown} .currency=${document.currency}></ff-lattice>
      <p class="quiet small">
        Left: ceiling less floor of grants that are still possible after these deals, over all licensees that are named.
      </p>
      ${textList(shown.missing)} ${folded('The same as a table, with whom it could be licensed to', shown.table)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-rights': FfRights
  }
}
