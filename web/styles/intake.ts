import { css } from 'lit'
import { fold } from './fold.ts'

/** A page that takes a file: the way in, what stands in it, and what to do with it. */
export const intake = css`
  ${fold}
  h1 + .lead {
    margin: 0.75rem 0 1.25rem;
  }
  details {
    margin-top: 0.75rem;
    font-size: 0.9375rem;
  }
  details p,
  details ul {
    margin-top: 0.5rem;
    max-width: 58em;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .small + ff-drop {
    margin-top: 0.75rem;
  }
  code {
    font-family: var(--mono);
    font-size: 0.875em;
  }
  .busy:empty {
    display: none;
  }
  .busy,
  ff-trouble {
    margin-top: 1rem;
  }
  section {
    margin-top: 2.25rem;
  }
  h2 {
    overflow-wrap: anywhere;
  }
  h2 + p {
    margin: 0.375rem 0 0.75rem;
    max-width: 46em;
    text-wrap: pretty;
  }
  .controls {
    margin: 0.75rem 0;
  }
  ff-file,
  section > ff-table {
    margin-top: 1rem;
  }
  .points {
    --head-width: 2.75rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    margin-top: 1rem;
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .done {
    margin-top: 1.25rem;
    max-width: 46em;
    padding: 0.125rem 0 0.25rem 1rem;
    border-left: 3px solid var(--agree);
  }
`
