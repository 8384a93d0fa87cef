import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { withQuery } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'

/** What a switch chooses: one key of the address; the first option is what the bare address means. */
export interface SwitchChoice {
  readonly path: string
  readonly query: URLSearchParams
  readonly key: string
  readonly options: readonly (readonly [string, string])[]
  readonly current: string
}

/** A choice between views, as links: the address keeps it, and the back button undoes it. */
@customElement('ff-switch')
export class FfSwitch extends LitElement {
  @property() label = ''
  @property({ attribute: false }) choice: SwitchChoice | undefined

  static override styles = [base, controls]

  override render() {
    const { choice } = this
    if (choice === undefined) return nothing
    const { path, query, key, options, current } = choice
    return html`<div class="switch" role="group" aria-label=${this.label}>
      <span>${this.label}</span>
      ${options.map(
        ([value, label]) => html`<a
          href=${withQuery(path, query, { [key]: value })}
          aria-current=${value === current ? 'true' : nothing}
          >${label}</a
        >`,
      )}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-switch': FfSwitch
  }
}
