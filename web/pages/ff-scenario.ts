import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { dealName } from '../../models/report/names.ts'
import '../elements/ff-bar.ts'
import '../elements/ff-identity.ts'
import { nameRun } from '../paper.ts'
import { type Route, type Section, scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { runOf } from '../view/run.ts'
import type { ScenarioView } from '../view/scenario.ts'
import './ff-compare.ts'
import './ff-deal.ts'
import './ff-deals.ts'
import './ff-markets.ts'
import './ff-summary.ts'

type ScenarioRoute = Extract<Route, { page: 'scenario' }>

const LABELS: Readonly<Record<Section, string>> = {
  summary: '',
  dataset: 'Dataset',
  markets: 'Markets',
  deals: 'Deals',
  compare: 'Compare',
  negotiate: 'Negotiate',
  drivers: 'Drivers',
  actuals: 'Actuals',
  import: 'Import',
}

/** One scenario: where one is, the page of the section, and which run the figures come from. */
@customElement('ff-scenario')
export class FfScenario extends LitElement {
  @property({ attribute: false }) view: ScenarioView | undefined
  @property({ attribute: false }) route: ScenarioRoute | undefined

  static override styles = [
    base,
    css`
      .page {
        padding: clamp(1.5rem, 3.5vw, 2.75rem) 0 3.5rem;
      }
      footer {
        padding-top: 0.875rem;
        border-top: 1px solid var(--rule);
      }
    `,
  ]

  override render() {
    const { view, route } = this
    if (view === undefined || route === undefined) return nothing
    return html`
      <ff-bar
        .scenario=${view.id}
        .name=${view.document.name}
        .version=${view.version}
        .section=${LABELS[route.section]}
        .sectionHref=${scenarioPath(view.id, route.section)}
        .deal=${route.deal ?? ''}
        .leaf=${route.deal === null ? '' : dealName(view.document, route.deal)}
      ></ff-bar>
      <div class="page">${this.renderSection(view, route)}</div>
      <footer><ff-identity .identity=${view.answer.identity}></ff-identity></footer>
    `
  }

  private renderSection(view: ScenarioView, route: ScenarioRoute) {
    switch (route.section) {
      case 'summary':
        return html`<ff-summary .view=${view}></ff-summary>`
      case 'dataset':
        // what asks for more than the stored answer loads apart from the first paint
        void import('./ff-dataset.ts')
        return html`<ff-dataset .view=${view}></ff-dataset>`
      case 'markets':
        return html`<ff-markets .view=${view} .query=${route.query}></ff-markets>`
      case 'compare':
        return html`<ff-compare .view=${view} .query=${route.query}></ff-compare>`
      case 'negotiate':
        void import('./ff-bargaining.ts')
        return html`<ff-bargaining .view=${view} .query=${route.query}></ff-bargaining>`
      case 'drivers':
        void import('./ff-drivers.ts')
        return html`<ff-drivers .view=${view} .query=${route.query}></ff-drivers>`
      case 'actuals':
        void import('./ff-actuals.ts')
        return html`<ff-actuals .view=${view}></ff-actuals>`
      case 'import':
        void import('./ff-import.ts')
        return html`<ff-import .view=${view} .query=${route.query}></ff-import>`
      case 'deals':
        return route.deal === null
          ? html`<ff-deals .view=${view}></ff-deals>`
          : html`<ff-deal .view=${view} .deal=${route.deal}></ff-deal>`
    }
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { view, route } = this
    if (view === undefined || route === undefined) return
    const leaf = route.deal === null ? LABELS[route.section] : dealName(view.document, route.deal)
    nameRun(runOf(view, leaf))
    document.title = [leaf, view.document.name, 'Fieldfare'].filter((part) => part !== '').join(' · ')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-scenario': FfScenario
  }
}
