import { css } from '../../styles/css.ts';
import { S } from '../../styles/form.styles.ts';

/** The picture, which is dark on light whatever the page is, because scanners read no other; the key and its values. */
export const totpSetupStyles = css`
  ${S} svg.ems-qr {
    inline-size: min(100%, 15rem);
    block-size: auto;
    margin: 0;
    justify-self: center;
    stroke: none;
    background: #fff;
    border-radius: var(--_radius);
    forced-color-adjust: none;
    shape-rendering: crispedges;
  }
  /* The blanks that part the key for the eye are no part of it: some apps refuse them. */
  ${S} .ems-key span {
    -webkit-user-select: none;
    user-select: none;
  }
  ${S} a.ems-open-app {
    display: none;
  }
  @media (pointer: coarse) {
    ${S} a.ems-open-app {
      display: block;
    }
  }
  ${S} summary {
    cursor: pointer;
    font-weight: 600;
  }
  ${S} details .ems-stack {
    padding-block-start: 0.75rem;
  }
  ${S} .ems-key {
    direction: ltr;
    padding: 0.75rem 16px;
    border-radius: var(--_radius);
    background: var(--_subtle);
    font-family: ui-monospace, monospace;
    text-align: start;
    overflow-wrap: normal;
    text-wrap: balance;
    user-select: all;
  }
  ${S} .ems-step {
    font-weight: 600;
  }
  ${S} .ems-stack p:empty {
    position: absolute;
  }
  ${S} dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25rem 1rem;
    margin: 0;
  }
  ${S} dt {
    color: var(--_muted);
  }
  ${S} dd {
    margin: 0;
  }
`;
