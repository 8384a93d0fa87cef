import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import '../elements/ff-switch.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { dataset } from '../styles/dataset.ts'
import { driversChoice } from '../view/driversChoice.ts'
import type { ScenarioView } from '../view/scenario.ts'
import './ff-bearing.ts'
import './ff-lessons.ts'
import './ff-spread.ts'

/** What moves a deal, what to learn about it before signing, and who bears which risk. */
@customElement('ff-drivers')
export class FfDrivers extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) query = new URLSearchParams()

  static override styles = [base, controls, dataset]

  override render() {
    const { view, query } = this
    if (view === undefined) return nothing
    const choice = driversChoice(query, view)
    if (choice === null) return html`<h1>Drivers</h1><p class="lead">There is no deal to be moved.</p>`
    const { deal, party, deals, parties } = choice
    const path = scenarioPath(view.id, 'drivers')
    return html`
      <h1>Drivers</h1>
      <div class="controls chosen">
        ${
          deals.length < 2
            ? nothing
            : html`<ff-switch
                .label=${'Deal'}
                .choice=${{ path, query, key: 'deal', options: deals, current: deal }}
              ></ff-switch>`
        }
        <ff-switch
          .label=${'Worth'}
          .choice=${{ path, query, key: 'party', options: parties, current: party }}
        ></ff-switch>
      </div>
      <ff-spread .view=${view} .deal=${deal} .party=${party}></ff-spread>
      <ff-lessons class="asked" .view=${view} .deal=${deal} .party=${party}></ff-lessons>
      <ff-bearing class="asked" .view=${view} .deal=${deal}></ff-bearing>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-drivers': FfDrivers
  }
}
