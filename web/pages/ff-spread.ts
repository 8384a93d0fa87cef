import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { unreadText } from '../../models/report/driversText.ts'
import type { DriverParty } from '../../models/scenario/schema/drivers.ts'
import { asking } from '../asking.ts'
import '../charts/ff-figure.ts'
import type { Asked } from '../client.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { countText } from '../format/number.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import type { ScenarioView } from '../view/scenario.ts'
import type { Shown } from '../view/shown.ts'
import { sharesFigure, spreadSentences } from '../view/spread.ts'
import { tornadoFigure } from '../view/tornado.ts'
import { worstFigure } from '../view/worstTenth.ts'

/** What moves a deal: shares of the variance, the tornado, and what the worst futures have in common. */
@customElement('ff-spread')
export class FfSpread extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property() deal = ''
  @property() party: DriverParty = 'licensor'
  private readonly asked = asking(this, 'drivers', {
    document: () => this.view?.document,
    query: () => `?deal=${encodeURIComponent(this.deal)}`,
  })

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return renderAsked(this.asked, 'Looking for what moves the deal, input by input', (answer) =>
      this.renderAnswer(answer, view),
    )
  }

  private renderAnswer(drivers: Asked['drivers'], { document }: ScenarioView) {
    const party = drivers.parties.find((each) => each.party === this.party)
    if (party === undefined)
      return html`<p class="lead">
        What the data do for the licensee is unknown, so nothing can be said of what moves its side.
      </p>`
    const spread = { drivers, party, document }
    const [first = '', ...others] = spreadSentences(spread)
    return html`
      <p class="lead">${unbroken(first)}</p>
      ${others.map((text) => html`<p class="second">${unbroken(text)}</p>`)}
      ${this.renderFigure('shares', 'What makes the spread', sharesFigure(spread))}
      ${this.renderFigure('tornado', 'One input at a time', tornadoFigure(spread))}
      ${this.renderFigure('worst', 'What the worst tenth of the futures have in common', worstFigure(spread))}
      <details>
        <summary>How this was found, on ${countText(drivers.trials)} futures</summary>
        ${textList([...drivers.notes, unreadText(drivers)])}
      </details>
    `
  }

  private renderFigure(name: string, heading: string, shown: Shown | null) {
    if (shown === null) return nothing
    const { sentence, draw, steps, table, height } = shown
    return html`<section>
      <ff-figure
        class=${name}
        .heading=${heading}
        .sentence=${sentence}
        .draw=${draw}
        .steps=${steps}
        .table=${table}
        .height=${height}
      ></ff-figure>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-spread': FfSpread
  }
}
