import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Actuals } from '../../models/scenario/schema/actuals.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { RecognitionView } from '../../models/scenario/schema/recognition.ts'
import { picked, textList } from '../elements/pieces.ts'
import '../elements/ff-table.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import { reported } from '../styles/reported.ts'
import { bridgeTable, cashTable, linesTable, methodTexts } from '../view/actualMoney.ts'
import { tableOf } from '../view/table.ts'
import type { ReportOptions } from './lookedReports.ts'

const fees = [
  ['point-in-time', 'when the licence starts (right to use)'],
  ['over-time', 'evenly over its term (right to access)'],
] as const

const guarantees = [
  ['', 'as goes with the fees'],
  ['as-earned', 'as royalties are earned'],
  ['fixed', 'as a fixed fee'],
] as const

/** Cash beside revenue: a working view, with the methods that it takes. */
@customElement('ff-recognition')
export class FfRecognition extends LitElement {
  @property({ attribute: false }) view: RecognitionView | undefined
  /** of the licence */
  @property() name = ''
  @property({ attribute: false }) actuals: Actuals | undefined
  @property({ attribute: false }) document: FieldfareDocument | undefined
  @property() guarantee: ReportOptions['guarantee'] = ''

  static override styles = [base, controls, reported]

  override render() {
    const { view, actuals, document, name } = this
    if (view === undefined || actuals === undefined || document === undefined) return nothing
    return html`<h3>Cash and revenue</h3>
      <p class="label"><strong>Working view.</strong> ${view.label.replace(/^A working view /, 'It is ')}</p>
      <div class="controls">
        ${picked({
          label: 'Fixed fees are revenue',
          options: fees,
          current: view.fixedFees,
          choose: (value) => this.choose({ fixedFees: value === 'over-time' ? value : 'point-in-time' }),
        })}
        ${picked({
          label: 'A guarantee is revenue',
          options: guarantees,
          current: this.guarantee,
          choose: (value) => this.choose({ guarantee: guaranteeOf(value) }),
        })}
      </div>
      <ff-table class="cash" .table=${tableOf(name, cashTable(view, actuals, document))}></ff-table>
      <div class="two">
        <ff-table class="bridge" show-caption .table=${tableOf(name, bridgeTable(view, actuals))}></ff-table>
        <ff-table show-caption .table=${tableOf(name, linesTable(view, actuals))}></ff-table>
      </div>
      ${textList(methodTexts(view))}`
  }

  private choose(detail: Partial<ReportOptions>): void {
    this.dispatchEvent(
      new CustomEvent<Partial<ReportOptions>>('ff-options', { detail, bubbles: true, composed: true }),
    )
  }
}

const guaranteeOf = (value: string): ReportOptions['guarantee'] =>
  value === 'as-earned' || value === 'fixed' ? value : ''

declare global {
  interface HTMLElementTagNameMap {
    'ff-recognition': FfRecognition
  }
}
