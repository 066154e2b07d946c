import { css } from '../styles/css.ts';

/** What comes with the controller: the progress above the step, the ways below it, and the last screen. */
export const progressStyles = css`
  ::slotted([slot='done']) {
    margin: 0;
  }
  ol {
    display: flex;
    gap: 0.375rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    flex: auto;
    min-inline-size: 0;
    border-block-start: 4px solid var(--_border);
    border-radius: 2px;
    padding-block-start: 0.375rem;
    color: var(--_muted);
    font-size: 0.8125em;
    line-height: 1.3;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  li:is([aria-current], .done) {
    border-color: var(--_accent);
  }
  li[aria-current] {
    color: var(--_text);
    font-weight: 600;
  }
  li > span {
    display: flex;
  }
  svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    margin-block-start: 0.15em;
    margin-inline-end: 0.25em;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 3;
  }
  .position {
    margin: 0 0 0.375rem;
    font-size: 0.8125em;
    line-height: 1.3;
    color: var(--_muted);
  }
  .position b {
    display: none;
    margin-inline-start: 0.75em;
    color: var(--_text);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    justify-content: space-between;
    font-size: 0.875em;
  }
  .ways button {
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .ways button:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @container (max-width: 26rem) {
    li > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .position b {
      display: inline-block;
    }
  }
  @media (forced-colors: active) {
    li {
      border-color: GrayText;
    }
    li:is([aria-current], .done) {
      border-color: Highlight;
    }
  }
`;
