import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { countText } from '../format/number.ts'
import { footEverySheet } from '../paper.ts'
import { base } from '../styles/base.ts'

/** Which run the figures come from: enough to compute them again to the last bit. */
@customElement('ff-identity')
export class FfIdentity extends LitElement {
  @property({ attribute: false }) identity: Answer['identity'] | undefined

  static override styles = [
    base,
    css`
      p,
      dl {
        font-size: 0.8125rem;
        line-height: 1.5;
        color: var(--muted);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 1.25rem;
        margin-top: 0.375rem;
        font-variant-numeric: tabular-nums;
      }
      dl div {
        display: flex;
        gap: 0.375rem;
        min-width: 0;
      }
      dd {
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      .hash {
        font-family: var(--mono);
        font-size: 0.75rem;
        line-height: 1.625;
      }
      .sheet {
        display: none;
      }
      @media print {
        .rest {
          display: none;
        }
        .sheet {
          display: inline;
        }
      }
    `,
  ]

  override render() {
    const run = this.identity
    if (run === undefined) return nothing
    return html`
      <p>
        ± is one standard error of the simulation, not the spread of futures. Amounts are present values unless a
        year is named.
      </p>
      <dl>
        ${this.entry('Trials', `${countText(run.trials)} in ${run.replicates} replicates, ${run.sampling}`)}
        ${this.entry('Seed', String(run.seed))} ${this.entry('Timing', run.timing)}
        ${this.entry('Quantiles', `type ${run.quantileType}`)} ${this.entry('Engine', run.engine)}
        <div>
          <dt>Document</dt>
          <dd class="hash" title=${run.document}>${run.document.slice(0, 16)}<span class="rest">…</span
            ><span class="sheet">${run.document.slice(16)}</span></dd>
        </div>
      </dl>
    `
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const run = this.identity
    if (run === undefined) return
    const parts = [`Fieldfare ${run.engine}`, `${run.trials} trials`, `seed ${run.seed}`]
    footEverySheet([`document ${run.document.slice(0, 32)}`, ...parts].join(' · '))
  }

  private entry(term: string, text: string) {
    return html`<div>
      <dt>${term}</dt>
      <dd>${text}</dd>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-identity': FfIdentity
  }
}
