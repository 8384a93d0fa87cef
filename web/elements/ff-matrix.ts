import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { withQuery } from '../router.ts'
import { base } from '../styles/base.ts'
import { scroll } from '../styles/scroll.ts'
import type { Matrix, MatrixCell } from '../view/compare.ts'

const STEPS = 5
const CAPTION = 'The row is worth more than the column in … of 100 futures'

/** Row beats column in so many of 100 futures; with a path, each cell leads to its pair. */
@customElement('ff-matrix')
export class FfMatrix extends LitElement {
  @property({ attribute: false }) matrix: Matrix | undefined
  @property() name = ''
  @property() path = ''
  @property({ attribute: false }) query = new URLSearchParams()
  @property({ attribute: false }) chosen: readonly [string, string] | null = null

  static override styles = [
    base,
    scroll,
    css`
      .caption {
        padding-bottom: 0.5rem;
        font-size: 0.875rem;
        color: var(--muted);
      }
      thead th {
        width: 7.5rem;
        min-width: 5.5rem;
        padding: 0 0.5rem 0.375rem;
        vertical-align: bottom;
        font-weight: 500;
        line-height: 1.3;
        overflow-wrap: anywhere;
        text-align: center;
        color: var(--muted);
      }
      tbody th {
        position: sticky;
        left: 0;
        background: var(--paper);
        min-width: 8rem;
        max-width: 16rem;
        padding: 0.25rem 1rem 0.25rem 0;
        text-align: left;
        font-weight: 500;
        line-height: 1.3;
      }
      td {
        padding: 0;
        text-align: center;
        border: 2px solid var(--paper);
      }
      td > * {
        display: block;
        padding: 0.5625rem 0.5rem;
        color: var(--ink);
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      td.chosen {
        outline: 2px solid var(--ink);
        outline-offset: -2px;
        font-weight: 620;
      }
      .own {
        color: var(--muted);
      }
      .s0 {
        background: var(--tint);
      }
      .s1 {
        background: color-mix(in srgb, var(--licensor) 9%, var(--paper));
      }
      .s2 {
        background: color-mix(in srgb, var(--licensor) 18%, var(--paper));
      }
      .s3 {
        background: color-mix(in srgb, var(--licensor) 28%, var(--paper));
      }
      .s4 {
        background: color-mix(in srgb, var(--licensor) 40%, var(--paper));
      }
    `,
  ]

  override render() {
    const { matrix } = this
    if (matrix === undefined) return nothing
    return html`<p class="caption" aria-hidden="true">${CAPTION}</p>
      <div class="scroll" role="region" aria-label=${`Verdicts of ${this.name}`} tabindex="0">
      <table>
        <caption class="visually-hidden">${CAPTION}</caption>
        <thead>
          <tr>
            <td></td>
            ${matrix.names.map(({ name }) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${matrix.rows.map((row, i) => this.renderRow(matrix.names[i]?.name ?? '', row))}
        </tbody>
      </table>
    </div>`
  }

  private renderRow(name: string, row: readonly (MatrixCell | null)[]) {
    return html`<tr>
      <th scope="row">${name}</th>
      ${row.map((cell) => this.renderCell(cell))}
    </tr>`
  }

  private renderCell(cell: MatrixCell | null) {
    if (cell === null) return html`<td><span class="own">·</span></td>`
    const step = Math.min(STEPS - 1, Math.floor(cell.share * STEPS))
    const chosen = this.chosen?.includes(cell.pair[0]) === true && this.chosen.includes(cell.pair[1])
    const content =
      this.path === ''
        ? html`<span title=${cell.label}>${cell.text}</span>`
        : html`<a
            href=${withQuery(this.path, this.query, { pair: cell.pair.join(',') })}
            aria-label=${cell.label}
            title=${cell.label}
            >${cell.text}</a
          >`
    return html`<td class="s${step} ${chosen ? 'chosen' : ''}" data-value=${cell.share}>${content}</td>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-matrix': FfMatrix
  }
}
