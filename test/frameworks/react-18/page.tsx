/** Only has to compile, but for what is expected not to: React 18 writes attributes. */
import 'ems-elements/types/react-18';
import type { AuthClient } from 'ems-elements';

declare const client: AuthClient;

export const page = (
  <ems-register
    first-name="Ada"
    sign-in-href="/sign-in"
    confirm-password=""
    class="wide"
    ref={(element) => void (element && (element.client = client))}
  >
    <h2 slot="heading">Join</h2>
  </ems-register>
);

// @ts-expect-error: no such tag
export const tag = <ems-registers />;
// @ts-expect-error: it would be written as "[object Object]"
export const object = <ems-register client={client} />;
// @ts-expect-error: no property
export const property = <ems-register firstName="Ada" />;
// @ts-expect-error: it would be written too
export const event = <ems-register onems-registered={(event) => event} />;
