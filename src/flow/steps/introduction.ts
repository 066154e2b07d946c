import type * as screen from './introduction-screen.ts';
import type { Step } from './step.ts';

export const introduction: Step<typeof screen> = {
  id: 'introduction',
  load: () => import('./introduction-screen.ts'),
  render: (host, _state, part) => part?.introductionScreen(host),
  done: {},
};
