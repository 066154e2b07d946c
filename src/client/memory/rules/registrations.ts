import { emailKey, normalizeEmail } from '../../../rules/email.ts';
import { normalizeName } from '../../../rules/name.ts';
import { normalizePassword } from '../../../rules/password.ts';
import { randomId } from '../../../rules/random-id.ts';
import { isReturnPage, journeyName } from '../../../rules/return-address.ts';
import type { Registration } from '../../ports/registration.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { Guesses } from './guesses.ts';
import type { MemoryStore, Refusal, StoredAccount, StoredRegistration } from '../store.ts';

export class Registrations {
  readonly #store: MemoryStore;
  readonly #guesses: Guesses;
  readonly #tickets = new Map<string, StoredRegistration>();

  constructor(store: MemoryStore, guesses: Guesses) {
    this.#store = store;
    this.#guesses = guesses;
  }

  register(input: Registration, browser = ''): Outcome<{ email: string; ticket: string; retryAfter: number }> {
    const subject = this.#subject(input.email, browser);
    const refused = this.#refuse(input) ?? this.#store.chargeMail(subject);
    if (refused) return refused;
    const registration = this.keep(input);
    const { email } = registration;
    const owner = this.#store.accountOf(email);
    if (owner) this.#store.deliver(owner, { kind: 'already_registered' });
    else this.#sendLink(registration);
    this.#store.startPause('registration', subject);
    return success({
      email: normalizeEmail(input.email),
      ticket: this.ticketFor(registration),
      retryAfter: this.#store.settings.resendCooldown,
    });
  }

  keep(input: Registration): StoredRegistration {
    const registration: StoredRegistration = {
      id: randomId(),
      email: emailKey(input.email),
      firstName: normalizeName(input.firstName),
      lastName: normalizeName(input.lastName),
      password: normalizePassword(input.password),
      extra: { ...input.extra },
      accepted:
        input.acceptedTerms === undefined ? null : { version: input.acceptedTerms, acceptedAt: this.#store.time() },
      returnTo: input.returnTo,
      journey: input.journey,
      verified: false,
    };
    this.#store.registrations.push(registration);
    return registration;
  }

  /** Makes the account that a registration was for. */
  activate(registration: StoredRegistration): StoredAccount {
    registration.verified = true;
    const { verified: _, ...about } = registration;
    const account: StoredAccount = {
      ...about,
      pendingEmail: undefined,
      authenticators: [],
      enrolment: undefined,
      recoveryCodes: undefined,
      owns: { hosts: [], integrations: [], subscriptions: [] },
    };
    this.#store.accounts.set(account.email, account);
    return account;
  }

  /** Registrations of an address that can still become its account, the newest first. */
  pending(email: string): StoredRegistration[] {
    if (this.#store.accountOf(email)) return [];
    const { registrations } = this.#store;
    return registrations.filter(({ email: own, verified }) => !verified && own === emailKey(email)).reverse();
  }

  ticketFor(registration: StoredRegistration): string {
    const ticket = randomId();
    this.#tickets.set(ticket, registration);
    return ticket;
  }

  /** `ticket` names the registration where several people registered one address: each gets the link of the own one. */
  resend(input: { email: string; ticket?: string | undefined }, browser = ''): Outcome<{ retryAfter: number }> {
    const email = emailKey(input.email);
    const subject = this.#subject(email, browser);
    const refused =
      this.#store.refuseFields({ email }) ??
      this.#store.refusePause('registration', subject) ??
      this.#store.chargeMail(subject);
    if (refused) return refused;
    this.#store.startPause('registration', subject);
    const owner = this.#store.accountOf(email);
    const [newest, ...older] = this.pending(email);
    const own = older.find((registration) => registration === this.#tickets.get(input.ticket ?? '')) ?? newest;
    if (owner) this.#store.deliver(owner, { kind: 'already_registered' });
    else if (own) this.#sendLink(own);
    return success({ retryAfter: this.#store.settings.resendCooldown });
  }

  verify({ token }: { token: string }): Outcome<{ email: string }> {
    const link = this.#store.links.get(token);
    if (link?.purpose !== 'registration') return failure('token_invalid');
    const { email } = link.registration;
    if (!link.used && this.#store.accountOf(email)) return failure('already_verified');
    const refused = this.#store.refuseLink(link);
    if (refused) return refused;
    link.used = true;
    this.activate(link.registration);
    return success({ email });
  }

  /** Of the registration, not of the address: who registered a stranger's address learns nothing from the stranger's own. */
  verified(ticket: string): boolean {
    return this.#tickets.get(ticket)?.verified === true;
  }

  /** Frees an address: no link and no password of a registration of it is worth anything any more. */
  forget(email: string): void {
    const { registrations, links } = this.#store;
    const gone = new Set(registrations.filter(({ email: own }) => own === email));
    for (const [token, link] of links) {
      if (link.purpose === 'registration' && !link.used && gone.has(link.registration)) links.delete(token);
    }
    registrations.splice(0, registrations.length, ...registrations.filter((registration) => !gone.has(registration)));
  }

  /** Every refusal at once, and none that depends on whether the address is known. */
  #refuse(input: Registration): Refusal | undefined {
    const { terms, allowedReturnUrls } = this.#store.settings;
    const refused = this.#store.refuseFields(input) ?? this.#store.refuseWeakPassword(input.password, input);
    if (refused) return refused;
    if (input.acceptedTerms !== undefined && input.acceptedTerms !== terms.version) return failure('terms_outdated');
    if (input.returnTo !== undefined && !isReturnPage(input.returnTo, allowedReturnUrls))
      return failure('forbidden', { field: 'returnTo' });
    if (input.journey !== undefined && !journeyName.test(input.journey)) return failure('unexpected_answer');
    return undefined;
  }

  #subject(email: string, browser: string): string {
    return this.#guesses.subject({ email, account: this.#store.accountOf(email), browser });
  }

  #sendLink(registration: StoredRegistration): void {
    const token = this.#store.makeLink({ purpose: 'registration', registration });
    const { returnTo, journey } = registration;
    this.#store.deliver(registration, { kind: 'verification', token, returnTo, journey });
  }
}
