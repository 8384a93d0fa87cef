import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Figure } from '../format/number.ts'
import { base } from '../styles/base.ts'
import type { Chance, FourNumbers } from '../view/dealFigures.ts'
import './ff-number.ts'

const NO_ALTERNATIVE = 'Not shown: the alternative is 0. Say what else could be done.'

/** The four numbers of a deal, under rules instead of in boxes. */
@customElement('ff-four')
export class FfFour extends LitElement {
  @property({ attribute: false }) numbers: FourNumbers | undefined
  @property() currency = ''
  @property() licensor = ''
  @property() licensee = ''

  static override styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: 0.75rem 1.5rem;
      }
      @media print {
        dl {
          grid-template-columns: repeat(4, 1fr);
        }
      }
      dl > div {
        padding-top: 0.5rem;
        border-top: 1px solid var(--rule);
      }
      dl > div.licensor {
        border-top: 3px solid var(--licensor);
        padding-top: calc(0.5rem - 2px);
      }
      dl > div.licensee {
        border-top: 3px solid var(--licensee);
        padding-top: calc(0.5rem - 2px);
      }
      dt {
        font-size: 0.8125rem;
        line-height: 1.35;
        color: var(--muted);
      }
      dd {
        margin-top: 0.125rem;
        font-family: var(--display);
        font-size: var(--four-size, 1.25rem);
        font-weight: 620;
        line-height: 1.25;
        letter-spacing: -0.01em;
      }
      .rest {
        font-family: var(--sans);
        font-size: max(0.8125rem, 0.58em);
        font-weight: 400;
        letter-spacing: 0;
        color: var(--muted);
      }
      dd.words {
        font-family: var(--sans);
        font-size: 0.9375rem;
        font-weight: 400;
        letter-spacing: 0;
        color: var(--muted);
      }
    `,
  ]

  override render() {
    const numbers = this.numbers
    if (numbers === undefined) return nothing
    return html`<dl>
      ${this.figure('licensor', `${this.licensor} expects`, numbers.licensor)}
      ${
        numbers.licensee === null
          ? this.belief(numbers)
          : this.figure('licensee', `${this.licensee} expects`, numbers.licensee)
      }
      ${numbers.beats === null ? this.words('Beats our alternative', NO_ALTERNATIVE) : this.chance(numbers.beats)}
      ${this.figure('', 'Paid whatever happens', numbers.certain)}
    </dl>`
  }

  private figure(side: string, term: string, figure: Figure) {
    const content = html`<ff-number .figure=${figure} .unit=${this.currency}></ff-number>`
    return this.entry(side, term, html`<dd>${content}</dd>`)
  }

  private chance(beats: Chance) {
    return this.entry(
      '',
      'Beats our alternative in',
      html`<dd class="numeric" data-value=${beats.value}>
        ${beats.count} <span class="rest">${beats.rest}</span>
      </dd>`,
    )
  }

  /** Reverse mode: what the licensee must believe to gain. */
  private belief({ mustBelieve }: FourNumbers) {
    if (mustBelieve.share === null) return this.words(`${this.licensee} expects`, mustBelieve.text)
    const value = html`<dd class="numeric" data-value=${mustBelieve.share}>
      ${mustBelieve.percent} <span class="rest">of its product revenue</span>
    </dd>`
    return this.entry('licensee', `To gain, ${this.licensee} must believe the data bring at least`, value)
  }

  private words(term: string, text: string) {
    return this.entry('', term, html`<dd class="words">${text}</dd>`)
  }

  private entry(side: string, term: string, content: TemplateResult) {
    return html`<div class=${side}>
      <dt>${term}</dt>
      ${content}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-four': FfFour
  }
}
