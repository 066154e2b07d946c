/** Only has to compile, but for what is expected not to. */
import 'ems-elements/types/react';
import type { AuthClient } from 'ems-elements';

declare const client: AuthClient;

export const page = (
  <ems-register
    client={client}
    firstName="Ada"
    sign-in-href="/sign-in"
    confirmPassword
    className="wide"
    slot="main"
    onClick={() => undefined}
    ref={(element) => element?.setFieldError('email', 'No')}
    onems-registered={(event) => {
      const { email, retryAfter } = event.detail;
      return [email.length, retryAfter.toFixed()];
    }}
    onems-email-verified={({ detail }) => void detail.email.length}
  >
    <h2 slot="heading">Join</h2>
  </ems-register>
);

// @ts-expect-error: no such tag
export const tag = <ems-registers />;
// @ts-expect-error: no such property
export const property = <ems-register fristName="Ada" />;
// @ts-expect-error: not that type
export const type = <ems-register confirmPassword="maybe" />;
// @ts-expect-error: no such event
export const event = <ems-register onems-registred={(event) => event} />;
// @ts-expect-error: not in that detail
export const detail = <ems-register onems-registered={({ detail }) => detail.mail} />;
// @ts-expect-error: no such choice
export const choice = <ems-account historyMode="replace" />;
