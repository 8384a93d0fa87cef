import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { base } from '../styles/base.ts'
import { table as tableStyles } from '../styles/table.ts'
import type { Cell, Column, Table } from '../view/table.ts'

/** Texts longer than this are given room to run in lines rather than in a column of words. */
const LONG = 36
const MANY = 4
/** More columns than these are set closer together. */
const DENSE = 9

const linked = (text: string, href: string | undefined) =>
  href === undefined ? text : html`<a href=${href}>${text}</a>`

/** A real table. It scrolls sideways within itself where the page is narrower, never the page. */
@customElement('ff-table')
export class FfTable extends LitElement {
  @property({ attribute: false }) table: Table | undefined
  @property({ type: Boolean, attribute: 'show-caption' }) showCaption = false
  /** there is more than fits: it can be scrolled, also by keyboard, and says so */
  @state() private wide = false
  @query('.scroll') private frame!: HTMLElement | null
  @query('table') private content!: HTMLElement | null
  private readonly resized = new ResizeObserver(() => this.measure())

  static override styles = [base, tableStyles]

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => this.watch())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.resized.disconnect()
  }

  override render() {
    const table = this.table
    if (table === undefined) return nothing
    return html`
      ${this.wide ? html`<p class="hint" aria-hidden="true">Scroll sideways for more →</p>` : nothing}
      <div
        class="scroll"
        role=${this.wide ? 'region' : nothing}
        aria-label=${this.wide ? table.caption : nothing}
        tabindex=${this.wide ? 0 : nothing}
      >
        <table class=${this.kindOf(table.columns)}>
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

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('table')) return
    this.measure()
    this.watch()
  }

  /** Its own room, and what stands in it: letters that arrive later widen the table and not the room. */
  private watch(): void {
    if (!this.isConnected) return
    this.resized.observe(this)
    if (this.content !== null) this.resized.observe(this.content)
  }

  private measure(): void {
    const { frame } = this
    this.wide = frame !== null && frame.scrollWidth > frame.clientWidth + 1
  }

  /** Two columns of words stand below each other where the page is narrow. */
  private kindOf(columns: readonly Column[]): string {
    if (columns.length > DENSE) return 'many dense'
    if (columns.length > MANY) return 'many'
    return columns.length === 2 && columns.every(({ numeric }) => numeric !== true) ? 'texts' : ''
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
    if (numeric) return cell.mark === undefined ? 'number' : `number ${cell.mark}`
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
