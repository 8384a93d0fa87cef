import { css } from 'lit'

/** What every element shares: box model, type, links, focus. Colours come from page.css by custom property. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    font-family: var(--sans);
    color: var(--ink);
  }
  :host([hidden]) {
    display: none;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-family: var(--display);
    font-size: clamp(1.75rem, 1.2rem + 2.2vw, 2.625rem);
    font-weight: 640;
    line-height: 1.1;
    letter-spacing: -0.022em;
    text-wrap: balance;
    overflow-wrap: anywhere;
    outline: none;
  }
  h2 {
    font-family: var(--display);
    font-size: 1.3125rem;
    font-weight: 620;
    line-height: 1.25;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  h3 {
    font-size: 1rem;
    font-weight: 620;
    line-height: 1.35;
  }
  a {
    color: var(--licensor);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--licensor);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .lead {
    font-size: clamp(1.0625rem, 0.98rem + 0.4vw, 1.25rem);
    line-height: 1.45;
    max-width: 44em;
    text-wrap: pretty;
  }
  .quiet {
    color: var(--muted);
  }
  .small {
    font-size: 0.875rem;
  }
  .eyebrow {
    font-size: 0.8125rem;
    font-weight: 560;
    color: var(--muted);
  }
  .numeric {
    font-variant-numeric: tabular-nums lining-nums;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    h1,
    h2,
    h3 {
      break-after: avoid;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`
