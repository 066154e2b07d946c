import { css } from './css.ts';
import { S } from './form.styles.ts';

/** What only the screens after a form need: a link that looks like a button, a button that looks like a link. */
export const screenStyles = css`
  ${S} {
    /* An element inside another: the reset of what is around it takes its own frame's rules back too. */
    .ems-element {
      display: block;
      max-inline-size: var(--ems-max-width, 28rem);
    }
    bdi {
      font-weight: 600;
    }
    /* An address, in one piece. */
    bdi:has(wbr) {
      display: inline-block;
      max-inline-size: 100%;
      /* Its own direction, but on the side that the text around it is on. */
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    button.ems-link {
      color: var(--_accent);
      text-decoration: underline;
      text-underline-offset: 0.2em;
      min-block-size: 1.5rem;
      min-inline-size: 0;
      padding: 0;
      border: 0;
      background: none;
      text-align: start;
      justify-self: start;
    }
    a.ems-button {
      display: block;
      padding: 0.625rem clamp(8px, 20cqi - 1.75rem, 20px);
      font-size: clamp(0.75em, 7.5cqi, 1em);
      hyphens: auto;
      border-radius: var(--ems-button-radius, var(--_radius));
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: 600;
      text-align: center;
      text-decoration: none;
    }
    .ems-visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .ems-muted {
      color: var(--_muted);
    }
    .ems-success {
      display: flex;
      color: var(--_success);
    }
    .ems-buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
    }
    button.ems-danger {
      background: var(--_danger);
      color: var(--ems-color-on-danger, light-dark(#ffffff, #3b0a06));
    }
  }
`;
