import { css } from 'lit'

/** What is wider than the page scrolls by itself, with a shade at the right edge while there is more to scroll to. */
export const scroll = css`
  .scroll {
    overflow-x: auto;
    max-width: 100%;
    background:
      linear-gradient(to left, var(--paper) 1rem, transparent) right / 2.5rem 100% no-repeat local,
      linear-gradient(to left, var(--shade), transparent) right / 0.875rem 100% no-repeat scroll;
  }
  table {
    border-collapse: collapse;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums lining-nums;
  }
  @media print {
    .scroll {
      overflow: visible;
      background: none;
    }
  }
`
