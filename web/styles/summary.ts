import { css } from 'lit'

/** Five sentences, large enough to be read from the other side of a table. */
export const summary = css`
  .about {
    margin-top: 0.75rem;
    max-width: 46em;
    color: var(--muted);
  }
  .bases {
    margin: 0.25rem 0 0.5rem;
    max-width: 58em;
  }
  ol {
    margin-top: 2rem;
    counter-reset: sentence;
  }
  li {
    counter-increment: sentence;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 24rem);
    gap: 1rem clamp(1.5rem, 4vw, 3.5rem);
    padding: 1.5rem 0 1.625rem;
    border-top: 1px solid var(--rule);
  }
  li.plain {
    grid-template-columns: minmax(0, 1fr);
  }
  .sentence {
    font-family: var(--display);
    font-size: clamp(1.125rem, 1rem + 0.6vw, 1.4375rem);
    font-weight: 480;
    line-height: 1.36;
    letter-spacing: -0.011em;
    max-width: 36em;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  li:first-child .sentence {
    font-weight: 600;
  }
  .leads {
    margin-top: 0.75rem;
    font-size: 0.9375rem;
  }
  .leads button {
    padding: 0;
    font: inherit;
    color: var(--licensor);
    background: none;
    border: 0;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
    cursor: pointer;
  }
  ff-figure.dots {
    --plot-height: 13rem;
  }
  ff-figure.fan {
    --plot-height: 11rem;
  }
  ff-figure.strip {
    --plot-height: 7.25rem;
  }
  section {
    margin-top: 2.5rem;
    outline: none;
  }
  section ff-table,
  section p {
    margin-top: 0.75rem;
  }
  @media print {
    li {
      break-inside: avoid;
    }
    .leads {
      display: none;
    }
  }
  @media (max-width: 64rem) {
    li {
      grid-template-columns: minmax(0, 1fr);
    }
    li ff-figure {
      max-width: 34rem;
    }
  }
`
