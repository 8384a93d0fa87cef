/**
 * Paper is light. The event before printing comes while the page still has the colours of the screen, so the root
 * is marked first: pictures that listen to the same event are then drawn anew in light colours.
 */
export const preparePaper = (): void => {
  const { classList } = document.documentElement
  window.addEventListener('beforeprint', () => classList.add('paper'))
  window.addEventListener('afterprint', () => classList.remove('paper'))
}

/** Calls back whenever the colours that hold change: of the reader's scheme, to paper, and back from it. */
export const onColours = (changed: () => void, signal: AbortSignal): void => {
  for (const query of ['(prefers-color-scheme: dark)', 'print'])
    matchMedia(query).addEventListener('change', changed, { signal })
  for (const event of ['beforeprint', 'afterprint']) window.addEventListener(event, changed, { signal })
}

/** What something is in the colours of paper, whatever the reader's scheme; nothing is painted meanwhile. */
export const inLight = <Value>(read: () => Value): Value => {
  const { classList } = document.documentElement
  const isPaper = classList.contains('paper')
  classList.add('paper')
  const found = read()
  if (!isPaper) classList.remove('paper')
  return found
}

/** Which run the page shows: of what, from which futures, and what else is to be known of it. */
export interface NamedRun {
  readonly document: string
  readonly futures: string
  readonly rest: string
}

let shown: NamedRun = { document: '', futures: '', rest: '' }

export const nameRun = (run: NamedRun): void => {
  shown = run
}

/** The run in lines that stand below a picture; `futures` in place of those of the stored answer. */
export const runNamed = (futures: string): readonly string[] => [
  shown.document,
  [futures === '' ? shown.futures : futures, shown.rest].join(' · '),
]

const foot = new CSSStyleSheet()

/** Which run the figures come from, at the foot of every sheet; only characters that need no escaping. */
export const footEverySheet = (identity: string): void => {
  if (!document.adoptedStyleSheets.includes(foot)) document.adoptedStyleSheets.push(foot)
  const text = identity.replace(/[^\w .,:·-]/g, '')
  foot.replaceSync(`@page {
    @bottom-left { content: "${text}"; font: 7pt sans-serif; white-space: nowrap }
    @bottom-right { content: counter(page) " of " counter(pages); font: 7pt sans-serif }
  }`)
}
