import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import type { ClauseRow } from '../view/deals.ts'
import type { Remarks } from '../view/remarks.ts'
import './ff-number.ts'
import './ff-remarks.ts'

/** A term sheet in plain sentences, each clause beside its own worth. */
@customElement('ff-clauses')
export class FfClauses extends LitElement {
  @property({ attribute: false }) clauses: readonly ClauseRow[] = []
  @property({ attribute: false }) remarks: Remarks = new Map()
  @property() currency = ''

  static override styles = [
    base,
    css`
      ol {
        counter-reset: clause;
      }
      li {
        counter-increment: clause;
        display: grid;
        grid-template-columns: 1.75rem minmax(0, 1fr) minmax(7rem, auto);
        gap: 0 0.75rem;
        padding: 0.625rem 0;
        border-top: 1px solid var(--rule);
      }
      li::before {
        content: counter(clause);
        font-size: 0.8125rem;
        line-height: 1.85;
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      p {
        max-width: 44em;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      ff-remarks {
        grid-column: 2;
      }
      .worth {
        text-align: right;
        font-weight: 560;
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: 1.25rem minmax(0, 1fr);
        }
        .worth {
          grid-column: 2;
          text-align: left;
        }
      }
    `,
  ]

  override render() {
    return html`<ol>
      ${this.clauses.map(
        ({ term, sentence, worth }) => html`<li>
          <p>${unbroken(sentence)}</p>
          ${
            worth === null
              ? nothing
              : html`<span class="worth"><ff-number flush-right .figure=${worth}></ff-number></span>`
          }
          ${
            term === null || !this.remarks.has(term)
              ? nothing
              : html`<ff-remarks .remarks=${this.remarks.get(term)}></ff-remarks>`
          }
        </li>`,
      )}
    </ol>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-clauses': FfClauses
  }
}
