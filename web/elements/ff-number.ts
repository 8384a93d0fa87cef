import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Figure } from '../format/number.ts'
import { base } from '../styles/base.ts'

/** A figure with unit and error; the full figure shows on focus and under the pointer. */
@customElement('ff-number')
export class FfNumber extends LitElement {
  @property({ attribute: false }) figure: Figure | undefined
  @property() unit = ''

  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        font-variant-numeric: tabular-nums lining-nums;
      }
      .figure {
        position: relative;
        display: inline-block;
        white-space: nowrap;
        cursor: default;
      }
      .value {
        font-weight: inherit;
      }
      .rest {
        font-size: max(0.8125rem, 0.58em);
        font-weight: 400;
        letter-spacing: 0;
        color: var(--muted);
      }
      .full {
        position: absolute;
        z-index: 5;
        left: 0;
        top: 100%;
        padding: 0.25rem 0.5rem;
        font-size: 0.8125rem;
        font-weight: 400;
        line-height: 1.4;
        letter-spacing: 0;
        color: var(--paper);
        background: var(--ink);
        border-radius: 2px;
        display: none;
      }
      :host([flush-right]) .full {
        left: auto;
        right: 0;
      }
      .figure:hover .full,
      .figure:focus .full {
        display: block;
      }
      @media (max-width: 56rem) {
        .full,
        :host([flush-right]) .full {
          position: fixed;
          top: auto;
          left: 0;
          right: 0;
          bottom: 3.25rem;
          padding: 0.625rem;
          border-radius: 0;
          text-align: center;
        }
      }
    `,
  ]

  override render() {
    const figure = this.figure
    if (figure === undefined) return nothing
    const error = figure.error === '' ? '' : ` ± ${figure.error}`
    return html`<span
      class="figure"
      role="img"
      tabindex="0"
      aria-label=${`${figure.text} ${this.unit}${error}, in full ${figure.full}`}
      data-value=${figure.value}
      ><span class="value">${figure.text}</span
      ><span class="rest">${this.unit === '' ? '' : ` ${this.unit}`}${error}</span
      ><span class="full">${figure.full} ${this.unit}</span></span
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-number': FfNumber
  }
}
