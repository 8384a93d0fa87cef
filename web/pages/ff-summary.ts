import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { tableBases } from '../../models/report/bases.ts'
import '../charts/ff-figure.ts'
import '../elements/ff-table.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { summary } from '../styles/summary.ts'
import { glanceTable } from '../view/glance.ts'
import type { Picture } from '../view/picture.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { type Headline, headlinesOf, notesTable } from '../view/summary.ts'

/** The first screen of a scenario: five sentences, each with its picture and the way to it. */
@customElement('ff-summary')
export class FfSummary extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @query('.notes') private notes!: HTMLElement

  static override styles = [base, summary]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`
      <h1>${view.document.name}</h1>
      ${
        view.document.description === undefined
          ? nothing
          : html`<p class="about">${view.document.description}</p>`
      }
      <ol>
        ${headlinesOf(view).map((headline) => this.renderHeadline(headline))}
      </ol>
      <section>
        <h2>Deals at a glance</h2>
        <p class="quiet small bases">${tableBases}</p>
        <ff-table .table=${glanceTable(view)}></ff-table>
      </section>
      ${this.renderNotes(view)}
    `
  }

  private renderNotes(view: ScenarioView) {
    return html`<section class="notes" tabindex="-1">
      <h2>Assumed for you, and to be known</h2>
      ${
        view.answer.notes.length === 0
          ? html`<p class="quiet">Nothing was assumed: every figure comes from the document.</p>`
          : html`<ff-table .table=${notesTable(view)}></ff-table>`
      }
    </section>`
  }

  private renderHeadline({ key, text, href, leads, picture }: Headline) {
    return html`<li class=${picture === null ? 'plain' : ''} data-headline=${key}>
      <div class="words">
        <p class="sentence">${unbroken(text)}</p>
        <p class="leads">
          ${
            href === null
              ? html`<button type="button" @click=${this.toNotes}>${leads}</button>`
              : html`<a href=${href} aria-label=${`${leads}: ${text}`}>${leads}</a>`
          }
        </p>
      </div>
      ${picture === null ? nothing : this.renderPicture(picture)}
    </li>`
  }

  private renderPicture({ heading, size, draw, steps, table }: Picture) {
    return html`<ff-figure
      class=${size}
      compact
      no-hint
      .heading=${heading}
      .draw=${draw}
      .steps=${steps}
      .table=${table}
    ></ff-figure>`
  }

  private toNotes(): void {
    this.notes.scrollIntoView({ block: 'start' })
    this.notes.focus({ preventScroll: true })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-summary': FfSummary
  }
}
