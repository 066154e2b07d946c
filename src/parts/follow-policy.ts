import { afterDrawing } from '../base/after-drawing.ts';
import type { EmsElement } from '../base/ems-element.ts';
import { report } from '../base/report.ts';
import type { AuthClient } from '../client/types.ts';

/** For `clientChanged`: the form is drawn by the policy that is known at once, and follows the service's as soon as it answers. */
export const followPolicy = (host: EmsElement, client: AuthClient): void => {
  const { told } = host;
  void afterDrawing()
    .then(async () => {
      const outcome = host.isConnected && (await client.policy.current());
      if (outcome && outcome.ok) told.policy = outcome.value;
      host.requestUpdate();
    })
    .catch(report);
};
