import { Task, TaskStatus } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { cache } from 'lit/directives/cache.js'
import { listScenarios, openScenario } from '../client.ts'
import { type Arrival, navigate, watchAddress } from '../navigation.ts'
import '../pages/ff-library.ts'
import '../pages/ff-scenario.ts'
import { type Route, scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { shell } from '../styles/shell.ts'
import { opening } from '../view/opening.ts'
import type { ScenarioView } from '../view/scenario.ts'
import { standByFor } from '../worker/standby.ts'
import './ff-rail.ts'
import './ff-trouble.ts'

/** The page around the pages: sections, the scenario that is open, and what to show while it is on its way. */
@customElement('ff-app')
export class FfApp extends LitElement {
  @state() private route: Route = { page: 'start' }
  @state() private shown: ScenarioView | undefined
  @query('main') private main!: HTMLElement
  @state() private fault: unknown
  private listening = new AbortController()

  private readonly scenario = new Task(this, {
    args: () => [this.route.page === 'scenario' ? this.route.id : null] as const,
    task: async ([id], { signal }) => {
      if (id === null) return undefined
      this.shown = await openScenario(id, signal)
      return this.shown
    },
  })

  private readonly start = new Task(this, {
    args: () => [this.route.page === 'start'] as const,
    task: async ([starting], { signal }) => {
      if (!starting) return
      const { items } = await listScenarios(null, signal)
      const first = opening(items)
      navigate(first === undefined ? '/library' : scenarioPath(first.id), 'replace')
    },
  })

  static override styles = [base, shell]

  override connectedCallback(): void {
    super.connectedCallback()
    this.listening = new AbortController()
    const { signal } = this.listening
    window.addEventListener('unhandledrejection', (event) => this.fail(event.reason), { signal })
    window.addEventListener('error', (event) => this.fail(event.error), { signal })
    this.route = watchAddress((route, arrival) => this.arrive(route, arrival), signal)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.listening.abort()
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('route')) standByFor(this.route, changed.get('route') as Route | undefined)
  }

  override render() {
    const open = this.route.page === 'scenario' ? this.route.id : (this.shown?.id ?? null)
    const current = this.route.page === 'scenario' ? this.route.section : this.route.page
    return html`
      <div class="frame">
        <header class="rail">
          <button class="skip" type="button" @click=${() => this.main.focus()}>Skip to the content</button>
          <a class="brand" href="/">Fieldfare</a>
          <ff-rail .scenario=${open} .current=${current}></ff-rail>
        </header>
        <main id="main" tabindex="-1" @ff-saved=${() => void this.scenario.run()}>${this.renderFault()}${cache(this.renderPage())}</main>
      </div>
    `
  }

  /** Our own mistake: said plainly instead of leaving an empty page. */
  private renderFault() {
    if (this.fault === undefined) return nothing
    return html`<div class="state">
      <ff-trouble .trouble=${this.fault} @retry=${() => location.reload()}></ff-trouble>
    </div>`
  }

  /** What carries no error is a remark of the browser, for example about observers. */
  private fail(reason: unknown): void {
    if (reason instanceof Error) this.fault = reason
  }

  private renderPage(): TemplateResult | typeof nothing {
    switch (this.route.page) {
      case 'library':
        return html`<ff-library></ff-library>`
      case 'lost':
        return html`<div class="state">
          <h1>Nothing here</h1>
          <p class="lead">No page has the address ${this.route.path}. <a href="/library">Go to the library</a></p>
        </div>`
      case 'start':
        return this.start.status === TaskStatus.ERROR ? this.renderTrouble(this.start) : this.renderWaiting()
      case 'scenario':
        return this.renderScenario()
    }
  }

  private renderScenario() {
    if (this.scenario.status === TaskStatus.ERROR) return this.renderTrouble(this.scenario)
    if (this.route.page !== 'scenario' || this.shown?.id !== this.route.id) return this.renderWaiting()
    return html`<ff-scenario .view=${this.shown} .route=${this.route}></ff-scenario>`
  }

  private renderWaiting() {
    return html`<div class="state waiting" role="status"><p class="lead">Valuing the futures…</p></div>`
  }

  private renderTrouble(task: Task<never, unknown> | typeof this.scenario | typeof this.start) {
    return html`<div class="state">
      <ff-trouble .trouble=${task.error} @retry=${() => void task.run()}></ff-trouble>
    </div>`
  }

  private arrive(route: Route, arrival: Arrival): void {
    const moved = JSON.stringify({ ...route, query: '' }) !== JSON.stringify({ ...this.route, query: '' })
    this.route = route
    this.fault = undefined
    if (!moved || arrival === 'history') return
    scrollTo(0, 0)
    void this.updateComplete.then(() => this.main.focus({ preventScroll: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-app': FfApp
  }
}
