import { css } from 'lit'

/** The page of a negotiation: what is asked above, then parts below each other that ask for themselves. */
export const bargaining = css`
  .lead {
    margin: 0.75rem 0 1rem;
  }
  .controls {
    gap: 0.625rem 1.5rem;
    margin: 0.75rem 0;
  }
  .part {
    display: block;
    margin-top: 3.25rem;
  }
  .controls + .part {
    margin-top: 1rem;
  }
  h2 + p {
    margin-top: 0.375rem;
    max-width: 46em;
    text-wrap: pretty;
  }
  .answer + *,
  ff-table {
    margin-top: 1.25rem;
  }
  ff-figure {
    margin-top: 1rem;
  }
`
