import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Section, scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'

const SECTIONS: readonly { readonly section: Section; readonly label: string }[] = [
  { section: 'summary', label: 'Summary' },
  { section: 'dataset', label: 'Dataset' },
  { section: 'markets', label: 'Markets' },
  { section: 'deals', label: 'Deals' },
  { section: 'compare', label: 'Compare' },
  { section: 'negotiate', label: 'Negotiate' },
  { section: 'drivers', label: 'Drivers' },
  { section: 'actuals', label: 'Actuals' },
  { section: 'import', label: 'Import' },
]

/** The sections: a rail on the left, a bar at the foot of a narrow screen. */
@customElement('ff-rail')
export class FfRail extends LitElement {
  @property() scenario: string | null = null
  @property() current = ''

  static override styles = [
    base,
    css`
      nav {
        display: flex;
        flex-direction: column;
      }
      a {
        display: block;
        padding: 0.375rem 0 0.375rem 0.875rem;
        border-left: 3px solid transparent;
        font-size: 0.9375rem;
        color: var(--muted);
        text-decoration: none;
      }
      a:hover {
        color: var(--ink);
      }
      a[aria-current] {
        color: var(--ink);
        font-weight: 620;
        border-left-color: var(--licensor);
      }
      a:first-child {
        margin-bottom: 0.875rem;
      }
      @media (max-width: 56rem) {
        nav {
          flex-direction: row;
          overflow-x: auto;
          scrollbar-width: none;
          background: var(--paper);
          border-top: 1px solid var(--rule);
          padding-bottom: env(safe-area-inset-bottom);
        }
        nav.alone {
          display: none;
        }
        a,
        a:first-child {
          flex: 1 0 auto;
          margin: 0;
          padding: 0.8125rem 0.4375rem;
          text-align: center;
          font-size: clamp(0.75rem, 3.5vw, 0.875rem);
          border-left: 0;
          border-top: 3px solid transparent;
          margin-top: -1px;
        }
        a[aria-current] {
          border-top-color: var(--licensor);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  /** Where the bar is narrower than its links, the one of the page stands in sight. */
  protected override updated(): void {
    const nav = this.renderRoot.querySelector('nav')
    const link = nav?.querySelector<HTMLElement>('[aria-current]')
    if (nav == null || link == null || nav.scrollWidth <= nav.clientWidth) return
    const [bar, own] = [nav.getBoundingClientRect(), link.getBoundingClientRect()]
    nav.scrollLeft += own.left + own.width / 2 - (bar.left + bar.width / 2)
  }

  override render() {
    const { scenario } = this
    return html`<nav aria-label="Sections" class=${scenario === null ? 'alone' : ''}>
      ${this.link('/library', 'Library', this.current === 'library')}
      ${
        scenario === null
          ? nothing
          : SECTIONS.map(({ section, label }) =>
              this.link(scenarioPath(scenario, section), label, this.current === section),
            )
      }
    </nav>`
  }

  private link(href: string, label: string, here: boolean) {
    return html`<a href=${href} aria-current=${here ? 'page' : nothing}>${label}</a>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-rail': FfRail
  }
}
