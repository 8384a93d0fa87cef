import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Figure } from '../format/number.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import type { ClauseRow } from '../view/deals.ts'
import type { Remarks } from '../view/remarks.ts'
import './ff-number.ts'
import './ff-remarks.ts'

/** A term sheet in plain sentences, each clause beside its own worth to both; to us alone where theirs is not known. */
@customElement('ff-clauses')
export class FfClauses extends LitElement {
  @property({ attribute: false }) clauses: readonly ClauseRow[] = []
  @property({ attribute: false }) remarks: Remarks = new Map()
  @property() ours = ''
  /** '' where nobody knows what the deal is worth to the licensee */
  @property() theirs = ''

  static override styles = [
    base,
    css`
      ol {
        counter-reset: clause;
      }
      li,
      .head {
        display: grid;
        grid-template-columns: 1.75rem minmax(0, 1fr) 9rem 9rem;
        gap: 0 0.75rem;
        padding: 0.625rem 0;
      }
      .one li,
      .one .head {
        grid-template-columns: 1.75rem minmax(0, 1fr) 9rem;
      }
      li {
        counter-increment: clause;
        border-top: 1px solid var(--rule);
      }
      .head {
        align-items: end;
        padding-top: 0;
        font-size: 0.8125rem;
        line-height: 1.3;
        color: var(--muted);
        text-align: right;
      }
      .head > :first-child {
        grid-column: 3;
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
      .worth.theirs {
        font-weight: inherit;
        grid-column: 4;
      }
      .whose {
        display: none;
      }
      @media (max-width: 56rem) {
        .head {
          display: none;
        }
        li,
        .one li {
          grid-template-columns: 1.25rem minmax(0, 1fr);
        }
        .worth,
        .worth.theirs {
          grid-column: 2;
          text-align: left;
        }
        .whose {
          display: inline;
          font-weight: 400;
          font-size: 0.8125rem;
          color: var(--muted);
        }
      }
    `,
  ]

  override render() {
    const { ours, theirs } = this
    return html`<div class=${theirs === '' ? 'one' : ''}>
      <div class="head" aria-hidden="true">
        <span>To ${ours}</span>${theirs === '' ? nothing : html`<span>To ${theirs}</span>`}
      </div>
      <ol>
      ${this.clauses.map(
        (clause) => html`<li>
          <p>${unbroken(clause.sentence)}</p>
          ${this.renderWorth(clause.worth, ours)}
          ${this.renderWorth(clause.theirs, theirs, 'theirs')}
          ${
            clause.term === null || !this.remarks.has(clause.term)
              ? nothing
              : html`<ff-remarks .remarks=${this.remarks.get(clause.term)}></ff-remarks>`
          }
        </li>`,
      )}
      </ol>
    </div>`
  }

  private renderWorth(figure: Figure | null, party: string, whose = '') {
    if (figure === null) return nothing
    return html`<span class="worth ${whose}"
      ><ff-number flush-right .figure=${figure}></ff-number>
      <span class="whose">to ${party}</span></span
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-clauses': FfClauses
  }
}
