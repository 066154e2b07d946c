import { success } from '../outcome.ts';
import type { InlineAccountPorts } from '../types.ts';
import type { MemoryBrowser } from './browser.ts';

/** The ports of an existing account, as one browser has them. */
export const createAccountPorts = (browser: MemoryBrowser): InlineAccountPorts => {
  const { service } = browser.world;
  const { authenticators, emails, passwords, sessions, signIn } = service;

  return {
    secondFactor: {
      verify: (input, options) =>
        browser.call('secondFactor.verify', options, async () => {
          const answer = await signIn.verify(input, browser.device, browser.id);
          return answer.ok ? success(browser.begin(answer.value)) : answer;
        }),
    },
    reauthentication: {
      kind: 'inline',
      methods: (options) => browser.call('reauthentication.methods', options, () => signIn.methods(browser.sessionId)),
      reauthenticate: (input, options) =>
        browser.call('reauthentication.reauthenticate', options, () => signIn.reauthenticate(browser.sessionId, input)),
    },
    profile: {
      current: (options) => browser.call('profile.current', options, () => service.profile(browser.sessionId)),
      update: (input, options) =>
        browser.change('profile.update', options, input, (id) => service.updateProfile(id, input)),
    },
    email: {
      kind: 'inline',
      pending: (options) => browser.call('email.pending', options, () => emails.pending(browser.sessionId)),
      change: (input, options) => browser.change('email.change', options, input, (id) => emails.change(id, input)),
      resend: (options) => browser.mutate('email.resend', options, {}, () => emails.resend(browser.sessionId)),
      cancel: (options) => browser.change('email.cancel', options, {}, (id) => emails.cancel(id)),
      confirm: (input, options) => browser.change('email.confirm', options, input, (id) => emails.confirm(id, input)),
    },
    password: {
      kind: 'inline',
      status: (options) => browser.call('password.status', options, () => service.passwordStatus(browser.sessionId)),
      requiresCurrentPassword: service.store.settings.requiresCurrentPassword,
      change: (input, options) =>
        browser.change('password.change', options, input, (id) => passwords.change(id, input)),
    },
    passwordReset: {
      request: (input, options) =>
        browser.mutate('passwordReset.request', options, input, () => passwords.requestReset(input, browser.id)),
      confirm: (input, options) =>
        browser.change('passwordReset.confirm', options, input, () => passwords.reset(input, browser.id)),
    },
    authenticators: {
      kind: 'inline',
      list: (options) => browser.call('authenticators.list', options, () => authenticators.list(browser.sessionId)),
      // Nothing has changed yet: not announced.
      enrol: (options) =>
        browser.mutate('authenticators.enrol', options, browser.sessionId, () =>
          authenticators.enrol(browser.sessionId),
        ),
      activate: (input, options) =>
        browser.change('authenticators.activate', options, input, (id) => authenticators.activate(id, input)),
      rename: (input, options) =>
        browser.change('authenticators.rename', options, input, (id) => authenticators.rename(id, input)),
      remove: (input, options) =>
        browser.change('authenticators.remove', options, input, (id) => authenticators.remove(id, input.id)),
    },
    recoveryCodes: {
      kind: 'inline',
      status: (options) =>
        browser.call('recoveryCodes.status', options, () => authenticators.recoveryStatus(browser.sessionId)),
      generate: (options) =>
        browser.change('recoveryCodes.generate', options, {}, (id) => authenticators.generateRecoveryCodes(id)),
    },
    sessions: {
      list: (options) => browser.call('sessions.list', options, () => sessions.list(browser.sessionId)),
      end: (input, options) =>
        browser.change('sessions.end', options, input, (id) => {
          const answer = sessions.endOne(id, input.id);
          if (answer.ok && input.id === id) browser.end();
          return answer;
        }),
      endOthers: (options) => browser.change('sessions.endOthers', options, {}, (id) => sessions.endOthers(id)),
    },
    deletion: {
      kind: 'inline',
      impact: (options) => browser.call('deletion.impact', options, () => service.deletionImpact(browser.sessionId)),
      delete: (options) =>
        browser.change('deletion.delete', options, {}, (id) => {
          const answer = service.deleteAccount(id);
          if (answer.ok) browser.end();
          return answer;
        }),
    },
  };
};
