import { css } from 'lit'
import { chooser } from './chooser.ts'
import { scroll } from './scroll.ts'

/** A file that is chosen or dropped, and what stands in it, cell by cell. */
export const drop = css`
  ${chooser}
  .drop {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    max-width: 58em;
    padding: 1rem 1.125rem;
    border: 1px dashed var(--rule-strong);
    border-radius: 4px;
  }
  .drop.over {
    background: var(--tint);
    border-color: var(--licensor);
    border-style: solid;
  }
  .drop p {
    flex: 1 1 16rem;
  }
  @media print {
    :host {
      display: none;
    }
  }
`

export const sheet = css`
  ${scroll}
  .scroll {
    width: fit-content;
    max-height: 38rem;
    overflow: auto;
    border-top: 1px solid var(--rule-strong);
    border-bottom: 1px solid var(--rule-strong);
  }
  th,
  td {
    padding: 0.3125rem 0.875rem 0.3125rem 0;
    text-align: left;
    vertical-align: baseline;
    border-bottom: 1px solid var(--rule);
    max-width: 22rem;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--paper);
    font-weight: 560;
    color: var(--muted);
  }
  tbody th {
    font-weight: 400;
    color: var(--muted);
  }
  tr:last-child > * {
    border-bottom: 0;
  }
  .fault {
    min-width: 12rem;
    padding-left: 0.5rem;
    background: var(--tint);
    box-shadow: inset 3px 0 0 var(--refuse);
  }
  tr > .fault {
    white-space: normal;
    overflow-wrap: break-word;
  }
  .fault small {
    display: block;
    font-size: 0.8125rem;
    font-weight: 400;
    color: var(--refuse);
  }
  .faults {
    margin: 0.75rem 0 1rem;
    max-width: 58em;
    padding-left: 1rem;
    border-left: 3px solid var(--refuse);
    font-size: 0.9375rem;
  }
  .faults li {
    padding: 0.1875rem 0;
    overflow-wrap: anywhere;
  }
`
