import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readChosen } from '../chosenFile.ts'
import { saveVersion } from '../client.ts'
import '../elements/ff-drop.ts'
import '../elements/ff-file.ts'
import '../elements/ff-switch.ts'
import { picked } from '../elements/pieces.ts'
import '../elements/ff-trouble.ts'
import { counted } from '../format/words.ts'
import { type ImportedFile, previewFile } from '../importing.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { intake } from '../styles/intake.ts'
import { curveChoices, realChanges } from '../view/importChanges.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { type ImportedKind, kindNamed, kindOptions, kinds } from './importKinds.ts'

interface Looked {
  readonly file: File
  readonly kind: ImportedKind
  readonly imported: ImportedFile
  readonly curve: string
}

/** Assumptions, comparables or measured points from a file: what it would change, then a version of its own, or nothing. */
@customElement('ff-import')
export class FfImport extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) query = new URLSearchParams()
  @state() private looked: Looked | undefined
  @state() private busy = ''
  @state() private trouble: unknown
  @state() private kept = ''
  private asking = new AbortController()

  static override styles = [base, controls, intake]

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view')
    if (before !== undefined && before.id !== this.view?.id) this.kept = ''
    // what was looked at would change another document, or is of another kind
    if (before !== undefined || (changed.has('query') && this.looked?.kind !== this.kind)) this.drop()
  }

  override render() {
    const { view, looked, kind } = this
    if (view === undefined) return nothing
    return html`
      <h1>Import</h1>
      <p class="lead">Figures from a workbook or CSV into this scenario: first what would change, cell by cell, then a new version.</p>
      <div class="controls">
        <ff-switch
          .label=${'What the file holds'}
          .choice=${{ path: scenarioPath(view.id, 'import'), query: this.query, key: 'as', options: kindOptions, current: kind }}
        ></ff-switch>
      </div>
      <p class="quiet small">Royalty reports belong to <a href=${scenarioPath(view.id, 'actuals')}>Actuals</a>: they are held against the deals and kept beside this scenario.</p>
      ${this.renderWay(view)}
      <p class="busy quiet" role="status">${this.busy === '' ? '' : `${this.busy} …`}</p>
      ${this.trouble === undefined ? nothing : html`<ff-trouble no-retry .trouble=${this.trouble}></ff-trouble>`}
      ${this.kept === '' ? nothing : html`<p class="done" role="status">${this.kept} <a href=${scenarioPath(view.id)}>See the summary</a></p>`}
      ${looked === undefined ? nothing : this.renderLooked(looked, view)}
    `
  }

  private get kind(): ImportedKind {
    return kindNamed(this.query.get('as'))
  }

  private renderWay({ document }: ScenarioView) {
    const { label, help } = kinds[this.kind]
    if (this.kind === 'points' && curveChoices(document).length === 0)
      return html`<p class="done">No position of this document has a learning curve that measured points could belong to.</p>`
    return html`<ff-drop
        .label=${label}
        .busy=${this.busy !== ''}
        hint="A workbook (.xlsx) or a CSV. Nothing changes before you say so."
        @ff-file=${({ detail }: CustomEvent<File>) => void this.look(detail)}
      ></ff-drop>
      <details><summary>What the file looks like</summary>${help}</details>`
  }

  private renderLooked({ file, imported, curve }: Looked, view: ScenarioView) {
    const { faults } = imported
    const real = realChanges(imported.changes)
    return html`<section aria-label=${`Preview of ${file.name}`}>
      <h2>${file.name}</h2>
      <p>
        ${
          faults.length > 0
            ? html`Nothing is taken over while something is wrong: mend the file and choose it again. The scenario is
              as it was.`
            : real.length === 0
              ? html`Everything in it is in the scenario already: there is nothing to change.`
              : html`${counted(real.length, 'change')}. Keeping ${real.length === 1 ? 'it' : 'them'} makes version
                ${view.version + 1}; version ${view.version} stays as it is.`
        }
      </p>
      ${this.renderCurve(curve, view)}
      ${faults.length > 0 ? nothing : html`<ff-table class="changes ${this.kind}" .table=${kinds[this.kind].table(imported.changes, view.document)}></ff-table>`}
      <div class="actions">
        <button class="primary" type="button" ?disabled=${imported.document === null || real.length === 0 || this.busy !== ''}
          @click=${() => void this.keep(view, imported, real.length)}>
          Keep as version ${view.version + 1}
        </button>
        <button type="button" @click=${this.drop}>Cancel</button>
      </div>
      ${
        faults.length > 0
          ? html`<ff-file .name=${file.name} .rows=${imported.file} .faults=${faults}></ff-file>`
          : html`<details>
              <summary>The file as it was read</summary>
              <ff-file .name=${file.name} .rows=${imported.file}></ff-file>
            </details>`
      }
    </section>`
  }

  private renderCurve(curve: string, { document }: ScenarioView) {
    if (this.kind !== 'points') return nothing
    return html`<div class="controls">
      ${picked({
        label: 'They take the place of the points of',
        options: curveChoices(document),
        current: curve,
        choose: (next) => void (this.looked === undefined ? undefined : this.look(this.looked.file, next)),
      })}
    </div>`
  }

  private async look(file: File, wanted?: string): Promise<void> {
    const { view, kind } = this
    if (view === undefined) return
    const curve = wanted ?? curveChoices(view.document)[0]?.[0] ?? ''
    await this.doing(`Reading ${file.name}`, async (signal) => {
      this.looked = undefined
      const chosen = await readChosen(file)
      const asked = { as: kind, document: view.document, ...(kind === 'points' ? { curve } : {}) }
      this.looked = { file, kind, curve, imported: await previewFile(chosen, asked, signal) }
    })
  }

  private async keep(view: ScenarioView, { document }: ImportedFile, count: number): Promise<void> {
    await this.doing('Keeping the new version', async () => {
      await saveVersion(view, document as ScenarioView['document'])
      this.looked = undefined
      this.kept = `Version ${view.version + 1} is kept, with ${counted(count, 'change')}. Version ${view.version} stays as it was.`
      this.dispatchEvent(new Event('ff-saved', { bubbles: true, composed: true }))
    })
  }

  private readonly drop = (): void => {
    this.asking.abort()
    this.looked = undefined
    this.trouble = undefined
    this.busy = ''
  }

  private async doing(what: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.asking.abort()
    this.asking = new AbortController()
    const { signal } = this.asking
    ;[this.busy, this.kept, this.trouble] = [what, '', undefined]
    await work(signal).catch((reason: unknown) => {
      if (!signal.aborted) this.trouble = reason
    })
    if (!signal.aborted) this.busy = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-import': FfImport
  }
}
