import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Whether a part of an element is in sight: what changes many times a second need not be drawn where nobody looks. */
export class InSight implements ReactiveController {
  private seen = false
  private watched: Element | null = null
  private readonly observer = new IntersectionObserver((entries) => {
    const seen = entries.at(-1)?.isIntersecting === true
    if (seen !== this.seen) this.host.requestUpdate()
    this.seen = seen
  })

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly part: () => Element | null,
  ) {
    host.addController(this)
  }

  get now(): boolean {
    return this.seen
  }

  hostUpdated(): void {
    const part = this.part()
    if (part === this.watched) return
    this.observer.disconnect()
    this.watched = part
    if (part !== null) this.observer.observe(part)
  }

  hostDisconnected(): void {
    this.observer.disconnect()
    this.watched = null
  }
}
