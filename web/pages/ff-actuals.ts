import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { dealName } from '../../models/report/names.ts'
import '../elements/ff-drop.ts'
import '../elements/ff-file.ts'
import { picked } from '../elements/pieces.ts'
import '../elements/ff-trouble.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { intake } from '../styles/intake.ts'
import { fitsSample, needsDeal, reportsText, usualDeal } from '../view/reportsOf.ts'
import type { ScenarioView } from '../view/scenario.ts'
import './ff-kept.ts'
import type { KeptChange } from './ff-kept.ts'
import './ff-reported.ts'
import type { OptionsChosen } from './ff-reported.ts'
import type { Looked } from './lookedReports.ts'
import { Reports } from './reports.ts'

/** Fictional reports on the sample, as a file of this page. */
const sampleAddress = new URL('../../models/samples/northlakeReports.csv', import.meta.url).href
const sampleName = 'northlakeReports.csv'

/** What licensees report and pay, beside what the deals make due and what was forecast. */
@customElement('ff-actuals')
export class FfActuals extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  private readonly reports = new Reports(this)

  static override styles = [base, controls, intake]

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && this.view !== undefined)
      this.reports.open(this.view, usualDeal(this.view.document))
  }

  override render() {
    const { view, reports } = this
    if (view === undefined) return nothing
    const { looked, taken, busy, trouble } = reports
    return html`
      <h1>Actuals</h1>
      <p class="lead">
        What licensees report and pay, against what your deals make due line by line, and against what was forecast.
      </p>
      ${this.renderChoice(view, taken !== undefined)}
      <ff-kept
        .reports=${reports.kept}
        .busy=${busy !== ''}
        @ff-kept-change=${({ detail }: CustomEvent<KeptChange>) => this.change(detail)}
      ></ff-kept>
      <p class="busy quiet" role="status">${busy === '' ? '' : `${busy} …`}</p>
      ${trouble === undefined ? nothing : html`<ff-trouble no-retry .trouble=${trouble}></ff-trouble>`}
      ${looked === undefined ? nothing : this.renderLooked(looked, view)}
      ${
        looked !== undefined || taken?.answer === undefined
          ? nothing
          : html`${reports.isAside ? this.renderAside() : nothing}<ff-reported
              tabindex="-1"
              .view=${view}
              .reports=${taken}
              .options=${reports.options}
              @ff-options=${({ detail }: CustomEvent<OptionsChosen>) => void reports.again(detail)}
            ></ff-reported>`
      }
    `
  }

  private renderChoice({ document }: ScenarioView, again: boolean) {
    return html`<ff-drop
        .label=${this.reports.revising === undefined ? (again ? 'Choose another report' : 'Choose a royalty report') : `Choose the file that takes the place of ${this.reports.revising.file}`}
        .busy=${this.reports.busy !== ''}
        hint="A workbook (.xlsx) or a CSV. You see it cell by cell first; nothing is kept before you say so."
        @ff-file=${({ detail }: CustomEvent<File>) => void this.reports.look(detail)}
      >
        ${
          fitsSample(document)
            ? html`<button type="button" @click=${this.trySample}>Try with a sample report</button>`
            : nothing
        }
      </ff-drop>
      <details>
        <summary>What a report looks like</summary>
        <p>
          The first row names the columns: <code>period</code> (2027, 2027-Q1, 2027-03, or 1 for the first of the
          document) and <code>currency</code> are needed; <code>deal</code>, <code>field</code>,
          <code>territory</code>, <code>product</code>, <code>gross</code>, <code>deductions</code>,
          <code>net</code>, <code>units</code>, <code>unit</code>, <code>royalty</code> (as the licensee reckons it),
          <code>paid</code>, <code>paidOn</code> and <code>creditNote</code> where there is something to say. A row with
          a <code>line</code> is a payment by itself: of a fee (<code>upfrontFee</code>, <code>advance</code>,
          <code>trueUp</code> …), or a later one on a <code>report</code> of other rows. Numbers are plain (1200000.50), dates are 2027-03-31.
          <a href=${sampleAddress} download=${sampleName}>Download the sample report</a> to see one.
        </p>
      </details>`
  }

  private renderLooked(looked: Looked, { document }: ScenarioView) {
    const { name, rows, faults, file, answer, sample } = looked
    const { reports } = this
    return html`<section aria-label=${`Preview of ${name}`}>
      <h2>${name}</h2>
      <p>
        ${
          faults.length > 0
            ? html`Nothing is compared while something is wrong: mend the file and choose it again. Your file and the
              scenario are unchanged.`
            : html`${reportsText(rows)}, every cell understood. Nothing is kept or compared before you say so.`
        }
        ${sample ? html`${this.renderSource()}` : nothing}
      </p>
      ${
        needsDeal(rows, document)
          ? html`<div class="controls">
              ${picked({
                label: 'Rows that name no deal are of',
                options: document.deals.map(({ id }) => [id, dealName(document, id)] as const),
                current: reports.options.deal,
                choose: (deal) => void reports.again({ deal }),
              })}
            </div>`
          : nothing
      }
      <ff-file .name=${name} .rows=${file} .faults=${faults}></ff-file>
      <div class="actions">
        <button
          class="primary"
          type="button"
          ?disabled=${answer === undefined || reports.busy !== ''}
          @click=${() => void reports.keep()}
        >
          ${reports.revising === undefined ? 'Keep with the scenario' : `Keep in place of ${reports.revising.file}`}
        </button>
        <button
          type="button"
          ?disabled=${answer === undefined || reports.busy !== ''}
          @click=${() => this.compare()}
        >
          Compare with the contract
        </button>
        <button type="button" @click=${() => reports.cancel()}>Cancel</button>
      </div>
    </section>`
  }

  private renderAside() {
    const { reports } = this
    return html`<div class="actions">
      <span class="quiet">The file that was compared is not kept.</span>
      <button type="button" ?disabled=${reports.busy !== ''} @click=${() => void reports.leave()}>
        Back to what is kept
      </button>
    </div>`
  }

  private change({ what, report }: KeptChange): void {
    if (what === 'withdraw') void this.reports.withdraw(report)
    else this.reports.revise(report)
  }

  /** The button goes away with the preview: whoever pressed it goes on where the comparison begins. */
  private async compare(): Promise<void> {
    this.reports.take()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('ff-reported')?.focus()
  }

  private renderSource() {
    return html`These reports are fictional: what one future of the Northlake sample (number 59) would report, with four
      mistakes put in for you to find.`
  }

  private async trySample(): Promise<void> {
    const response = await fetch(sampleAddress)
    await this.reports.look(new File([await response.blob()], sampleName), true)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-actuals': FfActuals
  }
}
