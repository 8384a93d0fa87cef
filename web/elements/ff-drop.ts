import { html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { drop } from '../styles/file.ts'

/** A place for one file: chosen with a button, or dropped. What is dropped beside it does not leave the page. */
@customElement('ff-drop')
export class FfDrop extends LitElement {
  @property() label = 'Choose a file'
  @property() hint = ''
  @property({ type: Boolean }) busy = false
  @state() private over = false
  private listening = new AbortController()

  static override styles = [base, controls, drop]

  override connectedCallback(): void {
    super.connectedCallback()
    this.listening = new AbortController()
    const { signal } = this.listening
    // a browser opens what is dropped on a page, in place of the page
    for (const name of ['dragover', 'drop'])
      window.addEventListener(name, (event) => event.preventDefault(), { signal })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.listening.abort()
  }

  override render() {
    return html`<div
      class="drop ${this.over ? 'over' : ''}"
      @dragover=${() => {
        this.over = true
      }}
      @dragleave=${() => {
        this.over = false
      }}
      @drop=${this.dropped}
    >
      <label class="button primary">
        ${this.busy ? 'Reading…' : this.label}
        <input type="file" accept=".xlsx,.csv,.tsv,.txt,text/csv" ?disabled=${this.busy} @change=${this.chosen} />
      </label>
      <p class="quiet small">or drop it here. ${this.hint}</p>
      <slot></slot>
    </div>`
  }

  private chosen(event: Event): void {
    const input = event.target as HTMLInputElement
    this.tell(input.files?.[0])
    input.value = ''
  }

  private dropped(event: DragEvent): void {
    this.over = false
    if (!this.busy) this.tell(event.dataTransfer?.files[0])
  }

  private tell(file: File | undefined): void {
    if (file !== undefined) this.dispatchEvent(new CustomEvent<File>('ff-file', { detail: file }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-drop': FfDrop
  }
}
