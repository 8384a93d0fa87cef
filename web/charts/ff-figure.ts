import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../elements/ff-table.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { fold } from '../styles/fold.ts'
import type { Table } from '../view/table.ts'
import type { Draw, Step } from './drawing.ts'
import './ff-plot.ts'
import { headingBefore } from './heading.ts'
import './ff-save.ts'
import type { Pictured } from './ff-save.ts'

/** A figure: its heading, one sentence, then the picture, then the same figures as a table. */
@customElement('ff-figure')
export class FfFigure extends LitElement {
  @property() heading = ''
  /** what it is a part of, said before its heading where it is seen alone */
  @property() topic = ''
  @property() sentence = ''
  @property({ attribute: false }) draw: Draw | undefined
  @property({ attribute: false }) steps: readonly Step[] = []
  @property({ attribute: false }) table: Table | undefined
  /** of the picture, where it depends on how much there is to draw */
  @property() height = ''
  /** what the table shows: while it is closed, figures that change many times a second pass it by */
  @state() private written: Table | undefined
  private isOpen = false
  /** which futures it shows, where they are not those of the stored answer */
  @property() futures = ''
  @property({ type: Boolean, attribute: 'no-hint' }) noHint = false
  @property({ type: Boolean, reflect: true }) compact = false

  static override styles = [
    base,
    fold,
    css`
      figcaption {
        margin-bottom: 0.75rem;
      }
      figcaption p {
        /* where a sentence is said anew many times a second, what follows may not move */
        min-height: var(--sentence-height, 0);
        margin-top: 0.25rem;
        max-width: 46em;
        text-wrap: pretty;
      }
      h2 {
        font-size: var(--figure-title, 1.3125rem);
      }
      ::slotted(p) {
        margin-bottom: 0.5rem;
      }
      .under {
        position: relative;
        min-height: 1.5rem;
      }
      ff-save {
        position: absolute;
        top: 0;
        right: 0;
      }
      summary {
        max-width: calc(100% - 8.5rem);
      }
      details {
        margin-top: 0;
        font-size: 0.875rem;
      }
      ff-table {
        margin-top: 0.5rem;
      }
      @media print {
        figure {
          break-inside: avoid;
        }
        details:not([open]) {
          display: none;
        }
      }
      :host([compact]) figcaption {
        margin-bottom: 0.25rem;
      }
      :host([compact]) h2 {
        font-family: inherit;
        font-size: 0.875rem;
        letter-spacing: 0;
      }
    `,
  ]

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('height') && this.height !== '') this.style.setProperty('--plot-height', this.height)
    if (!changed.has('table')) return
    if (this.written === undefined || this.table === undefined || this.isOpen) this.written = this.table
  }

  private open(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open
    if (this.isOpen) this.written = this.table
  }

  override render() {
    return html`
      <figure aria-label=${this.heading}>
        <figcaption>
          ${this.heading === '' ? nothing : html`<h2>${this.heading}</h2>`}
          ${this.sentence === '' ? nothing : html`<p>${unbroken(this.sentence)}</p>`}
        </figcaption>
        <slot></slot>
        <ff-plot
          .draw=${this.draw}
          .steps=${this.steps}
          .label=${`${this.heading}. ${this.sentence}`}
          ?no-hint=${this.noHint}
        ></ff-plot>
        <div class="under">
          ${this.renderTable()}
          <ff-save .picture=${this.picture} .futures=${this.futures} .about=${this.heading}></ff-save>
        </div>
      </figure>
    `
  }

  /** The picture as it is shown, with the words around it. */
  private readonly picture: Pictured = () => {
    const plot = this.renderRoot.querySelector('ff-plot')
    const words = [...this.querySelectorAll('p')].map((each) => each.textContent ?? '')
    const { draw } = this
    return {
      title: [this.topic, this.heading || headingBefore(this)].filter((part) => part !== '').join(': '),
      texts: [this.sentence, ...words],
      parts: draw === undefined ? [] : [{ caption: '', draw, height: plot?.plot.clientHeight ?? 0 }],
    }
  }

  private renderTable() {
    if (this.written === undefined) return nothing
    return html`<details @toggle=${this.open}>
      <summary>The same figures as a table</summary>
      <ff-table .table=${this.written}></ff-table>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-figure': FfFigure
  }
}
