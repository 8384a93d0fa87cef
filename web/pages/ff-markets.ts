import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { recordUnit } from '../../models/report/names.ts'
import type { MoneyAxis } from '../charts/axis.ts'
import '../charts/ff-plot.ts'
import '../charts/ff-save.ts'
import { drawStripAxis } from '../charts/strip.ts'
import '../elements/ff-number.ts'
import '../elements/ff-switch.ts'
import '../elements/ff-table.ts'
import { unbroken } from '../format/words.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { markets } from '../styles/markets.ts'
import { type ComparablesShown, comparablesShown, comparableTable } from '../view/comparables.ts'
import {
  marketsSentence,
  marketTable,
  sharedAxis,
  stripDrawing,
  stripSteps,
  stripsNote,
  stripsPicture,
  unitOf,
} from '../view/marketFigures.ts'
import {
  type Basis,
  type MarketsShown,
  marketsShown,
  type Order,
  type PricedMarket,
} from '../view/markets.ts'
import type { ScenarioView } from '../view/scenario.ts'
import './ff-market-key.ts'

const BASES: readonly (readonly [Basis, string])[] = [
  ['total', 'total'],
  ['year', 'per year'],
  ['record', 'per record'],
]
const ORDERS: readonly (readonly [Order, string])[] = [
  ['document', 'as in the document'],
  ['price', 'by price'],
  ['room', 'by room'],
]

/** What all strips share. */
interface Look {
  readonly axis: MoneyAxis
  readonly unit: string
  readonly beside: ComparablesShown
}

/** Pricing across markets: one strip per field × territory × licensee over a shared axis. */
@customElement('ff-markets')
export class FfMarkets extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) query = new URLSearchParams()

  static override styles = [base, controls, markets]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    const basis = BASES.find(([key]) => key === this.query.get('show'))?.[0] ?? 'total'
    const order = ORDERS.find(([key]) => key === this.query.get('sort'))?.[0] ?? 'document'
    const shown = marketsShown(view, basis, order)
    const unit = unitOf(basis, view.document.currency, recordUnit(view.document))
    const beside = comparablesShown(view, basis)
    const axis = sharedAxis(shown.priced, this.query.get('axis'), beside)
    return html`
      <h1>Pricing across markets</h1>
      <p class="lead">${unbroken(marketsSentence(shown, unit))}</p>
      ${shown.priced.length + shown.withoutBasis === 0 ? nothing : this.renderControls(view, basis, order, axis)}
      ${shown.priced.length === 0 ? nothing : this.renderStrips(shown, { axis, unit, beside }, order)}
      ${this.renderRights(view)} ${this.renderRest(shown, unit, beside)}
    `
  }

  private renderRights(view: ScenarioView) {
    // what asks for more than the stored answer loads apart from the first paint
    void import('./ff-rights.ts')
    return html`<ff-rights class="part" .view=${view} .query=${this.query}></ff-rights>`
  }

  private renderControls(view: ScenarioView, basis: Basis, order: Order, axis: MoneyAxis) {
    const path = scenarioPath(view.id, 'markets')
    const shared = { path, query: this.query }
    const axes = [
      ['even', 'even'],
      ['compressed', 'compressed'],
    ]
    return html`<div class="controls">
      <ff-switch .label=${'Show'} .choice=${{ ...shared, key: 'show', options: BASES, current: basis }}></ff-switch>
      <ff-switch .label=${'Sort'} .choice=${{ ...shared, key: 'sort', options: ORDERS, current: order }}></ff-switch>
      <ff-switch
        .label=${'Axis'}
        .choice=${{ ...shared, key: 'axis', options: axes, current: axis.compressed ? 'compressed' : 'even' }}
      ></ff-switch>
    </div>`
  }

  private renderStrips(shown: MarketsShown, look: Look, order: Order) {
    return html`<section aria-label="Markets with a price">
      <ff-market-key .comparables=${look.beside.ticks.length > 0}></ff-market-key>
      ${this.renderAxis(look)}
      <ul>
        ${shown.priced.map((market, i) => {
          const repeated = order === 'document' && shown.priced[i - 1]?.field === market.field
          return this.renderStrip(market, look, repeated)
        })}
      </ul>
      <p class="quiet small note">${stripsNote(shown, look.axis)}</p>
      <ff-save about="Pricing across markets" .picture=${() => stripsPicture(shown, look)}></ff-save>
    </section>`
  }

  private renderAxis({ axis, unit }: Look) {
    return html`<div class="sticky row axis" aria-hidden="true">
      <span></span><ff-plot no-hint inert .draw=${drawStripAxis(axis)}></ff-plot><span class="unit">${unit}</span>
    </div>`
  }

  private renderStrip(market: PricedMarket, { axis, unit, beside }: Look, repeated: boolean) {
    return html`<li class="row ${repeated ? 'repeated' : ''}">
      <div class="name">
        <h2 class=${repeated ? 'visually-hidden' : ''}>${market.field}</h2>
        <p><span>${market.place}</span><span>${market.licensee}</span></p>
      </div>
      <ff-plot
        no-hint
        .label=${`${market.field}, ${market.place}, ${market.licensee}: ${market.sentence}`}
        .draw=${stripDrawing(market, axis, beside)}
        .steps=${stripSteps(market, unit, beside)}
      ></ff-plot>
      <div class="price">${this.renderPrice(market)}</div>
    </li>`
  }

  private renderPrice({ price, floor, ceiling, instead }: PricedMarket) {
    return price === null
      ? html`<span class="none">${instead}</span>
          <p>needs ${floor.text}, can pay ${ceiling.text}</p>`
      : html`<ff-number flush-right .figure=${price}></ff-number>
          <p>${floor.text} to ${ceiling.text}</p>`
  }

  private renderRest(shown: MarketsShown, unit: string, beside: ComparablesShown) {
    return html`
      ${shown.unpriced.length === 0 ? nothing : this.renderReasons(shown.unpriced)}
      ${
        shown.priced.length === 0
          ? nothing
          : html`<section class="part">
              <h2>The same figures as a table</h2>
              <ff-table .table=${marketTable(shown, unit)}></ff-table>
            </section>`
      }
      ${this.renderComparables(beside)}
    `
  }

  private renderReasons(unpriced: MarketsShown['unpriced']) {
    return html`<section class="part">
      <h2>Not priced, and why</h2>
      <ul class="reasons">
        ${unpriced.map(
          ({ field, place, licensee, reason }) => html`<li>
            <strong>${[field, place, licensee].filter((part) => part !== '').join(', ')}</strong>
            <span>${reason}</span>
          </li>`,
        )}
      </ul>
    </section>`
  }

  private renderComparables(beside: ComparablesShown) {
    const table = comparableTable(beside)
    if (table === undefined) return nothing
    return html`<section class="part">
      <h2>Comparables, for orientation</h2>
      <p>
        Publicly reported licences the document names. Only one of the same kind, asset class, basis, currency and
        unit may stand on the axis; nothing is divided, converted or spread over years to make it fit.
      </p>
      <ff-table .table=${table}></ff-table>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-markets': FfMarkets
  }
}
