import { css } from 'lit'
import { dataset } from './dataset.ts'

/** What was due on reports: a part for each licence, with its tables, pictures and views. */
export const reported = css`
  ${dataset}
  .head {
    margin-top: 1.5rem;
  }
  .licence {
    margin-top: 2.25rem;
  }
  .licence + .licence {
    padding-top: 2rem;
    border-top: 1px solid var(--rule-strong);
  }
  h3 {
    margin-top: 2.25rem;
  }
  h3 + p {
    margin-top: 0.25rem;
    max-width: 46em;
    text-wrap: pretty;
  }
  h3 + ff-table,
  p + ff-table,
  .controls + ff-table {
    margin-top: 0.75rem;
  }
  .dues {
    --head-width: 8.5rem;
  }
  .dues + p {
    margin-top: 0.5rem;
  }
  .object {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
    gap: 1rem clamp(1.5rem, 3vw, 2.5rem);
    align-items: start;
    margin-top: 1.25rem;
    --head-width: 3.25rem;
    padding-top: 1rem;
    border-top: 1px solid var(--rule);
  }
  .object ff-figure {
    margin-top: 0;
    --plot-height: 13rem;
  }
  .object + p {
    margin-top: 0.75rem;
    max-width: 58em;
  }
  :host(:focus) {
    outline: none;
  }
  .label {
    padding: 0.125rem 0 0.125rem 1rem;
    border-left: 3px solid var(--caution);
  }
  .controls {
    margin-top: 0.75rem;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1rem clamp(1.5rem, 3vw, 2.5rem);
    align-items: start;
    margin-top: 1.5rem;
  }
  input[type="date"] {
    font: inherit;
    min-height: 2rem;
    padding: 0.1875rem 0.375rem;
    color: var(--ink);
    color-scheme: inherit;
    background: var(--paper);
    border: 1px solid var(--rule-strong);
    border-radius: 3px;
  }
  .notes {
    font-size: 0.9375rem;
  }
  @media (max-width: 56rem) {
    .object,
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
