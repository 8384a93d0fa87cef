import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'

/** How to read a strip: the same marks as in the pictures, in words. */
@customElement('ff-market-key')
export class FfMarketKey extends LitElement {
  @property({ type: Boolean }) comparables = false

  static override styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        font-size: 0.875rem;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.4375rem;
      }
      i {
        flex: none;
        display: inline-block;
      }
      .floor,
      .ceiling {
        width: 3px;
        height: 1rem;
      }
      .floor {
        background: var(--licensor);
      }
      .ceiling {
        background: var(--licensee);
      }
      .price {
        width: 0.625rem;
        height: 0.625rem;
        background: var(--agree);
        transform: rotate(45deg);
      }
      .dots {
        width: 0.5rem;
        height: 0.5rem;
        border-radius: 50%;
        background: var(--dot);
      }
      .comparable {
        border-left: 5px solid transparent;
        border-right: 5px solid transparent;
        border-bottom: 9px solid var(--other);
      }
    `,
  ]

  override render() {
    return html`<ul>
      <li><i class="floor"></i>floor: what the licensor needs</li>
      <li><i class="price"></i>price between them</li>
      <li><i class="ceiling"></i>ceiling: what the licensee can pay</li>
      <li><i class="dots"></i>what it turns out to be worth to the licensee, 2 of 100 futures a dot</li>
      ${this.comparables ? html`<li><i class="comparable"></i>comparable licence</li>` : nothing}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-market-key': FfMarketKey
  }
}
