import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CellFault } from '../../models/exchange/sheet.ts'
import { base } from '../styles/base.ts'
import { sheet } from '../styles/file.ts'
import { type FileRow, faultText, fileTable } from '../view/fileTable.ts'

/** Faults that are listed above the rows; all of them stand in their cells. */
const LISTED = 12

/** A file as it stands, each fault in its cell and as a sentence above. */
@customElement('ff-file')
export class FfFile extends LitElement {
  @property() name = ''
  @property({ attribute: false }) rows: readonly FileRow[] = []
  @property({ attribute: false }) faults: readonly CellFault[] = []

  static override styles = [base, sheet]

  override render() {
    const { header, body } = fileTable(this.rows, this.faults)
    return html`
      ${this.renderFaults()}
      <div class="scroll" role="region" aria-label=${`Rows of ${this.name}`} tabindex="0">
        <table>
          <caption class="visually-hidden">${this.name}, as it was read</caption>
          <thead>
            <tr>
              <th scope="col">${header.at}</th>
              ${header.cells.map(
                ({
                  at,
                  text,
                  fault,
                  column,
                }) => html`<th scope="col" title=${at} class=${fault === '' ? '' : 'fault'}>
                  ${column === '' ? nothing : html`${column} · `}${text}${this.renderFault(fault)}
                </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${body.map(
              ({ at, fault, cells }) => html`<tr>
                <th scope="row" class=${fault === '' ? '' : 'fault'}>${at}${this.renderFault(fault)}</th>
                ${cells.map(
                  (cell) => html`<td title=${cell.at} class=${cell.fault === '' ? '' : 'fault'}>
                    ${cell.text}${this.renderFault(cell.fault)}
                  </td>`,
                )}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  private renderFault(fault: string) {
    return fault === '' ? nothing : html` <small>${fault}</small>`
  }

  private renderFaults() {
    const { faults } = this
    if (faults.length === 0) return nothing
    const more = faults.length - LISTED
    return html`<ul class="faults" role="alert">
      ${faults.slice(0, LISTED).map((fault) => html`<li><strong>${fault.cell}</strong>: ${faultText(fault)}</li>`)}
      ${more > 0 ? html`<li>and ${more} more, each in its cell below</li>` : nothing}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-file': FfFile
  }
}
