/** One of the five sentences of the first screen; `target` is the view that shows it. */
export interface Headline {
  readonly key: 'advice' | 'certain' | 'room' | 'flaws' | 'basis'
  readonly text: string
  readonly target: string
}
