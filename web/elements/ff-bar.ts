import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { downloadPath } from '../client.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'

/** Where one is: breadcrumb, version, and the files one can take along. */
@customElement('ff-bar')
export class FfBar extends LitElement {
  @property() scenario = ''
  @property() name = ''
  @property({ type: Number }) version = 0
  @property() section = ''
  @property() sectionHref = ''
  @property() leaf = ''

  static override styles = [
    base,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        justify-content: space-between;
        align-items: baseline;
        padding: 0.875rem 0;
        border-bottom: 1px solid var(--rule);
        font-size: 0.875rem;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        color: var(--muted);
      }
      li + li::before {
        content: "/";
        margin: 0 0.5rem;
        color: var(--rule-strong);
      }
      a {
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      li:last-child {
        color: var(--ink);
      }
      .right {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        align-items: baseline;
        color: var(--muted);
      }
      .version {
        padding: 0 0.4375rem;
        border: 1px solid var(--rule-strong);
        border-radius: 999px;
        font-size: 0.8125rem;
        color: var(--ink);
        font-variant-numeric: tabular-nums;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.875rem;
      }
      .files a {
        color: var(--licensor);
        text-decoration: underline;
      }
      @media (max-width: 40rem) {
        .word {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      @media print {
        .files {
          display: none;
        }
      }
    `,
  ]

  override render() {
    return html`<header>
      <nav aria-label="Breadcrumb">
        <ol>
          <li><a href="/library">Library</a></li>
          <li><a href=${scenarioPath(this.scenario)}>${this.name}</a></li>
          ${this.section === '' ? nothing : html`<li><a href=${this.sectionHref}>${this.section}</a></li>`}
          ${this.leaf === '' ? nothing : html`<li aria-current="page">${this.leaf}</li>`}
        </ol>
      </nav>
      <div class="right">
        <span class="version">version ${this.version}</span>
        <span class="files"><span class="word">Download</span> ${this.file('', 'answer.json', 'JSON')}
          ${this.file('/summary.csv', 'summary.csv', 'summary CSV')}
          ${this.file('/cash.csv', 'cash.csv', 'cash CSV')}</span>
      </div>
    </header>`
  }

  private file(what: '' | '/summary.csv' | '/cash.csv', name: string, label: string) {
    return html`<a href=${downloadPath(this.scenario, this.version, what)} download=${`fieldfare-${name}`}
      >${label}</a
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-bar': FfBar
  }
}
