import { css } from 'lit'
import { scroll } from './scroll.ts'

/** Tables: rules instead of boxes, figures in columns, line names that stay while the rest scrolls. */
export const table = css`
  ${scroll}
  table {
    width: 100%;
  }
  caption {
    text-align: left;
    padding-bottom: 0.375rem;
    color: var(--muted);
  }
  th,
  td {
    padding: 0.4375rem 1rem 0.4375rem 0;
    text-align: left;
    vertical-align: baseline;
    border-bottom: 1px solid var(--rule);
    overflow-wrap: break-word;
    max-width: 28rem;
  }
  thead th {
    vertical-align: bottom;
    font-weight: 560;
    color: var(--muted);
    border-bottom-color: var(--rule-strong);
  }
  tbody th:first-child,
  thead th:first-child {
    position: sticky;
    left: 0;
    background: var(--paper);
  }
  tbody th {
    font-weight: 500;
    min-width: var(--head-width, min(11rem, 30vw));
  }
  .number {
    text-align: right;
    white-space: nowrap;
  }
  thead .number {
    white-space: normal;
  }
  .less {
    font-weight: 620;
    color: var(--refuse);
  }
  .more {
    font-weight: 620;
    color: var(--caution);
  }
  .figure {
    white-space: nowrap;
  }
  .long {
    min-width: 13rem;
  }
  .many .long {
    min-width: 8rem;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  .total > * {
    font-weight: 620;
  }
  .part th {
    padding-top: 1.125rem;
    font-weight: 620;
    border-bottom-color: var(--rule-strong);
  }
  small {
    font-size: 0.8125rem;
    color: var(--muted);
  }
  .hint {
    padding-bottom: 0.25rem;
    font-size: 0.8125rem;
    text-align: right;
    color: var(--muted);
  }
  .dense {
    font-size: 0.8125rem;
  }
  .dense th,
  .dense td {
    padding-right: 0.625rem;
  }
  .dense tbody th {
    min-width: min(9rem, 30vw);
  }
  @media (max-width: 40rem) {
    /* a table of many columns scrolls here: a text that is out of sight makes no row tall */
    .many .long {
      min-width: 18rem;
    }
    .texts :is(tbody, tr, th, td) {
      display: block;
      max-width: none;
    }
    .texts thead {
      position: absolute;
      clip-path: inset(50%);
    }
    .texts th {
      padding-bottom: 0;
      border-bottom: 0;
    }
    .texts td {
      padding-top: 0.125rem;
      font-size: 0.8125rem;
      color: var(--muted);
      overflow-wrap: anywhere;
    }
  }
  @media print {
    .hint {
      display: none;
    }
    th,
    td {
      padding-right: 0.5rem;
    }
    .many {
      font-size: 0.75rem;
    }
    .many tbody th {
      min-width: 0;
    }
    small {
      font-size: inherit;
    }
    tr {
      break-inside: avoid;
    }
    .dense {
      font-size: 0.6875rem;
    }
    .dense :is(th, td) {
      padding-right: 0.25rem;
    }
    .dense tbody th {
      min-width: 5.5rem;
    }
  }
`
