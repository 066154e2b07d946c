import type { CallOptions, MutationOptions } from '../ports/call.ts';
import { success, type Outcome } from '../outcome.ts';
import type { InlineAccountPorts } from '../types.ts';
import { accountSchema, sessionStateSchema } from './answers.ts';
import { resentSchema, verifiedSchema } from './later-answers.ts';
import type { Shape } from '../http/shape.ts';
import {
  authenticatorSchema,
  authenticatorsSchema,
  enrolmentSchema,
  impactSchema,
  missingSchema,
  passwordStatusSchema,
  pendingEmailSchema,
  pendingSchema,
  profileSchema,
  recoveryCodesSchema,
  recoveryStatusSchema,
  sessionsSchema,
} from './account-answers.ts';
import type { Path, RoutedHttp } from './routed-http.ts';
import type { Connection } from '../session/connection.ts';

/** The ports of an existing account over HTTP (`docs/http-api.md`), one request for each method. */
export const createAccountPorts = ({
  http,
  announce,
  onSignedIn,
  onSignedOut,
  asMember,
}: Connection<RoutedHttp>): InlineAccountPorts => {
  const announced = <T>(outcome: Outcome<T>): Outcome<T> => {
    if (outcome.ok) announce();
    return outcome;
  };
  /** One member of an answer, for what is no object by itself. */
  const member = <T, K extends keyof T>(outcome: Outcome<T>, key: K): Outcome<T[K]> =>
    outcome.ok ? success(outcome.value[key]) : outcome;

  const read = <T>(path: Path<'GET'>, schema: Shape<T>, call: CallOptions = {}): Promise<Outcome<T>> =>
    asMember(call, () => http.get(path, { signal: call.signal, schema }));
  const post = <T>(
    path: Path<'POST'>,
    body: object,
    schema: Shape<T>,
    call: MutationOptions = {},
  ): Promise<Outcome<T>> => asMember(call, (headers) => http.post(path, body, { ...call, headers, schema }));
  const change = async <T>(
    path: Path<'POST'>,
    body: object,
    schema: Shape<T>,
    call?: MutationOptions,
  ): Promise<Outcome<T>> => announced(await post(path, body, schema, call));
  /** Of those the answer has no value. */
  const postBare = (path: Path<'POST'>, body: object, call: MutationOptions = {}): Promise<Outcome> =>
    asMember(call, (headers) => http.post(path, body, { ...call, headers }));
  const changeBare = async (path: Path<'POST'>, body: object, call?: MutationOptions): Promise<Outcome> =>
    announced(await postBare(path, body, call));

  return {
    secondFactor: {
      async verify(input, { signal } = {}) {
        const answer = await http.post('/sign-in/second-factor', input, { signal, schema: sessionStateSchema });
        return answer.ok ? success(onSignedIn(answer.value)) : answer;
      },
    },
    reauthentication: {
      kind: 'inline',
      methods: async (call) => member(await read('/account/reauthentication', missingSchema, call), 'missing'),
      reauthenticate: (input, { signal } = {}) => postBare('/account/reauthenticate', input, { signal }),
    },
    profile: {
      current: (call) => read('/account/profile', profileSchema, call),
      update: (input, call) => change('/account/profile', input, accountSchema, call),
    },
    email: {
      kind: 'inline',
      pending: async (call) => member(await read('/account/email', pendingSchema, call), 'pending'),
      change: (input, call) => change('/account/email', input, pendingEmailSchema, call),
      resend: (call) => post('/account/email/resend', {}, resentSchema, call),
      cancel: (call) => changeBare('/account/email/cancel', {}, call),
      confirm: async (input, call = {}) =>
        announced(await http.post('/account/email/confirm', input, { ...call, schema: verifiedSchema })),
    },
    password: {
      kind: 'inline',
      requiresCurrentPassword: true,
      status: (call) => read('/account/password', passwordStatusSchema, call),
      change: (input, call) => changeBare('/account/password', input, call),
    },
    passwordReset: {
      request: (input, call) => http.post('/password-reset/request', input, { ...call, schema: resentSchema }),
      confirm: async (input, call) => announced(await http.post('/password-reset/confirm', input, call)),
    },
    authenticators: {
      kind: 'inline',
      list: async (call) => member(await read('/account/authenticators', authenticatorsSchema, call), 'authenticators'),
      // Nothing has changed yet: not announced.
      enrol: (call) => post('/account/authenticators/enrol', {}, enrolmentSchema, call),
      activate: (input, call) => change('/account/authenticators/activate', input, authenticatorSchema, call),
      rename: (input, call) => change('/account/authenticators/rename', input, authenticatorSchema, call),
      remove: (input, call) => changeBare('/account/authenticators/remove', input, call),
    },
    recoveryCodes: {
      kind: 'inline',
      status: async (call) => member(await read('/account/recovery-codes', recoveryStatusSchema, call), 'status'),
      generate: (call) => change('/account/recovery-codes', {}, recoveryCodesSchema, call),
    },
    sessions: {
      list: async (call) => member(await read('/account/sessions', sessionsSchema, call), 'sessions'),
      end: (input, call) => changeBare('/account/sessions/end', input, call),
      endOthers: (call) => changeBare('/account/sessions/end-others', {}, call),
    },
    deletion: {
      kind: 'inline',
      impact: (call) => read('/account/deletion', impactSchema, call),
      async delete(call) {
        const answer = await postBare('/account/deletion', {}, call);
        if (answer.ok) onSignedOut();
        return answer;
      },
    },
  };
};
