import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import { type Lever, leverText } from '../view/levers.ts'

/** Where a lever stands now; `settled` when it is let go or typed to the end. */
export interface Move {
  readonly label: string
  readonly value: number
  readonly settled: boolean
}

/** One number of a deal: a slider and a field for the same number, what it was, and the way back. */
@customElement('ff-lever')
export class FfLever extends LitElement {
  @property({ attribute: false }) lever: Lever | undefined
  @property({ attribute: false }) moved: number | undefined

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }

  static override styles = [
    base,
    css`
      .head {
        display: flex;
        gap: 0.75rem;
        align-items: baseline;
        justify-content: space-between;
      }
      label {
        font-size: 0.9375rem;
        font-weight: 560;
        line-height: 1.3;
      }
      .typed {
        display: inline-flex;
        flex: none;
        gap: 0.25rem;
        align-items: baseline;
        font-size: 0.875rem;
        color: var(--muted);
      }
      input[type="number"] {
        width: 7.25em;
        min-height: 2rem;
        padding: 0.125rem 0.375rem;
        font: inherit;
        font-variant-numeric: tabular-nums;
        text-align: right;
        color: var(--ink);
        background: var(--paper);
        border: 1px solid var(--rule-strong);
        border-radius: 3px;
        appearance: textfield;
      }
      input[type="number"]::-webkit-inner-spin-button {
        display: none;
      }
      input[type="range"] {
        display: block;
        width: 100%;
        height: 1.75rem;
        margin: 0.125rem 0 0;
        accent-color: var(--licensor);
        cursor: grab;
        touch-action: pan-y;
      }
      input[type="range"]:active {
        cursor: grabbing;
      }
      .foot {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        justify-content: space-between;
        min-height: 1.75rem;
        font-size: 0.8125rem;
        color: var(--muted);
      }
      button {
        min-height: 1.75rem;
        padding: 0 0.375rem;
        font: inherit;
        color: var(--licensor);
        text-decoration: underline;
        text-underline-offset: 0.18em;
        background: none;
        border: 0;
        cursor: pointer;
      }
    `,
  ]

  override render() {
    const { lever } = this
    if (lever === undefined) return nothing
    const value = this.moved ?? lever.value
    const { min, max, step, label, mark } = lever
    return html`
      <div class="head">
        <label for="range">${label}</label>
        <span class="typed"
          ><input
            type="number"
            inputmode="decimal"
            aria-label=${`${label}, typed`}
            min=${min}
            step="any"
            .value=${String(value)}
            @change=${(event: Event) => this.typed(event)} />${mark}</span
        >
      </div>
      <input
        id="range"
        type="range"
        min=${min}
        max=${Math.max(max, value)}
        step=${step}
        .value=${String(value)}
        aria-valuetext=${leverText(lever, value)}
        @input=${(event: Event) => this.tell(Number((event.target as HTMLInputElement).value), false)}
        @change=${(event: Event) => this.tell(Number((event.target as HTMLInputElement).value), true)}
      />
      <div class="foot">
        <span>${this.moved === undefined ? 'as it stands' : `was ${leverText(lever, lever.value)}`}</span>
        ${
          this.moved === undefined
            ? nothing
            : html`<button type="button" aria-label=${`Reset ${label}`} @click=${() => this.reset(lever)}>
                reset
              </button>`
        }
      </div>
    `
  }

  /** What is no number, or out of reach, leaves everything as it was. */
  private typed(event: Event): void {
    const field = event.target as HTMLInputElement
    const value = field.valueAsNumber
    const { lever } = this
    if (lever === undefined) return
    if (Number.isFinite(value) && value >= lever.min) this.tell(value, true)
    else field.value = String(this.moved ?? lever.value)
  }

  private reset(lever: Lever): void {
    this.tell(lever.value, true)
    this.renderRoot.querySelector<HTMLInputElement>('input[type=range]')?.focus()
  }

  private tell(value: number, settled: boolean): void {
    const { lever } = this
    if (lever === undefined) return
    const detail: Move = { label: lever.label, value, settled }
    this.dispatchEvent(new CustomEvent<Move>('ff-move', { detail, bubbles: true, composed: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-lever': FfLever
  }
  interface HTMLElementEventMap {
    'ff-move': CustomEvent<Move>
  }
}
