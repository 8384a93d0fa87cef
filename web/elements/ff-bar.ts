import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import './ff-download.ts'
import { filesOfDeal, filesOfVersion } from './offeredFiles.ts'

/** Where one is: breadcrumb, version, and the files one can take along. */
@customElement('ff-bar')
export class FfBar extends LitElement {
  @property() scenario = ''
  @property() name = ''
  @property({ type: Number }) version = 0
  @property() section = ''
  @property() sectionHref = ''
  @property() leaf = ''
  /** the id of the deal that is shown, if one is */
  @property() deal = ''

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
      @media (max-width: 40rem) {
        /* the link may stand left or right of the narrow bar: the menu takes all of its width */
        header {
          position: relative;
        }
        .files {
          position: static;
        }
        .files ul {
          left: 0;
          width: auto;
          max-width: none;
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
        <details class="files" @focusout=${this.leave}>
          <summary>Download</summary>
          <ul>
            ${[...filesOfDeal(this.deal), ...filesOfVersion].map(
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

declare global {
  interface HTMLElementTagNameMap {
    'ff-bar': FfBar
  }
}
