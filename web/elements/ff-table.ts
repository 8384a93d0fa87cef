import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import type { Cell, Column, Table } from '../view/table.ts'

/** Texts longer than this are given room to run in lines rather than in a column of words. */
const LONG = 36
const MANY = 4

const linked = (text: string, href: string | undefined) =>
  href === undefined ? text : html`<a href=${href}>${text}</a>`

/** A real table. It scrolls sideways within itself where the page is narrower, never the page. */
@customElement('ff-table')
export class FfTable extends LitElement {
  @property({ attribute: false }) table: Table | undefined
  @property({ type: Boolean, attribute: 'show-caption' }) showCaption = false

  static override styles = [
    base,
    css`
      /* a shade at the right edge while there is more to scroll to */
      .scroll {
        overflow-x: auto;
        max-width: 100%;
        background:
          linear-gradient(to left, var(--paper) 1rem, transparent) right / 2.5rem 100% no-repeat local,
          linear-gradient(to left, var(--shade), transparent) right / 0.875rem 100% no-repeat scroll;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums lining-nums;
      }
      caption {
        text-align: left;
        padding-bottom: 0.375rem;
        color: var(--muted);
      }
      th,
      td {
        padding: 0.4375rem 1rem 0.4375rem 0;
        text-align: left;
        vertical-align: baseline;
        border-bottom: 1px solid var(--rule);
        overflow-wrap: break-word;
        max-width: 28rem;
      }
      thead th {
        vertical-align: bottom;
        font-weight: 560;
        color: var(--muted);
        border-bottom-color: var(--rule-strong);
      }
      tbody th:first-child,
      thead th:first-child {
        position: sticky;
        left: 0;
        background: var(--paper);
      }
      tbody th {
        font-weight: 500;
        min-width: min(11rem, 30vw);
      }
      .number {
        text-align: right;
        white-space: nowrap;
      }
      thead .number {
        white-space: normal;
      }
      .figure {
        white-space: nowrap;
      }
      .long {
        min-width: 13rem;
      }
      .many .long {
        min-width: 8rem;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
      }
      .total > * {
        font-weight: 620;
      }
      .part th {
        padding-top: 1.125rem;
        font-weight: 620;
        border-bottom-color: var(--rule-strong);
      }
      small {
        font-size: 0.8125rem;
        color: var(--muted);
      }
    `,
  ]

  override render() {
    const table = this.table
    if (table === undefined) return nothing
    return html`
      <div class="scroll" role="group" aria-label=${table.caption} tabindex="0">
        <table class=${table.columns.length > MANY ? 'many' : ''}>
          <caption class=${this.showCaption ? '' : 'visually-hidden'}>
            ${table.caption}
          </caption>
          ${this.renderHead(table.columns)}
          <tbody>
            ${table.rows.map((row) => this.renderRow(row, table.columns))}
          </tbody>
        </table>
      </div>
    `
  }

  private renderHead(columns: readonly Column[]) {
    return html`<thead>
      <tr>
        ${columns.map(
          ({ label, numeric, href }) =>
            html`<th scope="col" class=${numeric ? 'number' : ''}>${linked(label, href)}</th>`,
        )}
      </tr>
    </thead>`
  }

  private renderRow(row: readonly Cell[], columns: readonly Column[]) {
    if (row.length === 1)
      return html`<tr class="part"><th scope="colgroup" colspan=${columns.length}>${row[0]?.text}</th></tr>`
    return html`<tr class=${row[0]?.total === true ? 'total' : ''}>
      ${row.map((cell, index) => this.renderCell(cell, columns[index]?.numeric === true, index === 0))}
    </tr>`
  }

  private classOf(cell: Cell, numeric: boolean): string {
    if (numeric) return 'number'
    if (cell.note !== undefined) return 'figure'
    return cell.text.length > LONG ? 'long' : ''
  }

  private renderCell(cell: Cell, numeric: boolean, head: boolean) {
    const content = html`${linked(cell.text, cell.href)}${cell.note === undefined ? nothing : html` <small>${cell.note}</small>`}`
    return head
      ? html`<th scope="row" title=${cell.title ?? nothing} data-value=${cell.value ?? nothing}>${content}</th>`
      : html`<td
          class=${this.classOf(cell, numeric)}
          title=${cell.title ?? nothing}
          data-value=${cell.value ?? nothing}
        >
          ${content}
        </td>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-table': FfTable
  }
}
