import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ownRates, tableBases, timeOnly } from '../../models/report/bases.ts'
import '../charts/ff-figure.ts'
import '../elements/ff-matrix.ts'
import '../elements/ff-stamp.ts'
import '../elements/ff-switch.ts'
import '../elements/ff-table.ts'
import { unbroken } from '../format/words.ts'
import { navigate } from '../navigation.ts'
import { scenarioPath, withQuery } from '../router.ts'
import { base } from '../styles/base.ts'
import { compare } from '../styles/compare.ts'
import { controls } from '../styles/controls.ts'
import { type Choice, choiceOf, compareTable, MOST_COLUMNS } from '../view/compare.ts'
import { type DealRow, dealRows } from '../view/deals.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { strategyTable } from '../view/strategies.ts'
import { type VerdictsShown, verdictsShown } from '../view/verdicts.ts'

const PARTIES = [
  ['licensor', 'to us'],
  ['licensee', 'to the licensee'],
] as const

/** Deals in columns, verdicts on the same futures, strategies below. */
@customElement('ff-compare')
export class FfCompare extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) query = new URLSearchParams()

  static override styles = [base, controls, compare]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    const choice = choiceOf(this.query, view.answer)
    const verdicts = verdictsShown(view, choice, 'deal')
    return html`
      <h1>Compare</h1>
      <p class="lead">${unbroken(verdicts.sentence)}</p>
      ${this.renderChoice(view, choice)}
      <p class="quiet small">${tableBases}</p>
      <ff-table .table=${compareTable(view, choice)}></ff-table>
      ${choice.deals.length < 2 ? nothing : this.renderDeals(view, choice, verdicts)}
      ${this.renderStrategies(view, choice)}
    `
  }

  private renderDeals(view: ScenarioView, choice: Choice, verdicts: VerdictsShown) {
    return html`<p class="more">
        ${this.toggle('rows', choice.allRows, 'Show rows in which they do not differ')}
      </p>
      <section>
        <h2>Which deal beats which</h2>
        ${this.renderVerdicts(view, choice, verdicts)}
      </section>`
  }

  private renderChoice(view: ScenarioView, choice: Choice) {
    if (view.answer.deals.length < 2) return nothing
    return html`<fieldset>
      <legend>Deals in columns, up to ${MOST_COLUMNS}</legend>
      ${dealRows(view).map(
        (row) => html`<label class="check">
          <input
            type="checkbox"
            .checked=${choice.deals.includes(row.id)}
            @change=${() => this.choose(choice, row)}
          />${row.name}${row.refusal === null ? nothing : html`<ff-stamp brief></ff-stamp>`}
        </label>`,
      )}
    </fieldset>`
  }

  private renderVerdicts(view: ScenarioView, choice: Choice, shown: VerdictsShown) {
    const path = scenarioPath(view.id, 'compare')
    return html`
      <div class="controls">
        <ff-switch
          .label=${'Worth'}
          .choice=${{ path, query: this.query, key: 'party', options: PARTIES, current: choice.party }}
        ></ff-switch>
        ${shown.refusedLabel === '' ? nothing : this.toggle('refused', choice.withRefused, shown.refusedLabel)}
      </div>
      <p class="quiet small">${shown.explanation}</p>
      ${this.renderMatrix(path, shown)} ${this.renderPair(view, shown)} ${this.renderFlips(view, choice, shown)}
    `
  }

  private renderMatrix(path: string, { matrix, pair }: VerdictsShown) {
    if (matrix === null) return nothing
    return html`<ff-matrix
      name="deals"
      .matrix=${matrix}
      .path=${path}
      .query=${this.query}
      .chosen=${pair}
    ></ff-matrix>`
  }

  private renderPair(view: ScenarioView, { figure }: VerdictsShown) {
    if (figure === null) return nothing
    return html`<ff-figure
      heading="The chosen pair, future by future"
      .sentence=${figure.sentence}
      .draw=${figure.draw}
      .steps=${figure.steps}
      .table=${figure.table}
      ><p class="quiet small">
        Height: in how many of 100 futures the difference, ${view.document.currency}, is at most this much,
        ${timeOnly}. The curve is seven quantiles, joined by straight lines.
      </p></ff-figure
    >`
  }

  private renderFlips(view: ScenarioView, { party }: Choice, { pair }: VerdictsShown) {
    if (pair === null) return nothing
    // what asks for more than the stored answer loads apart from the first paint
    void import('./ff-flips.ts')
    return html`<ff-flips .view=${view} .pair=${pair.join(',')} .party=${party}></ff-flips>`
  }

  private renderStrategies(view: ScenarioView, choice: Choice) {
    const table = strategyTable(view)
    if (table === undefined) return nothing
    const shown = verdictsShown(view, { ...choice, party: 'licensor' }, 'strategy')
    return html`<section>
      <h2>Strategies</h2>
      <p>${unbroken(shown.sentence)}</p>
      <p class="quiet small">Expected: ${ownRates}. Costs saved, and which beats which: ${timeOnly}.</p>
      <ff-table .table=${table}></ff-table>
      ${shown.matrix === null ? nothing : html`<ff-matrix name="strategies" .matrix=${shown.matrix}></ff-matrix>`}
    </section>`
  }

  private toggle(key: string, on: boolean, label: string) {
    const change = () => navigate(this.address({ [key]: on ? null : '1' }))
    return html`<label class="check"
      ><input type="checkbox" .checked=${on} @change=${change} />${label}</label
    >`
  }

  private choose(choice: Choice, row: DealRow): void {
    const others = choice.deals.filter((id) => id !== row.id)
    const next = choice.deals.includes(row.id) ? others : [...others, row.id].slice(-MOST_COLUMNS)
    navigate(this.address({ deals: next.join(',') }))
  }

  private address(changes: Readonly<Record<string, string | null>>): string {
    return withQuery(scenarioPath(this.view?.id ?? '', 'compare'), this.query, changes)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-compare': FfCompare
  }
}
