import { css } from 'lit'

/** A button that chooses a file: the field lies over it, unseen. */
export const chooser = css`
  .button {
    position: relative;
    display: inline-flex;
    align-items: center;
  }
  input[type="file"] {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    font-size: 0.75rem;
    cursor: pointer;
  }
  .button:focus-within {
    outline: 2px solid var(--licensor);
    outline-offset: 3px;
  }
`
