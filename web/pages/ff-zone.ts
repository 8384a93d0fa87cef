import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { zoneSentences } from '../../models/report/zoneText.ts'
import type { Zone } from '../../models/scenario/schema/zone.ts'
import { askingDeal } from '../asking.ts'
import '../charts/ff-figure.ts'
import '../elements/ff-switch.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { scenarioPath } from '../router.ts'
import { bargaining } from '../styles/bargaining.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { dataset } from '../styles/dataset.ts'
import { type Bargaining, planeWords } from '../view/bargaining.ts'
import { planeFigure } from '../view/plane.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { planeOf } from '../view/zonePlane.ts'

const LAYERS = [
  ['both', 'both say yes'],
  ['ours', 'our regret'],
  ['theirs', 'their regret'],
] as const

/** Where both accept: the sentence, the plane of two terms with a layer, the same as a table. */
@customElement('ff-zone')
export class FfZone extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) asked: Bargaining | undefined
  @property({ attribute: false }) query = new URLSearchParams()
  private readonly answer = askingDeal(this, 'zone', () => {
    const { view, asked } = this
    return view && asked && { document: view.document, words: planeWords(asked) }
  })

  static override styles = [base, controls, dataset, bargaining]

  override render() {
    const { view, asked } = this
    if (view === undefined || asked === undefined) return nothing
    return renderAsked(this.answer, 'Working out offers on the same futures, and where both accept', (zone) =>
      this.renderZone(zone, view, asked),
    )
  }

  private renderZone(zone: Zone, { id, document }: ScenarioView, { layer }: Bargaining) {
    const [first = '', ...others] = zoneSentences(zone, document)
    const plane = planeOf(zone, document)
    if (plane === null) return html`<p class="lead">${unbroken(first)}</p>${textList(others)}`
    const shown = planeFigure(plane, layer)
    const choice = {
      path: scenarioPath(id, 'negotiate'),
      query: this.query,
      key: 'layer',
      options: LAYERS,
      current: layer,
    }
    return html`<p class="lead">${unbroken(first)}</p>
      <div class="controls"><ff-switch .label=${'Shade'} .choice=${choice}></ff-switch></div>
      <ff-figure
        class="plane"
        heading="Where both accept"
        .draw=${shown.draw}
        .steps=${shown.steps}
        .table=${shown.table}
        .height=${shown.height}
        >${shown.keys.map((key) => html`<p class="quiet small">${key}</p>`)}</ff-figure
      >
      ${textList(others)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-zone': FfZone
  }
}
