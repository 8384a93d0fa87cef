import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import type { MovedRow, MovedSide } from '../view/moved.ts'

/** What a move of the terms does to both parties: before, now, and by how much. */
@customElement('ff-moved')
export class FfMoved extends LitElement {
  @property({ attribute: false }) sides: readonly MovedSide[] = []
  @property() currency = ''

  static override styles = [
    base,
    css`
      :host {
        background: var(--paper);
      }
      .sides {
        display: grid;
        gap: 0.875rem;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums lining-nums;
      }
      caption {
        padding: 0.375rem 0 0.25rem;
        font-size: 0.9375rem;
        font-weight: 620;
        text-align: left;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .licensor caption {
        color: var(--licensor);
        border-top: 3px solid var(--licensor);
      }
      .licensee caption {
        color: var(--licensee);
        border-top: 3px solid var(--licensee);
      }
      th,
      td {
        height: 1.625rem;
        padding: 0.125rem 0 0.125rem 0.375rem;
        font-weight: 400;
        line-height: 1.25;
        text-align: right;
        border-top: 1px solid var(--rule);
        white-space: nowrap;
        overflow: hidden;
      }
      thead th {
        font-size: 0.8125rem;
        color: var(--muted);
      }
      th:first-child {
        width: 34%;
        padding-left: 0;
        text-align: left;
        color: var(--muted);
        white-space: normal;
      }
      th:last-child {
        width: 17%;
      }
      .now {
        font-weight: 620;
      }
      .error {
        font-weight: 400;
        color: var(--muted);
      }
      .verdict {
        min-height: 1.375em;
        margin-top: 0.375rem;
        font-size: 0.875rem;
        line-height: 1.375;
      }
      .refuses {
        font-weight: 560;
        color: var(--refuse);
      }
      @media (max-width: 40rem) {
        table {
          font-size: 0.8125rem;
        }
        .sides {
          gap: 0.25rem;
        }
        thead,
        tr.more {
          display: none;
        }
        th:first-child {
          width: 19%;
        }
        th:last-child {
          width: 19%;
        }
        .verdict {
          min-height: 2.75em;
          margin-top: 0;
          font-size: 0.8125rem;
        }
      }
    `,
  ]

  override render() {
    return html`<div class="sides">${this.sides.map((side) => this.renderSide(side))}</div>`
  }

  private renderSide({ party, name, rows, verdict, refuses }: MovedSide) {
    return html`<div class=${party}>
      <table>
        <caption title=${name}>
          ${name}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.currency}</th>
            <th scope="col">before</th>
            <th scope="col">now</th>
            <th scope="col">change</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row, at) => this.renderRow(row, at))}
        </tbody>
      </table>
      <p class="verdict ${refuses ? 'refuses' : ''}">${verdict}</p>
    </div>`
  }

  private renderRow({ label, before, now, change }: MovedRow, at: number) {
    return html`<tr class=${at === 0 ? '' : 'more'}>
      <th scope="row">${label}</th>
      <td>${before}</td>
      <td class="now" data-value=${now.value} title=${now.full}>
        ${now.text}<span class="error">${now.error === '' ? '' : ` ± ${now.error}`}</span>
      </td>
      <td>${change === '' ? '–' : change}</td>
    </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-moved': FfMoved
  }
}
