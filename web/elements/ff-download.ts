import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { beginFile, cancelFile, lookAtFile, whyRefused } from '../client.ts'
import { base } from '../styles/base.ts'
import { Trouble } from '../trouble.ts'

/** Milliseconds between two looks at how far a file is. */
const LOOK = 300

/** A file of a version to take along: while it is made it says how far it is, and can be cancelled. */
@customElement('ff-download')
export class FfDownload extends LitElement {
  @property() label = ''
  @property() what = ''
  /** where the file is, at once and whole */
  @property() href = ''
  @property() name = ''
  /** whether it takes so long that it is begun and looked after */
  @property({ type: Boolean }) long = false
  @state() private doing = ''
  @state() private fault = ''
  private file: string | null = null

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.5rem;
        justify-content: space-between;
        align-items: baseline;
      }
      a {
        color: var(--licensor);
        text-decoration: underline;
      }
      small {
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      .fault {
        max-width: 16rem;
        color: var(--refuse);
      }
      button {
        min-height: 1.5rem;
        padding: 0 0.25rem;
        border: 0;
        background: none;
        color: var(--licensor);
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
      }
    `,
  ]

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    void this.cancel()
  }

  override render() {
    const said = this.doing === '' ? this.what : this.doing
    return html`<a href=${this.href} download=${this.name} @click=${this.begin}>${this.label}</a>
      <span>
        <small class=${this.fault === '' ? '' : 'fault'} role="status">${this.fault === '' ? said : this.fault}</small>
        ${
          this.doing === ''
            ? nothing
            : html`<button type="button" aria-label=${`Cancel ${this.label}`} @click=${this.giveUp}>Cancel</button>`
        }
      </span>`
  }

  private async begin(event: MouseEvent): Promise<void> {
    // whoever opens it elsewhere gets it whole
    if (!this.long || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (this.doing !== '') return
    this.fault = ''
    this.doing = 'beginning'
    try {
      this.file = await beginFile(this.href)
      // cancelled before it had an address
      if (this.doing === '') return void this.cancel()
      await this.follow()
    } catch (reason) {
      if (this.doing === '') return
      this.fault = reason instanceof Trouble ? `${reason.title}. ${reason.advice}` : 'It could not be made.'
    }
    this.file = null
    this.doing = ''
  }

  /** Until it has ended; then the browser fetches it, or what was wrong with it. */
  private async follow(): Promise<void> {
    for (let { file } = this; file !== null; { file } = this) {
      const { state, simulated } = await lookAtFile(file)
      if (this.file !== file) return
      if (state === 'stopped') throw new Trouble('It was stopped', 'Try again in a moment.')
      if (state === 'refused') return whyRefused(file)
      if (state === 'done') return this.take(`${file}/file`)
      this.doing = simulated < 1 ? `simulating ${Math.floor(100 * simulated)} %` : 'writing'
      await new Promise((resolve) => setTimeout(resolve, LOOK))
    }
  }

  private take(address: string): void {
    const link = document.createElement('a')
    link.href = address
    link.download = this.name
    link.click()
  }

  /** The button goes away: who pressed it stays at the link, or the menu around it would close. */
  private giveUp(): void {
    this.renderRoot.querySelector('a')?.focus()
    void this.cancel()
  }

  private async cancel(): Promise<void> {
    const { file } = this
    this.file = null
    this.doing = ''
    if (file !== null) await cancelFile(file).catch(() => undefined)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-download': FfDownload
  }
}
