import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { downloadPath, exportPath } from '../client.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import './ff-download.ts'

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
        position: relative;
      }
      summary {
        min-height: 1.5rem;
        cursor: pointer;
        color: var(--licensor);
      }
      .files ul {
        position: absolute;
        z-index: 2;
        right: 0;
        display: grid;
        gap: 0.375rem;
        width: max-content;
        max-width: calc(100vw - 2rem);
        margin-top: 0.25rem;
        padding: 0.75rem 1rem;
        border: 1px solid var(--rule-strong);
        border-radius: 0.375rem;
        background: var(--paper);
      }
      .files li::before {
        content: none;
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
        <details class="files" @focusout=${this.leave}>
          <summary>Download</summary>
          <ul>
            ${files.map(
              ({ label, what, name, address, long }) => html`<li><ff-download
                .label=${label}
                .what=${what}
                .name=${`fieldfare-${name}`}
                .href=${address(this.scenario, this.version)}
                .long=${long}
              ></ff-download></li>`,
            )}
          </ul>
        </details>
      </div>
    </header>`
  }

  /** Closes once the focus is elsewhere: a press beside it, or the next key. */
  private leave({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!(currentTarget instanceof HTMLDetailsElement)) return
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false
  }
}

interface Offered {
  readonly label: string
  readonly what: string
  readonly name: string
  /** whether it is begun and looked after: what the page already shows the answer of is there at once */
  readonly long: boolean
  readonly address: (scenario: string, version: number) => string
}

const valued = (label: string, name: string, what: Parameters<typeof downloadPath>[2]): Offered => ({
  ...{ label, name, what: 'the figures as a table', long: false },
  address: (scenario, version) => downloadPath(scenario, version, what),
})

const exported = (label: string, format: string, what: string): Offered => ({
  ...{ label, what, name: format === 'pack' ? 'pack.zip' : `model.${format}`, long: true },
  address: (scenario, version) => exportPath(scenario, version, format),
})

/** Every input as a table to fill in: there at once. */
const table = (label: string, format: string, what: string): Offered => ({
  ...exported(label, format, what),
  ...{ name: format, long: false },
})

/** The files of a version, for the board first and for programs last. */
const files: readonly Offered[] = [
  exported('Report', 'pdf', 'a page for the board, then the tables'),
  exported('Workbook', 'xlsx', 'live formulas that recalculate'),
  exported('Re-performance pack', 'pack', 'for fieldfare verify'),
  valued('summary CSV', 'summary.csv', '/summary.csv'),
  { ...valued('cash CSV', 'cash.csv', '/cash.csv'), what: 'year by year' },
  exported('Trials', 'parquet', 'every future, as Parquet'),
  table('Assumptions', 'assumptions.xlsx', 'to fill in, for Import'),
  table('assumptions CSV', 'assumptions.csv', 'the same as text'),
  { ...valued('JSON', 'answer.json', ''), what: 'the whole answer' },
]

declare global {
  interface HTMLElementTagNameMap {
    'ff-bar': FfBar
  }
}
