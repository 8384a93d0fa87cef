import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { readValued, type ScenarioItem } from '../client.ts'
import { dateText } from '../format/words.ts'
import { inTurn } from '../inTurn.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { type Best, bestOf } from '../view/best.ts'
import './ff-number.ts'

/** One scenario of the library: what it is, which version, and what its summary recommends. */
@customElement('ff-scenario-row')
export class FfScenarioRow extends LitElement {
  @property({ attribute: false }) item: ScenarioItem | undefined

  private readonly answer = new Task(this, {
    args: () => [this.item?.id] as const,
    task: async ([id], { signal }) =>
      id === undefined ? null : bestOf(await inTurn(() => readValued(id, signal))),
  })

  static override styles = [
    base,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 5.5rem 7rem 18rem;
        gap: 0.25rem 1.5rem;
        align-items: baseline;
        padding: 0.9375rem 0;
        border-top: 1px solid var(--rule);
      }
      h2 {
        font-size: 1.125rem;
        overflow-wrap: anywhere;
      }
      .worth {
        text-align: right;
      }
      .worth ff-number {
        font-size: 1.125rem;
        font-weight: 620;
      }
      .worth p,
      .meta {
        font-size: 0.875rem;
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 48rem) {
        article {
          grid-template-columns: auto auto minmax(0, 1fr);
        }
        h2,
        .worth {
          grid-column: 1 / -1;
          text-align: left;
        }
      }
    `,
  ]

  override render() {
    const { item } = this
    if (item === undefined) return nothing
    return html`<article>
      <h2><a href=${scenarioPath(item.id)}>${item.name}</a></h2>
      <span class="meta">version ${item.version}</span>
      <span class="meta">${dateText(item.createdAt)}</span>
      <div class="worth">
        ${this.answer.render({
          pending: () => html`<p>valuing…</p>`,
          error: () => html`<p>could not be valued; open it to see why</p>`,
          complete: (best) => this.renderBest(best),
        })}
      </div>
    </article>`
  }

  private renderBest(best: Best | null) {
    if (best === null) return html`<p>no deal would be signed by both sides</p>`
    return html`<ff-number flush-right .figure=${best.expected} .unit=${best.currency}></ff-number>
      <p>the licensor expects from “${best.name}”</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-scenario-row': FfScenarioRow
  }
}
