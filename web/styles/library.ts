import { css } from 'lit'
import { chooser } from './chooser.ts'

/** The list of scenarios. */
export const library = css`
  ${chooser}
  :host {
    padding: clamp(2rem, 4vw, 3.5rem) 0 3rem;
  }
  h1 + .lead {
    margin: 0.75rem 0 1.5rem;
  }
  .import {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    margin-bottom: 1.75rem;
  }
  .import .refused {
    flex-basis: 100%;
    margin-top: 0.75rem;
  }
  .refused p {
    margin-bottom: 0.75rem;
    overflow-wrap: anywhere;
  }
  ul {
    border-bottom: 1px solid var(--rule);
    margin-bottom: 1.25rem;
  }
  .empty {
    padding: 1.5rem 0;
    border-top: 1px solid var(--rule);
  }
`
