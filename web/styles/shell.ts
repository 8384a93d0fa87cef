import { css } from 'lit'

/** The frame of the page: rail and column, or column above a bar. */
export const shell = css`
  .frame {
    display: grid;
    grid-template-columns: 12.5rem minmax(0, 1fr);
    max-width: 90rem;
    margin: 0 auto;
  }
  .rail {
    position: sticky;
    top: 0;
    height: 100vh;
    padding: 1rem 0 1rem 1.5rem;
  }
  .brand {
    display: block;
    margin-bottom: 1.5rem;
    padding-left: 0.875rem;
    font-family: var(--display);
    font-size: 1.1875rem;
    font-weight: 680;
    letter-spacing: -0.02em;
    color: var(--ink);
    text-decoration: none;
  }
  main {
    min-width: 0;
    min-height: 100vh;
    padding: 0 clamp(1.125rem, 4vw, 3.5rem) 3rem;
    border-left: 1px solid var(--rule);
    outline: none;
  }
  .skip {
    position: absolute;
    left: 0.5rem;
    top: -4rem;
    z-index: 20;
    padding: 0.5rem 0.75rem;
    font: inherit;
    background: var(--ink);
    color: var(--paper);
    border: 0;
  }
  .skip:focus {
    top: 0.5rem;
  }
  .state {
    padding-top: 3.5rem;
    max-width: 44rem;
  }
  .state .lead {
    margin-top: 0.75rem;
  }
  .waiting {
    color: var(--muted);
    opacity: 0;
    animation: appear 0.3s 0.4s forwards;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .waiting {
      opacity: 1;
    }
  }
  @media (max-width: 56rem) {
    .frame {
      display: block;
    }
    .rail {
      position: static;
      height: auto;
      padding: 0.75rem clamp(1.125rem, 4vw, 3.5rem) 0;
    }
    .brand {
      margin: 0;
      padding: 0;
    }
    ff-rail {
      position: fixed;
      z-index: 10;
      left: 0;
      right: 0;
      bottom: 0;
    }
    main {
      border-left: 0;
      padding-bottom: 6rem;
    }
  }
  @media print {
    .frame {
      display: block;
    }
    .rail {
      display: none;
    }
    main {
      min-height: 0;
      padding: 0;
      border: 0;
    }
  }
`
