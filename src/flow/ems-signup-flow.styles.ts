import { css } from '../styles/css.ts';
import { S } from '../styles/form.styles.ts';

/** The room of the progress is there before it is, so that nothing jumps. */
export const signupFlowStyles = css`
  .flow {
    display: grid;
    gap: calc(var(--_space) * 1.25);
  }
  .flow > * {
    min-inline-size: 0;
  }
  .progress {
    min-block-size: 2.25em;
  }
  @container (min-width: 24.01rem) {
    .progress {
      min-block-size: 3.125em;
    }
  }
`;

/** An element of ours inside: the reset of what is around it takes its own frame's rules back too. */
export const signupFlowLightStyles = css`
  ${S} [data-ems-step] {
    display: contents;
  }
  ${S} .ems-element {
    display: block;
    max-inline-size: var(--ems-max-width, 28rem);
  }
`;
