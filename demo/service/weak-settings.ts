import { isLocalHost } from '../../src/rules/local-host.ts';
import { queryAsTold } from './network.ts';
import type { Environment } from './settings.ts';

export interface WeakSetting {
  setting: string;
  why: string;
}

/** Of a service for others: what its settings leave weaker than ASVS level 2 asks, or leave undecided. */
export const weakSettings = (env: Environment): WeakSetting[] => {
  const told = (name: string, member: string): string | null => queryAsTold(env[name], member);
  const findings: [setting: string, isWeak: boolean, why: string][] = [
    [
      'REQUIRE_SECOND_FACTOR',
      !env.REQUIRE_SECOND_FACTOR,
      'Undecided: "on" demands a second factor, "off" leaves it to each person (ASVS 6.3.3).',
    ],
    ['BREACHED_PASSWORDS', env.BREACHED_PASSWORDS === 'off', 'Breached passwords are taken (ASVS 6.2.12).'],
    ['RATE_LIMITS', env.RATE_LIMITS === 'off', 'Guesses and emails have no limits (ASVS 6.3.1).'],
    ['SMTP_URL', told('SMTP_URL', 'requireTLS') === 'false', 'Emails may go unencrypted (ASVS 12.3.1).'],
    [
      'SMTP_URL',
      told('SMTP_URL', 'tls.rejectUnauthorized') === 'false',
      "The mail server's certificate isn't checked (ASVS 12.3.2).",
    ],
    ['DATABASE_URL', told('DATABASE_URL', 'sslmode') === 'disable', 'Queries go unencrypted (ASVS 12.3.1).'],
    [
      'DATABASE_URL',
      told('DATABASE_URL', 'sslmode') === 'no-verify',
      "The database's certificate isn't checked (ASVS 12.3.2).",
    ],
    [
      'NODE_TLS_REJECT_UNAUTHORIZED',
      env.NODE_TLS_REJECT_UNAUTHORIZED === '0',
      'No certificate is checked (ASVS 12.3.2).',
    ],
    [
      'TRUSTED_PROXIES',
      !isLocalHost(env.HOST || '127.0.0.1') && !env.TRUSTED_PROXIES,
      'It listens beyond this machine and knows no proxy: HTTPS has to end somewhere, and limits by client count all as one (ASVS 12.2.1, 15.3.4).',
    ],
  ];
  return findings.flatMap(([setting, isWeak, why]) => (isWeak ? [{ setting, why }] : []));
};
