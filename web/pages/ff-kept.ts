import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { KeptReport } from '../../models/scenario/schema/keptReport.ts'
import { counted } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'

/** What is to be done with one of them. */
export interface KeptChange {
  readonly what: 'revise' | 'withdraw'
  readonly report: KeptReport
}

/** The royalty reports that are kept with a scenario: from which file, by whom, when; each can be corrected or withdrawn. */
@customElement('ff-kept')
export class FfKept extends LitElement {
  @property({ attribute: false }) reports: readonly KeptReport[] = []
  @property({ type: Boolean }) busy = false
  /** the report that somebody is asked about before it is withdrawn */
  @state() private leaving = ''

  static override styles = [
    base,
    controls,
    css`
      h2 {
        margin-top: 1.75rem;
      }
      ul {
        margin: 0.5rem 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: baseline;
        justify-content: space-between;
        padding: 0.5rem 0;
        border-top: 1px solid var(--rule);
      }
      .about {
        flex: 1 1 18rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .about small {
        display: block;
        color: var(--muted);
      }
      .gone strong {
        text-decoration: line-through;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: baseline;
      }
    `,
  ]

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('reports')) this.leaving = ''
  }

  override render() {
    const { reports } = this
    if (reports.length === 0) return nothing
    return html`<h2>Kept with the scenario</h2>
      <ul>
        ${reports.map((report) => this.renderReport(report))}
      </ul>`
  }

  private renderReport(report: KeptReport) {
    const { file, revision, rows, by, createdAt, hash } = report
    const state = rows === null ? 'withdrawn' : counted(rows.length, 'row')
    return html`<li class=${rows === null ? 'gone' : ''}>
      <span class="about">
        <strong>${file}</strong> <span>${state}, revision ${revision}</span>
        <small title=${hash}>by ${by}, ${createdAt.slice(0, 16).replace('T', ' ')} UTC, SHA-256 ${hash.slice(0, 12)}…</small>
      </span>
      <span class="do">${this.leaving === report.report ? this.renderAsked(report) : this.renderChoice(report)}</span>
    </li>`
  }

  private renderChoice(report: KeptReport) {
    const gone = report.rows === null
    return html`<button
        type="button"
        ?disabled=${this.busy}
        aria-label=${`${gone ? 'Keep again' : 'Correct'} ${report.file}`}
        @click=${() => this.change({ what: 'revise', report })}
      >
        ${gone ? 'Keep again' : 'Correct'}
      </button>
      ${
        gone
          ? nothing
          : html`<button
              type="button"
              ?disabled=${this.busy}
              aria-label=${`Withdraw ${report.file}`}
              @click=${() => {
                this.leaving = report.report
              }}
            >
              Withdraw
            </button>`
      }`
  }

  private renderAsked(report: KeptReport) {
    return html`<span>It will count no longer; its revisions stay.</span>
      <button type="button" class="primary" @click=${() => this.change({ what: 'withdraw', report })}>
        Withdraw it
      </button>
      <button
        type="button"
        @click=${() => {
          this.leaving = ''
        }}
      >
        Leave it
      </button>`
  }

  private change(detail: KeptChange): void {
    this.leaving = ''
    this.dispatchEvent(
      new CustomEvent<KeptChange>('ff-kept-change', { detail, bubbles: true, composed: true }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-kept': FfKept
  }
  interface HTMLElementEventMap {
    'ff-kept-change': CustomEvent<KeptChange>
  }
}
