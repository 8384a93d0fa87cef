import { css } from 'lit'
import { fold } from './fold.ts'

/** The page of the dataset: sections below each other, each with a sentence, a picture and a table. */
export const dataset = css`
  ${fold}
  h1 + .lead {
    margin: 0.75rem 0 1.5rem;
  }
  section,
  .asked {
    display: block;
    margin-top: 3.25rem;
  }
  section > p,
  .asked > p {
    margin: 0.375rem 0 0.75rem;
    max-width: 46em;
    text-wrap: pretty;
  }
  ff-figure {
    max-width: 52rem;
    margin-top: 1.25rem;
    --figure-title: 1.0625rem;
  }
  section > ff-figure:first-child {
    margin-top: 0;
    --figure-title: 1.3125rem;
  }
  ff-figure.stock,
  ff-figure.curve ~ ff-figure.curve,
  ff-figure.held,
  h3 {
    margin-top: 2rem;
  }
  ff-figure + ff-table {
    margin-top: 1.5rem;
  }
  h2 + p {
    margin-top: 0.375rem;
    max-width: 46em;
    text-wrap: pretty;
  }
  ff-table + p,
  ff-figure + p {
    margin-top: 0.75rem;
    max-width: 58em;
  }
  h1 + .chosen {
    margin: 0.75rem 0 1.25rem;
  }
  .second {
    margin-top: 0.5rem;
    max-width: 46em;
    text-wrap: pretty;
  }
  .lesson {
    margin-top: 0.75rem;
  }
  .lesson .pilot {
    margin-top: 1.5rem;
  }
  .gates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
    gap: 0.75rem 1.5rem;
    max-width: 64rem;
  }
  .gates li {
    padding-top: 0.5rem;
    border-top: 3px solid var(--agree);
  }
  .gates li.missing {
    border-top-color: var(--refuse);
  }
  .gates li.open {
    border-top: 3px dashed var(--caution);
  }
  .gates strong {
    font-weight: 620;
  }
  .gates p {
    font-size: 0.875rem;
    color: var(--muted);
  }
  .gates .missing strong {
    color: var(--refuse);
  }
  .texts {
    margin-top: 1rem;
    max-width: 58em;
    font-size: 0.9375rem;
  }
  .texts li {
    padding: 0.25rem 0 0.25rem 1rem;
    text-indent: -1rem;
    overflow-wrap: anywhere;
  }
  .texts li::before {
    content: "–";
    display: inline-block;
    width: 1rem;
    text-indent: 0;
    color: var(--muted);
  }
  details {
    margin-top: 1rem;
    font-size: 0.9375rem;
  }
  details > :not(summary) {
    margin-top: 0.75rem;
  }
  .quiet + .method {
    margin-top: 1rem;
  }
  .method {
    display: grid;
    grid-template-columns: minmax(0, 15rem) minmax(0, 1fr);
    gap: 0.25rem 2rem;
    padding: 0.875rem 0;
    border-top: 1px solid var(--rule);
  }
  .method .worth {
    font-family: var(--display);
    font-size: 1.1875rem;
    font-weight: 640;
  }
  .method h3 {
    margin-top: 0;
  }
  .method ul,
  .method > p {
    margin: 0;
    font-size: 0.875rem;
    max-width: 54em;
  }
  .method .texts li:first-child {
    padding-top: 0;
  }
  @media (max-width: 48rem) {
    .method {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    details:not([open]) {
      display: none;
    }
    .method {
      break-inside: avoid;
    }
  }
`
