import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { fourBases } from '../../models/report/bases.ts'
import '../elements/ff-four.ts'
import '../elements/ff-stamp.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { type DealRow, dealRows, dealsSentence } from '../view/deals.ts'
import { licensorAtStart } from '../view/facts.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** All deals, each with its four numbers. */
@customElement('ff-deals')
export class FfDeals extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined

  static override styles = [
    base,
    css`
      h1 + .lead {
        margin: 0.75rem 0 0.5rem;
      }
      article {
        padding: 1.5rem 0;
        border-top: 1px solid var(--rule);
      }
      li:first-child article {
        border-top: 0;
      }
      h2 a {
        color: inherit;
        text-decoration: none;
      }
      h2 a:hover {
        color: var(--licensor);
        text-decoration: underline;
      }
      .grant {
        margin: 0.1875rem 0 0.875rem;
        font-size: 0.9375rem;
        color: var(--muted);
      }
      ff-stamp {
        margin: 0 0 1rem;
      }
    `,
  ]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    const rows = dealRows(view)
    return html`
      <h1>Deals</h1>
      <p class="lead">${unbroken(dealsSentence(rows, view.document.currency))}</p>
      <p class="quiet small">${fourBases}</p>
      <ul>
        ${rows.map((row) => html`<li>${this.renderDeal(row, view)}</li>`)}
      </ul>
    `
  }

  private renderDeal(row: DealRow, view: ScenarioView) {
    return html`<article data-deal=${row.id}>
      <h2><a href=${row.href}>${row.name}</a></h2>
      <p class="grant">${row.licensee} · ${row.grant}</p>
      ${
        row.refusal === null
          ? nothing
          : html`<ff-stamp .by=${row.refusal.by} .cure=${row.refusal.cure}></ff-stamp>`
      }
      <ff-four
        .numbers=${row.numbers}
        .currency=${view.document.currency}
        .licensor=${licensorAtStart(view.document)}
        .licensee=${row.licensee}
      ></ff-four>
    </article>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-deals': FfDeals
  }
}
