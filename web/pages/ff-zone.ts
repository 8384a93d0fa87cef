import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
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
import { equalOf } from '../view/equal.ts'
import { planeFigure } from '../view/plane.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { planeOf } from '../view/zonePlane.ts'
import './ff-equal.ts'

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
  /** the value that the first term has been moved to */
  @state() private moved: number | undefined
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('asked')) this.moved = undefined
  }

  private renderZone(zone: Zone, view: ScenarioView, asked: Bargaining) {
    const { id, document } = view
    const { layer, hold } = asked
    const [first = '', ...others] = zoneSentences(zone, document)
    const plane = planeOf(zone, document)
    if (plane === null) return html`<p class="lead">${unbroken(first)}</p>${textList(others)}`
    const equal = equalOf(plane, hold, this.moved)
    const shown = planeFigure(plane, layer, equal)
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
      <ff-equal
        .view=${view}
        .asked=${asked}
        .query=${this.query}
        .plane=${plane}
        .equal=${equal}
        @ff-equal=${({ detail }: CustomEvent<number | undefined>) => {
          this.moved = detail
        }}
      ></ff-equal>
      ${textList(others)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-zone': FfZone
  }
}
