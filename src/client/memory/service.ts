import { isEmail, tidyEmail } from '../../validation/email.ts';
import { isName, tidyName } from '../../validation/name.ts';
import { checkPassword } from '../../validation/password.ts';
import type { Credentials, Registration, SessionState, Terms } from '../auth-client.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { Policy } from '../policy.ts';
import type { ProblemCode } from '../problem.ts';
import { emailKey } from '../waiting.ts';
import { accountExistsMail, verificationMail, type MemoryMail } from './mail.ts';

/** Somebody said to be the owner of an address. No account until a link that was mailed for this very registration was opened. */
export interface StoredRegistration {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  /** Kept as it is: this is a stand-in, not a security boundary. */
  password: string;
  extra: Record<string, string>;
  accepted: Terms['accepted'];
  verified: boolean;
}

interface Link {
  registration: StoredRegistration;
  expiresAt: number;
  used: boolean;
}

export interface ServiceSettings {
  policy: Policy;
  terms: Pick<Terms, 'version' | 'documents'>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Seconds between two verification mails to an address. */
  resendAfter: number;
  /** Seconds that a mailed link lasts. */
  linkLifetime: number;
}

/** Unlike `crypto.randomUUID`, there on pages without a secure context too (a Storybook opened by its network address). */
const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The rules of an account service, without a network. Its state is open to the memory world and to nobody else. */
export class MemoryService {
  /** By {@link emailKey}. */
  readonly accounts = new Map<string, StoredRegistration>();
  readonly registrations: StoredRegistration[] = [];
  readonly links = new Map<string, Link>();
  readonly mails: MemoryMail[] = [];
  readonly settings: ServiceSettings;
  readonly #tickets = new Map<string, StoredRegistration>();
  readonly #sessions = new Map<string, StoredRegistration>();
  readonly #lastMail = new Map<string, number>();

  constructor(settings: ServiceSettings) {
    this.settings = settings;
  }

  register(input: Registration): Outcome<{ email: string; ticket: string; resendAfter: number }> {
    const refused = this.#refuse(input);
    if (refused) return refused;
    const registration = this.store(input);
    const { email } = registration;
    const owner = this.accounts.get(emailKey(email));
    if (owner) this.#deliver(accountExistsMail(owner.email, this.#time()));
    else this.#sendLink(registration);
    this.#lastMail.set(emailKey(email), this.settings.now());
    return success({ email, ticket: this.#ticketFor(registration), resendAfter: this.settings.resendAfter });
  }

  store(input: Registration): StoredRegistration {
    const registration: StoredRegistration = {
      id: randomId(),
      email: tidyEmail(input.email),
      firstName: tidyName(input.firstName),
      lastName: tidyName(input.lastName),
      password: input.password.normalize('NFC'),
      extra: { ...input.extra },
      accepted: input.acceptedTerms === undefined ? null : { version: input.acceptedTerms, acceptedAt: this.#time() },
      verified: false,
    };
    this.registrations.push(registration);
    return registration;
  }

  /** Makes the account that a registration was for. */
  activate(registration: StoredRegistration): StoredRegistration {
    registration.verified = true;
    this.accounts.set(emailKey(registration.email), registration);
    return registration;
  }

  /** Registrations of an address that can still become its account, the newest first. */
  pending(email: string): StoredRegistration[] {
    if (this.accounts.has(emailKey(email))) return [];
    return this.registrations.filter((registration) => emailKey(registration.email) === emailKey(email)).reverse();
  }

  signIn({ email, password }: Credentials): Outcome<{ sessionId: string; state: SessionState }> & { ticket?: string } {
    const matches = (known: StoredRegistration | undefined): boolean => known?.password === password.normalize('NFC');
    const account = this.accounts.get(emailKey(email));
    if (account && matches(account)) {
      const sessionId = this.startSession(account);
      return success({ sessionId, state: this.state(sessionId) });
    }
    const registration = this.pending(email).find(matches);
    if (!registration) return failure('credentials_invalid');
    return { ...failure('email_unverified'), ticket: this.#ticketFor(registration) };
  }

  startSession(account: StoredRegistration): string {
    const sessionId = randomId();
    this.#sessions.set(sessionId, account);
    return sessionId;
  }

  endSession(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  state(sessionId: string | undefined): SessionState {
    const account = this.#signedIn(sessionId);
    if (!account) return { standing: 'anonymous' };
    const { id, email, firstName, lastName } = account;
    const due = account.accepted?.version !== this.settings.terms.version;
    return { standing: due ? 'terms_due' : 'active', account: { id, email, firstName, lastName } };
  }

  /** `ticket` names the registration where several people registered one address: each gets the link of the own one. */
  resend(input: { email: string; ticket?: string | undefined }): Outcome<{ retryAfter: number }> {
    const email = tidyEmail(input.email);
    if (!isEmail(email)) return failure('email_invalid', { field: 'email' });
    const { now, resendAfter } = this.settings;
    // By address, whether or not it has an account: the answer must not tell.
    const last = this.#lastMail.get(emailKey(email));
    const wait = last === undefined ? 0 : Math.ceil(resendAfter - (now() - last) / 1000);
    if (wait > 0) return failure('rate_limited', { retryAfter: wait });
    this.#lastMail.set(emailKey(email), now());
    const owner = this.accounts.get(emailKey(email));
    const [newest, ...older] = this.pending(email);
    const own = older.find((registration) => registration === this.#tickets.get(input.ticket ?? '')) ?? newest;
    if (owner) this.#deliver(accountExistsMail(owner.email, this.#time()));
    else if (own) this.#sendLink(own);
    return success({ retryAfter: resendAfter });
  }

  verify({ token }: { token: string }): Outcome<{ email: string }> {
    const link = this.links.get(token);
    if (!link) return failure('token_invalid');
    if (link.used) return failure('token_used');
    const { email } = link.registration;
    if (this.accounts.has(emailKey(email))) return failure('already_verified');
    if (link.expiresAt <= this.settings.now()) return failure('token_expired');
    link.used = true;
    this.activate(link.registration);
    return success({ email });
  }

  /** Of the registration, not of the address: who registered a stranger's address learns nothing from the stranger's own. */
  verified(ticket: string): boolean {
    return this.#tickets.get(ticket)?.verified === true;
  }

  terms(sessionId: string | undefined): Terms {
    return { ...this.settings.terms, accepted: this.#signedIn(sessionId)?.accepted ?? null };
  }

  acceptTerms(sessionId: string | undefined, version: string): Outcome<{ version: string; acceptedAt: string }> {
    const account = this.#signedIn(sessionId);
    if (!account) return failure('not_signed_in');
    if (version !== this.settings.terms.version) return failure('terms_outdated');
    if (account.accepted?.version !== version) account.accepted = { version, acceptedAt: this.#time() };
    return success(account.accepted);
  }

  #signedIn(sessionId: string | undefined): StoredRegistration | undefined {
    return sessionId === undefined ? undefined : this.#sessions.get(sessionId);
  }

  #ticketFor(registration: StoredRegistration): string {
    const ticket = randomId();
    this.#tickets.set(ticket, registration);
    return ticket;
  }

  /** Every refusal at once, and none that depends on whether the address is known. */
  #refuse(input: Registration): { ok: false; problem: { code: ProblemCode } } | undefined {
    const errors: { field: string; code: ProblemCode }[] = [];
    for (const field of ['firstName', 'lastName'] as const) {
      if (!isName(input[field])) errors.push({ field, code: 'name_invalid' });
    }
    if (!isEmail(tidyEmail(input.email))) errors.push({ field: 'email', code: 'email_invalid' });
    const shortfall = checkPassword(input.password, this.settings.policy.password);
    if (shortfall) errors.push({ field: 'password', code: shortfall.code });
    const [first, ...others] = errors;
    if (first) return failure(first.code, { field: first.field, ...(others.length > 0 && { fields: others }) });
    const { version } = this.settings.terms;
    if (input.acceptedTerms !== undefined && input.acceptedTerms !== version) return failure('terms_outdated');
    return undefined;
  }

  #sendLink(registration: StoredRegistration): void {
    const token = randomId();
    const expiresAt = this.settings.now() + this.settings.linkLifetime * 1000;
    this.links.set(token, { registration, expiresAt, used: false });
    this.#deliver(verificationMail(registration.email, token, this.#time()));
  }

  #deliver(mail: MemoryMail): void {
    this.mails.push(mail);
  }

  #time(): string {
    return new Date(this.settings.now()).toISOString();
  }
}
