import { deviceNameKey } from '../../rules/device-name.ts';
import { emailKey } from '../../rules/email.ts';
import type { SessionLifetimes } from '../../rules/lifetimes.ts';
import { mailsAnHour, resetLinkSeconds } from '../../rules/limits.ts';
import { randomId } from '../../rules/random-id.ts';
import { commonPassword } from '../../rules/common-passwords.ts';
import { refusedFields, type TypedFields } from '../../rules/refused-fields.ts';
import { findWeakness } from '../../rules/weak-password.ts';
import type { DeletionImpact } from '../ports/deletion.ts';
import type { Passkey } from '../ports/passkeys.ts';
import type { Profile, ProfileField } from '../ports/profile.ts';
import type { Registration } from '../ports/registration.ts';
import type { Terms } from '../ports/terms.ts';
import { failure } from '../outcome.ts';
import type { Policy } from '../policy.ts';
import type { Problem } from '../problem.ts';
import { writeMail, type MemoryMail, type MemoryNews } from './mail.ts';

/** Somebody said to be the owner of an address. No account until a link that was mailed for this very registration was opened. */
export interface StoredRegistration {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  /** Kept as it is: this is a stand-in, not a security boundary. */
  password: string;
  extra: NonNullable<Registration['extra']>;
  accepted: Terms['accepted'];
  /** Where the email's link leads, and the journey it belongs to. */
  returnTo: string | undefined;
  journey: string | undefined;
  verified: boolean;
  /** It can become nobody's account any more: the address has one. Its password and its ticket go on doing what they did. */
  closed: boolean;
}

export interface StoredAuthenticator {
  id: string;
  name: string;
  secret: string;
  /** Milliseconds since the epoch, as everything here. */
  createdAt: number;
  lastUsedAt: number | null;
  /** The last time step whose code was accepted; no code of it or before it is again. */
  lastStep: number;
}

/** Nobody signs in with it here: it is named and listed. */
export type StoredPasskey = Omit<StoredAuthenticator, 'secret' | 'lastStep'>;

export interface StoredRecoveryCodes {
  /** As they are compared; see `normalizeRecoveryCode`. */
  left: Set<string>;
  used: Set<string>;
  createdAt: number;
}

export interface StoredAccount extends Omit<StoredRegistration, 'password' | 'verified' | 'closed'> {
  /** None of whoever signs in with an account elsewhere only. */
  password: string | undefined;
  createdAt: number;
  /** The address that waits for its verification, and when its email can be sent again. */
  pendingEmail: { email: string; resendAt: number } | undefined;
  authenticators: StoredAuthenticator[];
  /** A set-up that was begun and counts for nothing yet. */
  enrolment: { id: string; secret: string; expiresAt: number } | undefined;
  recoveryCodes: StoredRecoveryCodes | undefined;
  /** The oldest first. */
  passkeys: StoredPasskey[];
  /** The accounts elsewhere that sign the person in: who they are there, by the provider's id. */
  linkedAccounts: Record<string, string>;
  /** When the password was last set. */
  passwordChangedAt: number;
  /** That the person chose for what the service writes. */
  language: string | undefined;
  /** Values of the profile's further fields, by name. */
  attributes: Record<string, string[]>;
  /** What the account's deletion takes along. */
  owns: DeletionImpact;
}

export type StoredLink = { expiresAt: number; used: boolean } & (
  | { purpose: 'registration'; registration: StoredRegistration }
  | { purpose: 'email' | 'password' | 'device'; account: StoredAccount }
);

export interface ServiceSettings {
  policy: Policy;
  /** Of the profile besides names and address; the values are those of an account that filled nothing in. */
  profileFields: readonly ProfileField[];
  readOnlyProfile: Profile['readOnly'];
  /** That the service writes in. */
  languages: readonly string[];
  terms: Pick<Terms, 'version' | 'documents'>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Seconds between two emails with a link to an address. */
  resendCooldown: number;
  /** Seconds that a mailed link lasts; one to a new password lasts for half an hour at most. */
  linkLifetime: number;
  /** Seconds that an authentication counts as fresh. */
  freshFor: number;
  sessionLifetimes: SessionLifetimes;
  requiresCurrentPassword: boolean;
  requireSecondFactor: boolean;
  /** The name that authenticator apps show. */
  issuer: string;
  /** The pages that an email's link may lead to. */
  allowedReturnUrls: readonly string[];
}

/** Kinds of emails with a pause between two of them. */
export type MailPause = 'registration' | 'password' | 'device';

const hour = 3_600_000;

export type Refusal = { ok: false; problem: Problem };

/** Everything that an account service keeps, and what all of its rules need. */
export class MemoryStore {
  /** By {@link emailKey}. */
  readonly accounts = new Map<string, StoredAccount>();
  readonly registrations: StoredRegistration[] = [];
  readonly links = new Map<string, StoredLink>();
  readonly mails: MemoryMail[] = [];
  readonly settings: ServiceSettings;
  readonly #lastMail = new Map<string, number>();
  readonly #charged = new Map<string, { count: number; until: number }>();

  constructor(settings: ServiceSettings) {
    this.settings = settings;
  }

  now(): number {
    return this.settings.now();
  }

  /** ISO 8601, now when absent. */
  time(at = this.now()): string {
    return new Date(at).toISOString();
  }

  accountOf(email: string): StoredAccount | undefined {
    return this.accounts.get(emailKey(email));
  }

  deliver(to: { email: string; firstName: string }, news: MemoryNews): void {
    const link = 'token' in news ? this.links.get(news.token) : undefined;
    const now = this.now();
    this.mails.push(writeMail(news, { to, service: this.settings.issuer, now, expiresAt: link?.expiresAt ?? now }));
  }

  /** A new token to be mailed. */
  makeLink(
    link:
      | { purpose: 'registration'; registration: StoredRegistration }
      | { purpose: 'email' | 'password' | 'device'; account: StoredAccount },
  ): string {
    const token = randomId();
    const { linkLifetime } = this.settings;
    const lifetime =
      link.purpose === 'password' || link.purpose === 'device'
        ? Math.min(linkLifetime, resetLinkSeconds)
        : linkLifetime;
    this.links.set(token, { ...link, expiresAt: this.now() + lifetime * 1000, used: false });
    return token;
  }

  /** Why a mailed token cannot be spent; nothing when it can. */
  refuseLink(link: StoredLink | undefined): Refusal | undefined {
    if (!link) return failure('token_invalid');
    if (link.used) return failure('token_used');
    return link.expiresAt <= this.now() ? failure('token_expired') : undefined;
  }

  /** Forgets the links of an account that were not spent; the spent ones go on saying so. */
  withdrawLinks(account: StoredAccount, purpose: 'email' | 'password' | 'device'): void {
    for (const [token, link] of this.links) {
      if (link.purpose === purpose && link.account === account && !link.used) this.links.delete(token);
    }
  }

  /**
   * The pause between two emails of a kind to an address (by its {@link emailKey}) or that a known browser asks for, whether or not it has an
   * account: the answer must not tell.
   */
  refusePause(kind: MailPause, subject: string): Refusal | undefined {
    return this.refuseUntil(
      (this.#lastMail.get(`${kind} ${subject}`) ?? -Infinity) + this.settings.resendCooldown * 1000,
    );
  }

  /** The next email of this kind has to wait. */
  startPause(kind: MailPause, subject: string): void {
    this.#lastMail.set(`${kind} ${subject}`, this.now());
  }

  /** Counts an email that somebody else than its reader may have caused, by each of the subjects; all kinds of emails together. */
  chargeMail(...subjects: string[]): Refusal | undefined {
    for (const subject of subjects) {
      const charged = this.#charged.get(subject);
      const current = charged && charged.until > this.now() ? charged : { count: 0, until: this.now() + hour };
      if (current.count >= mailsAnHour) return this.refuseUntil(current.until);
      this.#charged.set(subject, { ...current, count: current.count + 1 });
    }
    return undefined;
  }

  secondsUntil(time: number): number {
    return Math.max(0, Math.ceil((time - this.now()) / 1000));
  }

  refuseUntil(time: number): Refusal | undefined {
    const retryAfter = this.secondsUntil(time);
    return retryAfter > 0 ? failure('rate_limited', { retryAfter }) : undefined;
  }

  /** What was typed wrongly: the first field, and the others besides it. */
  refuseFields(typed: TypedFields): Refusal | undefined {
    const [first, ...others] = refusedFields(
      typed,
      this.settings.policy.password,
      this.settings.policy.name?.maxLength,
    );
    return first && failure(first.code, { field: first.field, ...(others.length > 0 && { fields: others }) });
  }

  /** By the service's rule, but without its long lists: of the words that many have, only those that browsers know too. */
  refuseWeakPassword(
    password: string,
    owner: { email: string; firstName: string; lastName: string },
  ): Refusal | undefined {
    const context = { person: [owner.email, owner.firstName, owner.lastName], service: [this.settings.issuer] };
    const weakness = findWeakness(password, context, commonPassword);
    return (
      weakness && failure(weakness.code, { field: 'password', ...(weakness.reason && { reason: weakness.reason }) })
    );
  }

  /** The name of a device, among the others of its kind. */
  refuseDeviceName(name: string, devices: readonly StoredPasskey[], own?: StoredPasskey): Refusal | undefined {
    const refused = this.refuseFields({ deviceName: name });
    if (refused) return refused;
    const taken = devices.some((other) => other !== own && deviceNameKey(other.name) === deviceNameKey(name));
    return taken ? failure('device_name_taken', { field: 'deviceName' }) : undefined;
  }

  /** As its owner sees it. */
  showDevice({ id, name, createdAt, lastUsedAt }: StoredPasskey): Passkey {
    return {
      id,
      name,
      createdAt: this.time(createdAt),
      lastUsedAt: lastUsedAt === null ? null : this.time(lastUsedAt),
    };
  }
}
