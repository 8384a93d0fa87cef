import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { picked } from '../elements/pieces.ts'
import { navigate } from '../navigation.ts'
import { scenarioPath, withQuery } from '../router.ts'
import { bargaining } from '../styles/bargaining.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { type Bargaining, bargainingOf, dealOptions, termOptions } from '../view/bargaining.ts'
import { dealAnswer } from '../view/dealFigures.ts'
import type { ScenarioView } from '../view/scenario.ts'
import './ff-belief.ts'
import './ff-dial.ts'
import './ff-settled.ts'
import './ff-zone.ts'

/** One deal at the table: where both accept, what a term would have to be, what both would settle on. */
@customElement('ff-bargaining')
export class FfBargaining extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) query = new URLSearchParams()

  static override styles = [base, controls, bargaining]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    const asked = bargainingOf(this.query, view.document)
    if (asked === null) return html`<h1>Negotiate</h1><p class="lead">There is no deal to negotiate.</p>`
    const unknown = dealAnswer(view.answer, asked.deal.id)?.licensee === null
    return html`
      <h1>Negotiate</h1>
      ${this.renderChoice(view, asked, unknown)}
      ${
        unknown
          ? html`<ff-belief class="part" .view=${view} .asked=${asked}></ff-belief>`
          : html`<ff-zone class="part" .view=${view} .asked=${asked} .query=${this.query}></ff-zone>`
      }
      <ff-dial class="part" .view=${view} .asked=${asked} .query=${this.query} ?unknown=${unknown}></ff-dial>
      ${unknown ? nothing : html`<ff-settled class="part" .view=${view} .asked=${asked}></ff-settled>`}
    `
  }

  private renderChoice(view: ScenarioView, { deal, terms: [x, y] }: Bargaining, unknown: boolean) {
    const options = termOptions(deal)
    const term = (key: 'x' | 'y', label: string, current: string) =>
      picked({ label, options, current, choose: (value) => this.chooseTerm(key, value, [x, y]) })
    return html`<div class="controls">
      ${picked({
        label: 'Deal',
        options: dealOptions(view.document),
        current: deal.id,
        choose: (value) => this.go({ deal: value, x: null, y: null, for: null }),
      })}
      ${unknown ? nothing : html`${term('x', 'To the right', x)} ${term('y', 'Upwards', y)}`}
    </div>`
  }

  /** Whoever chooses the term of the other axis exchanges both. */
  private chooseTerm(key: 'x' | 'y', value: string, [x, y]: readonly [string, string]): void {
    const [own, other, otherKey] = key === 'x' ? ([x, y, 'y'] as const) : ([y, x, 'x'] as const)
    this.go({ [key]: value, [otherKey]: value === other ? own : other })
  }

  private go(changes: Readonly<Record<string, string | null>>): void {
    navigate(withQuery(scenarioPath(this.view?.id ?? '', 'negotiate'), this.query, changes))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-bargaining': FfBargaining
  }
}
