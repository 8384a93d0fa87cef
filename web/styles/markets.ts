import { css } from 'lit'

/** Strips: name, picture and price in three columns; stacked where the screen is narrow. */
export const markets = css`
  h1 + .lead {
    margin: 0.75rem 0 1.5rem;
  }
  ff-market-key {
    margin: 0.875rem 0 0.75rem;
  }
  section {
    margin-top: 1rem;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr) minmax(7rem, 9rem);
    gap: 0 1.5rem;
    align-items: end;
  }
  li.row {
    padding: 0;
    border-top: 1px solid var(--rule);
  }
  li.repeated {
    border-top: 0;
  }
  li.row ff-plot {
    --plot-height: 5.5rem;
  }
  .sticky {
    position: sticky;
    top: 0;
    z-index: 3;
    background: var(--paper);
  }
  .axis ff-plot {
    --plot-height: 2.75rem;
  }
  .axis .unit {
    align-self: end;
    padding-bottom: 0.25rem;
    text-align: right;
    font-size: 0.8125rem;
    color: var(--muted);
  }
  .name {
    align-self: center;
  }
  .name h2 {
    font-family: inherit;
    font-size: 0.9375rem;
    line-height: 1.3;
    letter-spacing: 0;
  }
  .name span {
    display: block;
  }
  .name span:first-child {
    color: var(--ink);
  }
  .name p,
  .price p {
    margin-top: 0.125rem;
    font-size: 0.8125rem;
    line-height: 1.4;
    color: var(--muted);
    text-wrap: pretty;
  }
  .price {
    align-self: center;
    text-align: right;
  }
  .price ff-number,
  .none {
    font-family: var(--display);
    font-size: 1.1875rem;
    font-weight: 640;
    letter-spacing: -0.01em;
  }
  .none {
    color: var(--refuse);
    font-size: 1rem;
  }
  .note {
    padding-top: 0.5rem;
    border-top: 1px solid var(--rule);
  }
  .part {
    margin-top: 3rem;
  }
  .part > p {
    margin-top: 0.375rem;
    max-width: 46em;
  }
  .part ff-table,
  .reasons {
    margin-top: 0.75rem;
  }
  .reasons li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0 1.5rem;
    padding: 0.4375rem 0;
    border-top: 1px solid var(--rule);
    font-size: 0.9375rem;
  }
  .reasons strong {
    font-weight: 560;
  }
  @media (max-width: 48rem) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 1rem;
    }
    li.row:not(.repeated) {
      padding-top: 0.625rem;
    }
    .row ff-plot {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .axis > span:first-child {
      display: none;
    }
    .axis ff-plot {
      grid-row: 1;
    }
    .axis .unit {
      grid-column: 1 / -1;
      grid-row: 2;
      padding: 0;
      line-height: 1.3;
    }
    .price p {
      display: none;
    }
    .name {
      align-self: start;
    }
    .price {
      align-self: start;
    }
    .reasons li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
