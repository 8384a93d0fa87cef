import { css } from 'lit'

/** The page of comparisons. */
export const compare = css`
  h1 + .lead {
    margin: 0.75rem 0 1.5rem;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    margin: 0 0 1.25rem;
    padding: 0;
    border: 0;
    font-size: 0.9375rem;
  }
  legend {
    padding: 0;
    margin-bottom: 0.25rem;
    font-size: 0.875rem;
    color: var(--muted);
  }
  .more {
    margin-top: 0.625rem;
    font-size: 0.875rem;
  }
  section {
    margin-top: 3.25rem;
  }
  section > p {
    margin: 0.375rem 0 0.75rem;
    max-width: 46em;
  }
  section > .controls {
    margin-top: 0.5rem;
  }
  ff-matrix {
    margin-top: 0.75rem;
  }
  ff-flips {
    margin-top: 2rem;
  }
  ff-figure {
    margin-top: 2.25rem;
    --plot-height: 18rem;
    max-width: 52rem;
  }
`
