import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import type { Remark } from '../view/remarks.ts'

/** Remarks on a clause: what kind, what it says, and the money. */
@customElement('ff-remarks')
export class FfRemarks extends LitElement {
  @property({ attribute: false }) remarks: readonly Remark[] = []

  static override styles = [
    base,
    css`
      li {
        padding: 0.125rem 0 0.25rem 0.75rem;
        margin-top: 0.5rem;
        border-left: 2px solid var(--rule-strong);
        max-width: 46em;
        font-size: 0.9375rem;
      }
      .list > li {
        padding: 0;
        margin-top: 0.25rem;
        border-left: 0;
      }
      li.serious {
        border-left-color: var(--refuse);
      }
      li.serious strong {
        color: var(--refuse);
      }
      p {
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      .money {
        margin-top: 0.125rem;
        font-variant-numeric: tabular-nums;
      }
      strong {
        font-weight: 620;
      }
    `,
  ]

  override render() {
    if (this.remarks.length === 0) return nothing
    return html`<ul>
      ${this.remarks.map(
        ({ tone, label, text, list = [], money }) => html`<li class=${tone}>
          <p><strong>${label}.</strong> ${text}</p>
          ${list.length === 0 ? nothing : html`<ul class="list">${list.map((each) => html`<li>${each}</li>`)}</ul>`}
          ${money === null ? nothing : html`<p class="money">${unbroken(money)}</p>`}
        </li>`,
      )}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-remarks': FfRemarks
  }
}
