import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'

/** The stamp on a deal that a party would refuse, with the smallest change that cures it. */
@customElement('ff-stamp')
export class FfStamp extends LitElement {
  @property() by = ''
  @property() cure = ''
  @property({ type: Boolean }) brief = false

  static override styles = [
    base,
    css`
      .stamp {
        display: inline-block;
        padding: 0.0625rem 0.4375rem;
        font-size: 0.8125rem;
        font-weight: 620;
        line-height: 1.5;
        color: var(--refuse);
        border: 1.5px solid var(--refuse);
        border-radius: 3px;
      }
      p {
        font-size: 0.9375rem;
        margin-top: 0.375rem;
        max-width: 46em;
      }
      :host([brief]) {
        display: inline-block;
      }
    `,
  ]

  override render() {
    return this.brief
      ? html`<span class="stamp">would be refused</span>`
      : html`<span class="stamp">would be refused by ${this.by}</span>
          <p><strong>Smallest cure.</strong> ${this.cure}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-stamp': FfStamp
  }
}
