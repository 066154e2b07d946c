/** Only has to compile, but for what is expected not to. */
import 'ems-elements/types/preact';
import type { AuthClient } from 'ems-elements';

declare const client: AuthClient;

export const page = (
  <ems-register
    client={client}
    firstName="Ada"
    sign-in-href="/sign-in"
    class="wide"
    onems-registered={(event) => void event.detail.email.length}
  >
    <h2 slot="heading">Join</h2>
  </ems-register>
);

// @ts-expect-error: no such tag
export const tag = <ems-registers />;
// @ts-expect-error: no such property
export const property = <ems-register fristName="Ada" />;
// @ts-expect-error: no such event
export const event = <ems-register onems-registred={(event) => event} />;
// @ts-expect-error: not in that detail
export const detail = <ems-register onems-registered={({ detail }) => void detail.mail} />;
