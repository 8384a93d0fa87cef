import { css } from 'lit'

/** What opens on demand: a quiet line to press, and beneath it what was folded away. */
export const fold = css`
  summary {
    cursor: pointer;
    width: fit-content;
    min-height: 1.5rem;
    color: var(--muted);
  }
  summary:hover {
    color: var(--ink);
  }
`
