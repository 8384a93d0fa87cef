import { Task } from '@lit/task'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { timeOnly } from '../../models/report/bases.ts'
import { licenseeName, licensorName } from '../../models/report/names.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import { lookAgain } from '../client.ts'
import '../elements/ff-clauses.ts'
import '../elements/ff-remarks.ts'
import '../elements/ff-trouble.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { deal as dealStyles } from '../styles/deal.ts'
import { clauseRows } from '../view/deals.ts'
import { dealIn } from '../view/facts.ts'
import { reconciled, reconciledForLicensee } from '../view/reconciled.ts'
import { type Remarks, remarksOf, remarksSentence } from '../view/remarks.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** What is agreed, clause by clause with its worth; on request reviewed, and valued as it could be read as well. */
@customElement('ff-agreed')
export class FfAgreed extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) answer: DealAnswer | undefined

  private readonly looking = new Task(this, {
    autoRun: false,
    task: async ([view, deal]: readonly [ScenarioView, string], { signal }): Promise<Remarks> =>
      remarksOf(await lookAgain({ document: view.document, deal }, signal), view.document, deal),
  })
  private looked: ScenarioView | undefined

  static override styles = [
    base,
    controls,
    dealStyles,
    css`
      .look {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        margin: 0.5rem 0 1rem;
      }
      .sum {
        margin-top: 0.75rem;
        max-width: 58em;
      }
      h3 {
        margin-top: 2rem;
      }
    `,
  ]

  protected override willUpdate(changed: PropertyValues<this>): void {
    // what was said of other terms is not said of these
    if (changed.has('view') && this.looked !== this.view) this.looked = undefined
  }

  private look(): void {
    const { view, answer } = this
    if (view === undefined || answer === undefined) return
    this.looked = view
    void this.looking.run([view, answer.id])
  }

  override render() {
    const { view, answer } = this
    const deal = view === undefined || answer === undefined ? undefined : dealIn(view.document, answer.id)
    if (view === undefined || answer === undefined || deal === undefined) return nothing
    const { currency } = view.document
    const ours = licensorName(view.document)
    const theirs = answer.licensee === null ? '' : licenseeName(view.document, deal.licensee)
    const together = reconciledForLicensee(answer, { currency, name: theirs })
    const remarks = this.looked === view ? this.looking.value : undefined
    return html`
      <h2>What is agreed</h2>
      <p class="quiet small">
        Beside each clause what its own payments are worth ${
          theirs === '' ? `to ${ours}` : `to ${ours} and to ${theirs}, which pays`
        }, before tax: ${currency}, mean ± error, ${timeOnly}.
      </p>
      ${this.renderLook(view)}
      <ff-clauses
        .clauses=${clauseRows(deal, answer, view.document)}
        .remarks=${remarks ?? new Map()}
        .ours=${ours}
        .theirs=${theirs}
      ></ff-clauses>
      <p class="sum">${unbroken(reconciled(answer, currency))} ${unbroken(together)}</p>
      ${
        remarks === undefined || !remarks.has(null)
          ? nothing
          : html`<h3>Of the deal as a whole</h3>
              <ff-remarks .remarks=${remarks.get(null)}></ff-remarks>`
      }
    `
  }

  private renderLook(view: ScenarioView) {
    const asked = this.looked === view
    const button = html`<button type="button" @click=${() => this.look()}>Review this deal</button>`
    if (!asked)
      return html`<div class="look">
        ${button}
        <span class="quiet small">What is missing or open, and the money between the ways to read it.</span>
      </div>`
    return this.looking.render({
      pending: () => html`<p class="look quiet" role="status">Reading the deal every other way …</p>`,
      complete: (remarks: Remarks) => html`<p class="look" role="status">
        ${remarksSentence(remarks)} Money is expected, more than the deal as it stands.
      </p>`,
      error: (trouble) => html`<ff-trouble .trouble=${trouble} @retry=${() => this.look()}></ff-trouble>`,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-agreed': FfAgreed
  }
}
