import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { onColours } from '../paper.ts'
import { base } from '../styles/base.ts'
import type { Chart } from './chart.ts'
import { type Draw, inksOf, type Step } from './drawing.ts'
import { nearestStep } from './nearest.ts'

const HINT = 'Point at the picture, or use the arrow keys, to read its figures.'

/**
 * A picture with keys: a canvas that is drawn anew when its width or the colour scheme changes, arrow keys or a
 * pointer that step through its points, and the reading of the point written out below, where it is announced.
 */
@customElement('ff-plot')
export class FfPlot extends LitElement {
  @property({ attribute: false }) draw: Draw | undefined
  @property({ attribute: false }) steps: readonly Step[] = []
  @property() label = ''
  @property({ type: Boolean, attribute: 'no-hint' }) noHint = false
  @state() private at = -1
  @query('canvas') private canvas!: HTMLCanvasElement
  @query('.plot') plot!: HTMLElement
  private chart: Chart | undefined
  private library: typeof Chart | undefined
  private listening = new AbortController()
  private drawn = 0
  private readonly resized = new ResizeObserver(() => this.redrawIfResized())
  private readonly seen = new IntersectionObserver((entries) => {
    this.inSight = entries.at(-1)?.isIntersecting === true
  })
  private inSight = false
  private late: ReturnType<typeof setTimeout> | undefined

  static override styles = [
    base,
    css`
      .plot {
        position: relative;
        height: var(--plot-height, 18rem);
        touch-action: pan-y;
      }
      canvas {
        display: block;
        position: absolute;
        inset: 0;
      }
      .reading {
        min-height: 1.5em;
        margin-top: 0.25rem;
        font-size: 0.8125rem;
        line-height: 1.5;
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      .reading.on {
        color: var(--ink);
      }
      .plot:not(:focus-visible, :hover) + .reading:not(.on) {
        visibility: hidden;
      }
      :host([no-hint]) .reading:not(.on) {
        display: none;
      }
      @media print {
        .plot {
          height: auto;
        }
        canvas {
          position: static;
          width: 100% !important;
          height: auto !important;
        }
        .reading {
          display: none;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.listening = new AbortController()
    onColours(() => this.paint(), this.listening.signal)
    void this.updateComplete.then(() => {
      for (const watch of [this.resized, this.seen]) watch.observe(this.plot)
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.listening.abort()
    this.resized.disconnect()
    this.seen.disconnect()
    this.chart?.destroy()
    this.chart = undefined
  }

  override render() {
    const reading = this.steps[this.at]?.text
    return html`
      <div
        class="plot"
        role="group"
        aria-roledescription="chart"
        aria-label=${`${this.label}. Arrow keys read its points.`}
        tabindex="0"
        @keydown=${this.onKey}
        @pointermove=${this.onPointer}
        @pointerdown=${this.onPointer}
        @pointerleave=${this.onLeave}
        @blur=${() => this.goTo(-1)}
      >
        <canvas aria-hidden="true"></canvas>
      </div>
      <p class="reading ${reading === undefined ? '' : 'on'}" aria-live="polite">${reading ?? HINT}</p>
    `
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('draw')) return
    clearTimeout(this.late)
    // out of sight, a picture that changes many times a second waits until it rests
    if (this.chart === undefined || this.inSight) void this.redraw()
    else this.late = setTimeout(() => void this.redraw(), 300)
  }

  private redrawIfResized(): void {
    if (Math.abs(this.plot.clientWidth - this.drawn) >= 1) void this.redraw()
  }

  private async redraw(): Promise<void> {
    this.library ??= (await import('./chart.ts')).Chart
    this.paint()
  }

  /** Draws at once, where the library has arrived: paper does not wait. */
  private paint(): void {
    const { library } = this
    const [width, height] = [this.plot?.clientWidth ?? 0, this.plot?.clientHeight ?? 0]
    if (library === undefined || !this.isConnected || this.draw === undefined || width === 0) return
    this.drawn = width
    this.chart?.destroy()
    this.canvas.width = width
    this.canvas.height = height
    this.chart = new library(this.canvas, this.draw({ width, height, inks: inksOf(this) }))
    this.mark()
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.steps.length - 1
    const next: Readonly<Record<string, number>> = {
      ArrowRight: Math.min(last, this.at + 1),
      ArrowLeft: Math.max(0, this.at - 1),
      Home: 0,
      End: last,
      Escape: -1,
    }
    const target = next[event.key]
    if (target === undefined) return
    event.preventDefault()
    this.goTo(target)
  }

  private onPointer(event: PointerEvent): void {
    if (this.chart === undefined) return
    const box = this.canvas.getBoundingClientRect()
    this.goTo(
      nearestStep(this.chart, this.steps, { x: event.clientX - box.left, y: event.clientY - box.top }),
    )
  }

  /** A finger leaves when it is lifted, and what it pointed at is still to be read. */
  private onLeave(event: PointerEvent): void {
    if (event.pointerType !== 'touch') this.goTo(-1)
  }

  private goTo(step: number): void {
    if (step === this.at) return
    this.at = step
    this.mark()
  }

  private mark(): void {
    const step = this.steps[this.at]
    // a point beyond the edge of the picture is read out, but there is nothing to mark
    const drawn = step !== undefined && this.chart?.getDatasetMeta(step.layer).data[step.index] !== undefined
    this.chart?.setActiveElements(drawn ? [{ datasetIndex: step.layer, index: step.index }] : [])
    this.chart?.draw()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ff-plot': FfPlot
  }
}
