import { css } from './css.ts';
import { S } from './form.styles.ts';

/** The list of devices, each with its buttons. */
export const devicesStyles = css`
  ${S} .ems-devices {
    display: grid;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    list-style: none;
  }
  ${S} .ems-devices li {
    display: grid;
    gap: 0.75rem;
    padding: 0.875rem clamp(8px, 20cqi - 1.75rem, 16px);
  }
  ${S} .ems-devices li + li {
    border-block-start: 1px solid var(--_border);
  }
  ${S} .ems-device {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  ${S} .ems-device > div {
    min-inline-size: 0;
  }
  ${S} .ems-device > div:first-child {
    flex: 1 1 11rem;
  }
  ${S} .ems-inline {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  /* Above what the states of a form say of a hint's parts. */
  ${S} .ems-device p span {
    display: inline-block;
    margin-inline-end: 0.5rem;
  }
  ${S} .ems-inline button {
    flex: auto;
    min-block-size: 2.25rem;
    padding: 0.25rem clamp(4px, 20cqi - 2rem, 12px);
  }
  ${S} strong {
    font-weight: 600;
  }
  /* Above the focus of the states of a form. */
  ${S} .ems-question:focus:not(#_) {
    outline: none;
  }
`;
