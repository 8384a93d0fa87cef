import { css } from 'lit'

/** Switches between views: links that look like the words of a sentence, the chosen one underlined. */
export const controls = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 2rem;
    align-items: baseline;
    font-size: 0.875rem;
  }
  .switch {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25rem;
    align-items: baseline;
  }
  .switch > span {
    color: var(--muted);
    padding-right: 0.375rem;
  }
  .switch a {
    display: inline-block;
    padding: 0.3125rem 0.4375rem;
    min-height: 1.75rem;
    color: var(--ink);
    text-decoration: none;
    border-bottom: 2px solid transparent;
  }
  .switch a:hover {
    border-bottom-color: var(--rule-strong);
  }
  .switch a[aria-current] {
    font-weight: 620;
    border-bottom-color: var(--ink);
  }
  button,
  .button {
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 560;
    padding: 0.5rem 0.875rem;
    min-height: 2.5rem;
    color: var(--ink);
    background: transparent;
    border: 1px solid var(--rule-strong);
    border-radius: 3px;
    cursor: pointer;
  }
  button.primary,
  .button.primary {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  button:hover,
  .button:hover {
    border-color: var(--ink);
  }
  label.check {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 1.75rem;
    cursor: pointer;
  }
  label.pick {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.5rem;
    align-items: baseline;
    max-width: 100%;
  }
  label.pick > span {
    color: var(--muted);
  }
  select,
  input[type="text"] {
    font: inherit;
    max-width: 100%;
    min-height: 2rem;
    padding: 0.1875rem 0.375rem;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--rule-strong);
    border-radius: 3px;
  }
  input[type="checkbox"] {
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--licensor);
  }
`
