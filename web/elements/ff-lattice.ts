import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import { scroll } from '../styles/scroll.ts'
import { type LatticeShown, RIGHTS, type RightsRow, toneOf } from '../view/lattice.ts'

/** Field × territory × years: a letter and a shade for what becomes of a right in each year, and what is left of it. */
@customElement('ff-lattice')
export class FfLattice extends LitElement {
  @property({ attribute: false }) shown: LatticeShown | undefined
  @property() currency = ''

  static override styles = [
    base,
    scroll,
    css`
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1.25rem;
        margin-bottom: 0.75rem;
        font-size: 0.875rem;
      }
      .key li {
        display: flex;
        gap: 0.4375rem;
        align-items: center;
      }
      .key b,
      td.year {
        width: 1.5rem;
        min-width: 1.375rem;
        height: 1.625rem;
        text-align: center;
        font-weight: 560;
        line-height: 1.625rem;
      }
      td.year {
        padding: 0;
        border: 1px solid var(--paper);
      }
      thead .place {
        text-align: left;
      }
      thead th {
        padding: 0 0 0.25rem;
        font-weight: 500;
        color: var(--muted);
      }
      tbody th {
        text-align: left;
      }
      .field th {
        padding: 0.75rem 0 0.1875rem;
        font-weight: 620;
      }
      .field span {
        position: sticky;
        left: 0;
      }
      .place {
        position: sticky;
        left: 0;
        background: var(--paper);
        min-width: 6.5rem;
        max-width: 9rem;
        padding-right: 0.75rem;
        font-weight: 450;
        line-height: 1.25;
      }
      .left {
        padding-left: 1rem;
        text-align: right;
        white-space: nowrap;
      }
      small {
        font-size: 0.8125rem;
        color: var(--muted);
      }
      .granted {
        background: color-mix(in srgb, var(--licensor) 18%, var(--paper));
      }
      .sole {
        background: color-mix(in srgb, var(--licensor) 30%, var(--paper));
      }
      .exclusive {
        background: color-mix(in srgb, var(--licensor) 44%, var(--paper));
      }
      .offered {
        background: color-mix(in srgb, var(--agree) 14%, var(--paper));
      }
      .free {
        background: var(--tint);
      }
      .blocked {
        background: repeating-linear-gradient(
          135deg,
          var(--tint) 0 3px,
          color-mix(in srgb, var(--rule-strong) 35%, var(--paper)) 3px 5px
        );
      }
    `,
  ]

  override render() {
    const { shown } = this
    if (shown === undefined) return nothing
    return html`<ul class="key">
        ${Object.entries(RIGHTS).map(
          ([letter, meaning]) => html`<li><b class=${toneOf(letter)}>${letter}</b>${meaning}</li>`,
        )}
      </ul>
      <div class="scroll" role="region" aria-label=${shown.table.caption} tabindex="0">
        <table>
          <caption class="visually-hidden">${shown.table.caption}</caption>
          ${this.renderHead(shown.horizon)}
          <tbody>${shown.rows.map((row) => this.renderRow(row, shown.horizon))}</tbody>
        </table>
      </div>`
  }

  private renderHead(horizon: number) {
    const years = Array.from({ length: horizon }, (_, i) => i + 1)
    return html`<thead>
      <tr>
        <th scope="col" class="place">Year</th>
        ${years.map((year) => html`<th scope="col">${year}</th>`)}
        <th scope="col" class="left">Left, ${this.currency}</th>
      </tr>
    </thead>`
  }

  private renderRow({ field, place, years, left }: RightsRow, horizon: number) {
    return html`${
      field === null
        ? nothing
        : html`<tr class="field"><th scope="colgroup" colspan=${horizon + 2}><span>${field}</span></th></tr>`
    }
      <tr>
        <th scope="row" class="place">${place}</th>
        ${years.map(
          ({ letter, tone, title }) =>
            html`<td class="year ${tone}" title=${title} data-right=${tone}>${letter}</td>`,
        )}
        <td class="left" title=${left.title ?? nothing} data-value=${left.value ?? nothing}>
          ${left.text}${left.note === undefined ? nothing : html` <small>${left.note}</small>`}
        </td>
      </tr>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-lattice': FfLattice
  }
}
