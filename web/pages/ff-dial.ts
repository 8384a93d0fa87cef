import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { solveSentences } from '../../models/report/solveText.ts'
import type { Solve } from '../../models/scenario/schema/solve.ts'
import { askingDeal } from '../asking.ts'
import '../elements/ff-switch.ts'
import { picked, renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { navigate } from '../navigation.ts'
import { scenarioPath, withQuery } from '../router.ts'
import { bargaining } from '../styles/bargaining.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { dataset } from '../styles/dataset.ts'
import { type Bargaining, dialWords, HOLDS, type Option, termOptions } from '../view/bargaining.ts'
import { indifferentTable, sheetTable } from '../view/dial.ts'
import type { ScenarioView } from '../view/scenario.ts'

const MEASURES: readonly Option[] = [
  ['mean', 'expectation'],
  ['certainty', 'certainty equivalent'],
  ['q10', '10th percentile'],
]
const TARGETS: readonly Option[] = [
  ['present', 'it stands'],
  ['walk-away', 'it would walk away'],
]

/** What of a term keeps a party where it is, and the term sheets that are as good to it. */
@customElement('ff-dial')
export class FfDial extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) asked: Bargaining | undefined
  @property({ attribute: false }) query = new URLSearchParams()
  /** what the data do for the licensee is unknown: it has no figure to hold */
  @property({ type: Boolean }) unknown = false
  /** a term that is changed beforehand, and its value as it was typed; values stay out of the address */
  @state() private changed = ''
  @state() private value = ''
  private readonly answer = askingDeal(this, 'solve', () => {
    const { view, held } = this
    return view && held && { document: view.document, words: { ...dialWords(held), ...this.with } }
  })

  static override styles = [base, controls, dataset, bargaining]

  private get with(): Readonly<Record<string, string>> {
    const { changed, value } = this
    return changed === '' || value.trim() === '' ? {} : { with: `${changed}=${value.trim()}` }
  }

  private get held(): Bargaining | undefined {
    return this.asked && { ...this.asked, hold: this.unknown ? 'licensor' : this.asked.hold }
  }

  override render() {
    const { view, held } = this
    if (view === undefined || held === undefined) return nothing
    return html`<h2>As good on other terms</h2>
      ${this.renderChoice(view, held)} ${this.renderChange(held)}
      ${renderAsked(this.answer, 'Solving on the same futures', (solve) => this.renderSolve(solve, view))}`
  }

  private renderChoice({ id }: ScenarioView, { deal, solved, hold, measure, target }: Bargaining) {
    const path = scenarioPath(id, 'negotiate')
    const choice = (key: string, options: readonly Option[], current: string) => ({
      ...{ path, query: this.query, key, options, current },
    })
    const choose = (value: string) => navigate(withQuery(path, this.query, { for: value }))
    return html`<div class="controls">
      ${picked({ label: 'Solve for', options: termOptions(deal), current: solved, choose })}
      ${this.unknown ? nothing : html`<ff-switch .label=${'that keeps'} .choice=${choice('hold', HOLDS, hold)}></ff-switch>`}
      <ff-switch .label=${'by its'} .choice=${choice('measure', MEASURES, measure)}></ff-switch>
      ${measure === 'q10' ? nothing : html`<ff-switch .label=${'where'} .choice=${choice('target', TARGETS, target)}></ff-switch>`}
    </div>`
  }

  private renderChange({ deal, solved }: Bargaining) {
    const options: readonly Option[] = [
      ['', 'nothing else'],
      ...termOptions(deal).filter(([name]) => name !== solved),
    ]
    const choose = (value: string): void => {
      this.changed = value
    }
    const type = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.value = target.value
    }
    return html`<div class="controls">
      ${picked({ label: 'once we change', options, current: this.changed, choose })}
      ${
        this.changed === ''
          ? nothing
          : html`<label class="pick"
              ><span>to</span>
              <input type="text" size="10" placeholder="6%, 750k" .value=${this.value} @change=${type}
            /></label>`
      }
    </div>`
  }

  private renderSolve(solve: Solve, { document }: ScenarioView) {
    const [first = '', ...others] = solveSentences(solve, document)
    const table = indifferentTable(solve, document)
    return html`<p class="answer">${unbroken(first)}</p>
      ${textList(others)}
      <ff-table class="sheets" show-caption .table=${sheetTable(solve, document)}></ff-table>
      ${table === undefined ? nothing : html`<ff-table class="indifferent" show-caption .table=${table}></ff-table>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-dial': FfDial
  }
}
