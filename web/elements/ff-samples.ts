import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { addSample, listSamples } from '../client.ts'
import { navigate } from '../navigation.ts'
import { scenarioPath } from '../router.ts'
import { base } from '../styles/base.ts'
import { controls } from '../styles/controls.ts'
import './ff-trouble.ts'

/** Samples to begin with, behind a line that opens; one that is chosen becomes a scenario of its own. */
@customElement('ff-samples')
export class FfSamples extends LitElement {
  @state() private opened = false
  @state() private adding: string | null = null
  @state() private trouble: unknown

  private readonly listing = new Task(this, {
    args: () => [this.opened] as const,
    task: async ([opened], { signal }) => (opened ? listSamples(signal) : []),
  })

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        margin-bottom: 1.75rem;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.25rem 1rem;
        padding: 0.625rem 0;
        border-bottom: 1px solid var(--rule);
      }
      p {
        flex: 1 1 20rem;
      }
    `,
  ]

  override render() {
    return html`<details @toggle=${this.onToggle}>
      <summary>Begin with a sample</summary>
      ${this.listing.render({
        complete: (samples) => html`<ul>
          ${samples.map(
            ({ id, name, explanation }) => html`<li>
              <p><strong>${name}</strong><br /><span class="quiet small">${explanation}</span></p>
              <button type="button" ?disabled=${this.adding !== null} @click=${() => this.onAdd(id)}>
                ${this.adding === id ? 'Adding…' : html`Add<span class="visually-hidden"> ${name}</span>`}
              </button>
            </li>`,
          )}
        </ul>`,
        error: (trouble) =>
          html`<ff-trouble .trouble=${trouble} @retry=${() => void this.listing.run()}></ff-trouble>`,
      })}
      ${this.trouble === undefined ? nothing : html`<ff-trouble no-retry .trouble=${this.trouble}></ff-trouble>`}
    </details>`
  }

  private readonly onToggle = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open) this.opened = true
  }

  private async onAdd(id: string): Promise<void> {
    this.adding = id
    this.trouble = undefined
    try {
      navigate(scenarioPath((await addSample(id)).id))
    } catch (trouble) {
      this.trouble = trouble
    } finally {
      this.adding = null
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-samples': FfSamples
  }
}
