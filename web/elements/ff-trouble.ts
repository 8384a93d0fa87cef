import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { Trouble } from '../trouble.ts'
import { failureTable } from '../view/failures.ts'
import './ff-table.ts'

/** What happened and what to do about it; `retry` fires when the reader asks to try again. */
@customElement('ff-trouble')
export class FfTrouble extends LitElement {
  @property({ attribute: false }) trouble: unknown
  @property({ type: Boolean, attribute: 'no-retry' }) noRetry = false

  static override styles = [
    base,
    controls,
    css`
      section {
        padding: 0.125rem 0 0.25rem 1rem;
        border-left: 3px solid var(--refuse);
      }
      p {
        margin-top: 0.375rem;
        max-width: 46em;
      }
      button,
      ff-table {
        margin-top: 1rem;
      }
    `,
  ]

  override render() {
    const trouble =
      this.trouble instanceof Trouble
        ? this.trouble
        : new Trouble('The page made a mistake', `${this.trouble}. Loading the page anew usually helps.`)
    return html`<section role="alert">
      <h2>${trouble.title}</h2>
      <p>${trouble.advice}</p>
      ${
        trouble.failures.length === 0
          ? nothing
          : html`<ff-table .table=${failureTable(trouble.failures)}></ff-table>`
      }
      ${this.noRetry ? nothing : html`<button type="button" @click=${this.retry}>Try again</button>`}
    </section>`
  }

  private retry(): void {
    this.dispatchEvent(new Event('retry'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-trouble': FfTrouble
  }
}
