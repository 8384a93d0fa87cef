import { css } from 'lit'

/** The page of one deal. */
export const deal = css`
  .grant {
    margin: 0.5rem 0 1.25rem;
    color: var(--muted);
  }
  ff-stamp {
    margin-bottom: 1.25rem;
  }
  ff-four {
    --four-size: clamp(1.375rem, 1.1rem + 1vw, 1.75rem);
  }
  section,
  ff-negotiate {
    margin-top: 3.25rem;
  }
  ff-negotiate {
    display: block;
  }
  section > p {
    margin: 0.25rem 0 0.75rem;
  }
  .bases {
    margin-top: 0.75rem;
    max-width: 58em;
  }
  section > .sum {
    margin: 0;
    padding-top: 0.75rem;
    border-top: 1px solid var(--rule-strong);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
    gap: 2.25rem 3rem;
    margin-top: 1rem;
  }
  .pair ff-figure {
    --plot-height: 15rem;
    --sentence-height: 3em;
    --figure-heading: 1rem;
  }
`
