import { css } from 'lit'

/** Terms to move on the left, what moves on the right; nothing changes its place while a control is dragged. */
export const live = css`
  .intro {
    margin-top: 0.25rem;
    max-width: 58em;
  }
  .board {
    display: grid;
    grid-template: "levers moved" "levers state" "levers picture" 1fr / minmax(14rem, 17rem) minmax(0, 1fr);
    gap: 0 clamp(2rem, 3vw, 3rem);
    align-items: start;
    margin-top: 1.25rem;
  }
  .levers {
    grid-area: levers;
  }
  ff-moved {
    grid-area: moved;
    position: sticky;
    top: 0;
    z-index: 4;
    padding-top: 0.5rem;
  }
  .state {
    grid-area: state;
  }
  .picture {
    grid-area: picture;
    min-width: 0;
  }
  .terms {
    display: grid;
    gap: 0.875rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 1.25rem;
  }
  button[disabled] {
    color: var(--muted);
    border-color: var(--rule);
    cursor: default;
  }
  button.primary[disabled] {
    color: var(--muted);
    background: var(--tint);
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    min-height: 2.75rem;
    font-size: 0.875rem;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .state progress {
    flex: 1 1 6rem;
    max-width: 12rem;
    height: 0.5rem;
    accent-color: var(--licensor);
  }
  .state button {
    min-height: 2rem;
    padding: 0.25rem 0.625rem;
    font-size: 0.875rem;
  }
  .state .fault {
    color: var(--refuse);
  }
  ff-figure.sides {
    --plot-height: 19rem;
    --sentence-height: 3em;
    margin-top: 0.75rem;
  }
  ff-figure.one {
    --plot-height: 11rem;
  }
  @media (max-width: 64rem) {
    .board {
      grid-template: "moved" "levers" "state" "picture" / minmax(0, 1fr);
      gap: 1rem;
    }
    ff-moved {
      padding-bottom: 0.25rem;
      border-bottom: 1px solid var(--rule);
    }
    .terms {
      grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
      gap: 0.875rem 2rem;
    }
  }
  @media (max-width: 40rem) {
    ff-figure.sides {
      --sentence-height: 6em;
    }
  }
  @media print {
    .levers,
    .state,
    ff-moved,
    .intro {
      display: none;
    }
    .board {
      display: block;
    }
  }
`
