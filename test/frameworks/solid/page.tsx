/** Only has to compile, but for what is expected not to. */
import 'ems-elements/types/solid';
import type { AuthClient } from 'ems-elements';

declare const client: AuthClient;

export const page = (
  <ems-register
    prop:client={client}
    prop:firstName="Ada"
    sign-in-href="/sign-in"
    class="wide"
    on:ems-registered={(event) => void event.detail.email.length}
  >
    <h2 slot="heading">Join</h2>
  </ems-register>
);

// @ts-expect-error: no such tag
export const tag = <ems-registers />;
// @ts-expect-error: not that type
export const property = <ems-register prop:confirmPassword="maybe" />;
// @ts-expect-error: not in that detail
export const detail = <ems-register on:ems-registered={({ detail }) => void detail.mail} />;
