import { emailKey, normalizeEmail } from '../../../rules/email.ts';
import { normalizeName } from '../../../rules/name.ts';
import { normalizePassword } from '../../../rules/password.ts';
import { randomId } from '../../../rules/random-id.ts';
import { isReturnPage, journeyName } from '../../../rules/return-address.ts';
import type { Registration } from '../../ports/registration.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { Codes } from './codes.ts';
import type { Guesses } from './guesses.ts';
import type { MemoryStore, Refusal, StoredAccount, StoredRegistration } from '../store.ts';

interface VerifyInput {
  token: string;
  ticket?: string | undefined;
  password?: string;
  newPassword?: string;
}

export class Registrations {
  readonly #store: MemoryStore;
  readonly #codes: Codes;
  readonly #guesses: Guesses;
  readonly #tickets = new Map<string, StoredRegistration>();

  constructor(store: MemoryStore, codes: Codes, guesses: Guesses) {
    this.#store = store;
    this.#codes = codes;
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
      closed: this.#store.accountOf(input.email) !== undefined,
    };
    this.#store.registrations.push(registration);
    return registration;
  }

  /**
   * Makes the account that a registration was for. With a new password it is the account of whoever reads the email: then nobody
   * accepted terms, what the page asked for is nobody's answer, and the registration goes on as a stranger's.
   */
  activate(registration: StoredRegistration, newPassword?: string): StoredAccount {
    registration.verified = newPassword === undefined;
    const { verified, closed: _, ...about } = registration;
    const account: StoredAccount = {
      ...about,
      createdAt: this.#store.now(),
      ...(!verified && { password: normalizePassword(newPassword!), accepted: null, extra: {} }),
      pendingEmail: undefined,
      authenticators: [],
      passkeys: [],
      linkedAccounts: {},
      enrolment: undefined,
      recoveryCodes: undefined,
      passwordChangedAt: this.#store.now(),
      language: undefined,
      attributes: {},
      owns: { hosts: [], integrations: [], subscriptions: [] },
    };
    this.#store.accounts.set(account.email, account);
    this.close(account.email);
    return account;
  }

  /** Registrations of an address whose email was not answered, the newest first; of an address with an account they are closed. */
  waiting(email: string): StoredRegistration[] {
    const { registrations } = this.#store;
    return registrations.filter(({ email: own, verified }) => !verified && own === emailKey(email)).reverse();
  }

  /** The registration of a ticket, if it is of this address. */
  of(ticket: string | undefined, email: string): StoredRegistration | undefined {
    const registration = this.#tickets.get(ticket ?? '');
    return registration?.email === emailKey(email) ? registration : undefined;
  }

  /** Nothing that waits for an address becomes its account any more. */
  close(email: string): void {
    for (const registration of this.waiting(email)) registration.closed = true;
  }

  ticketFor(registration: StoredRegistration): string {
    const ticket = randomId();
    this.#tickets.set(ticket, registration);
    return ticket;
  }

  /** `ticket` names the registration, and no other is meant by it; without one, in another browser, it is the newest. */
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
    const meant = this.#tickets.has(input.ticket ?? '') ? this.of(input.ticket, email) : this.waiting(email)[0];
    if (owner) this.#store.deliver(owner, { kind: 'already_registered' });
    else if (meant && !meant.closed && !meant.verified) this.#sendLink(meant);
    return success({ retryAfter: this.#store.settings.resendCooldown });
  }

  /** The token proves the mailbox only, so whoever has it shows the registration's ticket, knows its password or chooses a new one. */
  verify({ token, ticket, password, newPassword }: VerifyInput): Outcome<{ email: string }> {
    const link = this.#store.links.get(token);
    if (link?.purpose !== 'registration') return failure('token_invalid');
    const { registration } = link;
    const { email } = registration;
    if (!link.used && (registration.closed || this.#store.accountOf(email))) return failure('already_verified');
    const refused =
      this.#store.refuseLink(link) ??
      (newPassword === undefined
        ? this.#refuseRegistrant(registration, ticket, password)
        : (this.#store.refuseFields({ password: newPassword }) ??
          this.#store.refuseWeakPassword(newPassword, registration)));
    if (refused) return refused;
    link.used = true;
    this.activate(registration, newPassword);
    return success({ email });
  }

  #refuseRegistrant(registration: StoredRegistration, ticket = '', password?: string): Refusal | undefined {
    if (this.#tickets.get(ticket) === registration) return undefined;
    if (password === undefined) return failure('password_required', { account: registration.email });
    const limited = this.#codes.refuseTries(registration);
    if (limited || normalizePassword(password) === registration.password) return limited;
    return this.#codes.wrong(registration, 'password_incorrect', 'password');
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
