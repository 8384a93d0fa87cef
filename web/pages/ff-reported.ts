import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { dealName, licenseeName } from '../../models/report/names.ts'
import type { ActualLicence, Actuals } from '../../models/scenario/schema/actuals.ts'
import '../charts/ff-figure.ts'
import { textList } from '../elements/pieces.ts'
import '../elements/ff-table.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { reported } from '../styles/reported.ts'
import { accuracyTexts, type BandFigure, bandFigures } from '../view/actualBands.ts'
import { duesTable, licenceSentence, workingTable } from '../view/actualDues.ts'
import { splitTable } from '../view/actualMoney.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { tableOf } from '../view/table.ts'
import './ff-recognition.ts'
import type { Looked, ReportOptions } from './lookedReports.ts'

export type OptionsChosen = Partial<ReportOptions>

/** What was due on the reports that were taken: licence by licence, then how good the forecasts were. */
@customElement('ff-reported')
export class FfReported extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) reports: Looked | undefined
  @property({ attribute: false }) options: ReportOptions | undefined

  static override styles = [base, controls, reported]

  override render() {
    const { view, reports, options } = this
    const actuals = reports?.answer
    if (view === undefined || actuals === undefined || options === undefined) return nothing
    return html`
      ${this.renderHead(actuals, options)}
      ${actuals.licences.map((licence) => this.renderLicence(licence, actuals, view))}
      <section>
        <h2>How good the forecasts were</h2>
        <p class="quiet">Over all licences above, years that were reported in full.</p>
        ${textList(accuracyTexts(actuals.accuracy, actuals.currency))}
      </section>
      <section class="notes">
        <h2>How to read this</h2>
        ${textList(actuals.notes)}
      </section>
    `
  }

  private renderHead({ asOf }: Actuals, { asOf: asked }: ReportOptions) {
    return html`<div class="controls head">
      <span class="quiet">From ${this.reports?.name}, as of ${asOf.date}${asOf.stated ? '' : ', the last date in it'}.</span>
      <label class="pick"
        ><span>Interest on what is open runs until</span>
        <input
          type="date"
          .value=${asked === '' ? asOf.date : asked}
          @change=${({ target }: Event) => this.choose({ asOf: (target as HTMLInputElement).value })}
      /></label>
    </div>`
  }

  private renderLicence(licence: ActualLicence, actuals: Actuals, view: ScenarioView) {
    const { document } = view
    const { deal, licensee, interest, findings } = licence
    const working = workingTable(licence, actuals)
    const name = dealName(document, deal)
    return html`<section class="licence" aria-label=${name}>
      <h2>${name}</h2>
      <p>${licenseeName(document, licensee)}. ${licenceSentence(licence, actuals)}</p>
      <ff-table class="dues" .table=${tableOf(name, duesTable(licence, actuals))}></ff-table>
      <p class="quiet small">
        ${
          interest.rate === null
            ? `No interest: ${interest.text}.`
            : `Interest: ${Number((interest.rate * 100).toPrecision(6))} % a year, ${interest.text}; simple, by days.`
        }
      </p>
      ${
        working === undefined
          ? nothing
          : html`<h3>How each amount comes about</h3>
              <ff-table class="working" .table=${tableOf(name, working)}></ff-table>`
      }
      ${
        findings.length === 0
          ? nothing
          : html`<h3>What to ask, and how the reports were read</h3>
              ${textList(findings.map(({ text }) => text))}`
      }
      ${this.renderForecast(licence, actuals, view)} ${this.renderSplit(licence, actuals, name)}
      <ff-recognition
        .view=${licence.recognition}
        .name=${name}
        .actuals=${actuals}
        .document=${document}
        .guarantee=${this.options?.guarantee ?? ''}
      ></ff-recognition>
    </section>`
  }

  private renderForecast(
    { bands, deal }: ActualLicence,
    { forecast }: Actuals,
    { document, version }: ScenarioView,
  ) {
    const figures = bandFigures(bands, document)
    if (figures.length === 0)
      return html`<p class="quiet">No year was reported in full yet: nothing to hold a forecast against.</p>`
    return html`<h3>Against the forecast</h3>
      <p class="quiet small">
        Band: the 8 of 10 futures in the middle. Line: their median. A dot is what came; a hollow diamond lies outside of
        its band.
      </p>
      ${figures.map((figure) => this.renderFigure(figure, dealName(document, deal)))}
      <p class="quiet small">
        Forecast: ${forecast.trials.toLocaleString('en')} futures of version ${version} (${forecast.sampling}, seed
        ${forecast.seed}), as it stands and not as earlier years turned out. What came: ${this.reports?.name}; royalty and
        what is due are reckoned from its receipts by the clauses, not what the licensee says.
      </p>`
  }

  private renderFigure({ name, sentence, draw, steps, table }: BandFigure, deal: string) {
    return html`<div class="object" role="group" aria-label=${`${name}, picture and table`}>
      <ff-figure .heading=${name} .sentence=${sentence} .draw=${draw} .steps=${steps}></ff-figure>
      <ff-table .table=${tableOf(deal, table)}></ff-table>
    </div>`
  }

  private renderSplit({ contributors }: ActualLicence, actuals: Actuals, name: string) {
    if (contributors === null || contributors.statements.length === 0) return nothing
    return html`<h3>Whose it is</h3>
      <p class="small quiet">Each payment that arrived, divided by the contributors' shares to the cent.</p>
      <ff-table class="split" .table=${tableOf(name, splitTable(contributors, actuals))}></ff-table>`
  }

  private choose(detail: OptionsChosen): void {
    this.dispatchEvent(
      new CustomEvent<OptionsChosen>('ff-options', { detail, bubbles: true, composed: true }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-reported': FfReported
  }
  interface HTMLElementEventMap {
    'ff-options': CustomEvent<OptionsChosen>
  }
}
