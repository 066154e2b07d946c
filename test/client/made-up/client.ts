import {
  createConnection,
  createHttp,
  createPageOperation,
  createSessionAnnouncer,
  success,
} from 'ems-elements/client';
import type { HttpOptions, InlineAuthClient, Outcome, PageOperationPlace, SessionState } from 'ems-elements/client';
import * as z from 'zod/mini';

const Member = z.object({ number: z.string(), mail: z.string(), given: z.string(), family: z.string() });
const Rules = z.object({ shortest: z.number(), longest: z.number() });
const Devices = z.array(
  z.object({ id: z.string(), here: z.boolean(), program: z.string(), since: z.number(), seen: z.number() }),
);

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
const stateOf = ({ number, mail, given, family }: z.infer<typeof Member>): SessionState => ({
  status: 'active',
  account: { id: number, email: mail, firstName: given, lastName: family },
});

export const createRowingClient = (options: HttpOptions, place: PageOperationPlace = {}): InlineAuthClient => {
  const http = createHttp({ ...options, idempotency: 'none' });
  const announcer = createSessionAnnouncer(http.baseURL, http.changed);
  const { onSessionState, onSignedIn, onSignedOut, onMemberAnswer } = createConnection({
    http,
    announce: announcer.announce,
  });
  const then = <T, U>(outcome: Outcome<T>, effect: (value: T) => U): Outcome<U> =>
    outcome.ok ? success(effect(outcome.value)) : outcome;
  return {
    session: {
      kind: 'inline',
      async current(call) {
        const answer = await http.get('/me', { ...call, schema: Member });
        if (!answer.ok && answer.problem.code !== 'not_signed_in') return answer;
        const state: SessionState = answer.ok ? stateOf(answer.value) : { status: 'anonymous' };
        onSessionState(state);
        return success(state);
      },
      async signIn({ email: mail, password: secret }, call) {
        const onRefused = (_: unknown, status: number) =>
          status === 401 ? ({ code: 'credentials_invalid' } as const) : undefined;
        return then(await http.post('/login', { mail, secret }, { ...call, schema: Member, onRefused }), (member) =>
          onSignedIn(stateOf(member)),
        );
      },
      signOut: async (call) => then(await http.post('/logout', undefined, call), onSignedOut),
      subscribe: announcer.subscribe,
    },
    policy: {
      initial: { password: { minLength: 10, maxLength: 64 } },
      current: async (call) =>
        then(await http.get('/rules', { ...call, schema: Rules }), ({ shortest, longest }) => ({
          password: { minLength: shortest, maxLength: longest },
        })),
    },
    password: createPageOperation({
      operation: 'password',
      pageOf: (back, { locale = 'en' }) => `${http.baseURL}/secret?${new URLSearchParams({ back, locale })}`,
      answerParameters: ['secret'],
      read: (answer) =>
        (({ changed: 'success', kept: 'cancelled', broken: 'failed' }) as const)[answer.get('secret') ?? ''],
      ...place,
    }),
    sessions: {
      list: async (call) =>
        then(onMemberAnswer(await http.get('/devices', { ...call, schema: Devices })), (devices) =>
          devices.map(({ id, here, program, since, seen }) => ({
            id,
            current: here,
            browser: program,
            createdAt: isoOf(since),
            lastUsedAt: isoOf(seen),
          })),
        ),
      end: async ({ id }, call) =>
        then(onMemberAnswer(await http.delete(`/devices/${encodeURIComponent(id)}`, call)), announcer.announce),
      endOthers: async (call) => then(onMemberAnswer(await http.delete('/devices', call)), announcer.announce),
    },
  };
};
