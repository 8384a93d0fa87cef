import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { luckTexts } from '../../models/report/informationText.ts'
import { firstLesson } from '../../models/report/informationWords.ts'
import type { DriverParty } from '../../models/scenario/schema/drivers.ts'
import { asking } from '../asking.ts'
import type { Asked } from '../client.ts'
import { renderAsked, textList } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { base } from '../styles/base.ts'
import { dataset } from '../styles/dataset.ts'
import { type Lesson, lessonsOf } from '../view/lessons.ts'
import type { ScenarioView } from '../view/scenario.ts'

/** What it is worth to learn something before signing, in money, and what one would then do. */
@customElement('ff-lessons')
export class FfLessons extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property() deal = ''
  @property() party: DriverParty = 'licensor'
  private readonly asked = asking(this, 'information', {
    document: () => this.view?.document,
    query: () => `?party=${this.party}`,
  })

  static override styles = [base, dataset]

  override render() {
    const { view } = this
    if (view === undefined) return nothing
    return html`<h2>What to learn before signing</h2>
      ${renderAsked(this.asked, 'Choosing anew with each input known', (answer) => this.renderAnswer(answer, view))}`
  }

  private renderAnswer(answer: Asked['information'], { document }: ScenarioView) {
    const licensee = document.deals.find(({ id }) => id === this.deal)?.licensee ?? ''
    const lessons = lessonsOf({ answer, document }, licensee)
    const near = lessons.filter((lesson) => lesson.licensee === licensee || lesson.licensee === null)
    const others = lessons.filter((lesson) => !near.includes(lesson))
    return html`<p>${unbroken(firstLesson(answer, document))}</p>
      ${near.map((lesson) => html`<h3>${lesson.title}</h3>${this.renderLesson(lesson)}`)}
      ${others.map((lesson) => html`<details><summary>${lesson.title}</summary>${this.renderLesson(lesson)}</details>`)}
      <details>
        <summary>What cannot be learnt</summary>
        ${textList(luckTexts(answer, document))}
      </details>`
  }

  private renderLesson({ table, texts, pilots, notes }: Lesson) {
    return html`<div class="lesson">
      ${table === undefined ? nothing : html`<ff-table show-caption .table=${table}></ff-table>`}
      ${textList(texts)}
      ${pilots.map(
        (
          pilot,
        ) => html`${pilot.table === undefined ? nothing : html`<ff-table class="pilot" show-caption .table=${pilot.table}></ff-table>`}
          ${textList(pilot.texts)}`,
      )}
      ${textList(notes)}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-lessons': FfLessons
  }
}
