import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { inLight, runNamed } from '../paper.ts'
import { base } from '../styles/base.ts'
import { type Inks, inksOf } from './drawing.ts'
import type { Picture } from './portrait.ts'

/** What a button saves: the picture as it is when it is pressed, without the run, which the page names. */
export type Pictured = () => Omit<Picture, 'foot'>

/** A button that saves a picture as a PNG file, light and on white, with the run that it shows. */
@customElement('ff-save')
export class FfSave extends LitElement {
  @property({ attribute: false }) picture: Pictured | undefined
  /** which futures it shows, where they are not those of the stored answer */
  @property() futures = ''
  @property() about = ''
  @state() private fault = ''

  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: 0.875rem;
      }
      button {
        padding: 0;
        min-height: 1.5rem;
        border: 0;
        background: none;
        color: var(--muted);
        font: inherit;
        cursor: pointer;
      }
      button:hover {
        color: var(--ink);
        text-decoration: underline;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const name = this.about === '' ? 'Download picture' : `Download picture: ${this.about}`
    return html`<button type="button" aria-label=${name} @click=${this.save}>Download picture</button>
      ${this.fault === '' ? nothing : html`<span role="alert">${this.fault}</span>`}`
  }

  private async save(): Promise<void> {
    const picture = this.picture?.()
    if (picture === undefined) return
    this.fault = ''
    try {
      const { portrait } = await import('./portrait.ts')
      const inks: Inks = { ...inLight(() => inksOf(this)), paper: '#ffffff' }
      keep(await portrait({ ...picture, foot: runNamed(this.futures) }, inks), fileName(picture.title))
    } catch {
      this.fault = 'This browser could not draw it.'
    }
  }
}

/** `what-it-turns-out-to-be-worth.png` */
export const fileName = (title: string): string => {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return `${words.join('-').slice(0, 80) || 'picture'}.png`
}

const keep = (file: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-save': FfSave
  }
}
