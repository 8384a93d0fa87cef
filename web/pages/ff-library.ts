import { Task } from '@lit/task'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { importDocument, listScenarios, type ScenarioItem, type ScenarioPage } from '../client.ts'
import '../elements/ff-samples.ts'
import '../elements/ff-scenario-row.ts'
import '../elements/ff-trouble.ts'
import { navigate } from '../navigation.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { library } from '../styles/library.ts'

/** All scenarios, and the way in for a document: a file, judged by the server, every fault listed at once. */
@customElement('ff-library')
export class FfLibrary extends LitElement {
  @state() private items: readonly ScenarioItem[] = []
  @state() private file = ''
  @state() private importTrouble: unknown
  @state() private importing = false
  private next: number | null = null

  private readonly listing = new Task(this, {
    args: () => [] as const,
    task: async (_none, { signal }) => this.take(await listScenarios(null, signal), []),
  })

  static override styles = [base, controls, library]

  override connectedCallback(): void {
    super.connectedCallback()
    document.title = 'Library · Fieldfare'
    if (this.hasUpdated) void this.listing.run()
  }

  override render() {
    return html`
      <h1>Library</h1>
      <p class="lead">Every scenario with its latest version. Versions are kept; nothing is overwritten.</p>
      ${this.renderImport()}
      <ff-samples></ff-samples>
      ${this.listing.render({
        pending: () =>
          this.items.length === 0 ? html`<p class="quiet" role="status">Reading…</p>` : this.renderItems(),
        complete: () => this.renderItems(),
        error: (trouble) =>
          html`<ff-trouble .trouble=${trouble} @retry=${() => void this.listing.run()}></ff-trouble>`,
      })}
    `
  }

  private renderImport() {
    return html`<section class="import">
      <label class="button primary">
        ${this.importing ? 'Importing…' : 'Import a document'}
        <input type="file" accept=".json,application/json" @change=${this.onFile} ?disabled=${this.importing} />
      </label>
      <span class="quiet small">A JSON file; it becomes a new scenario, and nothing that is here changes.</span>
      ${
        this.importTrouble === undefined
          ? nothing
          : html`<div class="refused">
              <p>${this.file} was not imported. Your file and the library are unchanged.</p>
              <ff-trouble no-retry .trouble=${this.importTrouble}></ff-trouble>
            </div>`
      }
    </section>`
  }

  private renderItems() {
    if (this.items.length === 0)
      return html`<p class="empty">Nothing here yet. Import a document, or begin with a sample, to see what its data are worth.</p>`
    return html`
      <ul>
        ${this.items.map((item) => html`<li><ff-scenario-row .item=${item}></ff-scenario-row></li>`)}
      </ul>
      ${this.next === null ? nothing : html`<button type="button" @click=${this.onMore}>Show older ones</button>`}
    `
  }

  private take(page: ScenarioPage, before: readonly ScenarioItem[]): void {
    this.items = [...before, ...page.items]
    this.next = page.next
  }

  private async onMore(): Promise<void> {
    this.take(await listScenarios(this.next), this.items)
  }

  private async onFile(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (file === undefined) return
    this.file = file.name
    this.importing = true
    this.importTrouble = undefined
    try {
      navigate(scenarioPath((await importDocument(await file.text())).id))
    } catch (trouble) {
      this.importTrouble = trouble
    } finally {
      this.importing = false
      input.value = ''
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-library': FfLibrary
  }
}
