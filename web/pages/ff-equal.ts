import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { solveSentences } from '../../models/report/solveText.ts'
import { askingDeal } from '../asking.ts'
import '../elements/ff-lever.ts'
import type { Move } from '../elements/ff-lever.ts'
import '../elements/ff-switch.ts'
import { renderAsked } from '../elements/pieces.ts'
import { unbroken } from '../format/words.ts'
import { scenarioPath } from '../router.ts'
import { bargaining } from '../styles/bargaining.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { type Bargaining, HOLDS } from '../view/bargaining.ts'
import { type Equal, equalLever, equalText, written } from '../view/equal.ts'
import type { ScenarioView } from '../view/scenario.ts'
import type { Plane } from '../view/zonePlane.ts'

/** One term on a slider, and what the other becomes while one party stays where it is: at once from the plane, then solved. */
@customElement('ff-equal')
export class FfEqual extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) asked: Bargaining | undefined
  @property({ attribute: false }) query = new URLSearchParams()
  @property({ attribute: false }) plane: Plane | undefined
  @property({ attribute: false }) equal: Equal | null = null
  /** where the slider was let go */
  @state() private settled: number | undefined
  private readonly answer = askingDeal(this, 'solve', () => {
    const { view, asked, settled } = this
    if (view === undefined || asked === undefined || settled === undefined) return undefined
    const { deal, terms, hold } = asked
    const words = { deal: deal.id, for: terms[1], hold, with: `${terms[0]}=${settled}` }
    return { document: view.document, words }
  })

  static override styles = [
    base,
    controls,
    bargaining,
    css`
      :host {
        display: block;
        max-width: 52rem;
        margin: 2rem 0 1.5rem;
      }
      ff-lever {
        display: block;
      }
      p {
        margin: 0.25rem 0 0;
      }
    `,
  ]

  protected override willUpdate(): void {
    if (this.equal?.x === undefined) this.settled = undefined
  }

  override render() {
    const { view, asked, plane, equal } = this
    if (view === undefined || asked === undefined || plane === undefined || equal === null) return nothing
    const choice = {
      ...{ path: scenarioPath(view.id, 'negotiate'), query: this.query, key: 'hold' },
      ...{ options: HOLDS, current: asked.hold },
    }
    const lever = equalLever(plane)
    const moved = equal.x === undefined ? undefined : plane.x.lever.unit === 'share' ? 100 * equal.x : equal.x
    return html`<h3>Move one term, keep one side where it is</h3>
      <div class="controls"><ff-switch .label=${'Keep'} .choice=${choice}></ff-switch></div>
      <ff-lever
        .lever=${lever}
        .moved=${moved}
        @ff-move=${(event: CustomEvent<Move>) => this.move(event, plane, lever.value)}
      ></ff-lever>
      <p class="answer" aria-live="polite">${unbroken(equalText(plane, equal))}</p>
      ${
        this.settled === undefined
          ? nothing
          : renderAsked(this.answer, 'Solving on the same futures', (solve) => {
              const [first = '', ...others] = solveSentences(solve, view.document)
              return html`<p class="quiet">${unbroken([first, ...others].join(' '))}</p>`
            })
      }`
  }

  private move(event: CustomEvent<Move>, { x }: Plane, present: number): void {
    event.stopPropagation()
    const { value, settled } = event.detail
    const at = value === present ? undefined : written(x, value)
    this.settled = settled ? at : this.settled
    this.dispatchEvent(new CustomEvent('ff-equal', { detail: at }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-equal': FfEqual
  }
}
