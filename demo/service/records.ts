import { createHash } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import type { OwnedResources } from '../../src/server/index.ts';

const model = 'serviceRecord';

type Kind = 'host' | 'integration' | 'subscription';

interface ServiceRecord {
  userId: string;
  kind: Kind;
  name: string;
}

/** The table of what a hosting service would keep for an account, so that deleting one has something real to take along. */
export const recordsPlugin: BetterAuthPlugin = {
  id: 'demo-records',
  schema: {
    [model]: {
      fields: {
        userId: {
          type: 'string',
          required: true,
          references: { model: 'user', field: 'id', onDelete: 'cascade' },
          index: true,
        },
        kind: { type: 'string', required: true },
        name: { type: 'string', required: true },
      },
    },
  },
};

const words = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'harbour',
  'inlet',
  'juniper',
  'kestrel',
  'lagoon',
  'meadow',
  'north',
  'orchard',
  'prairie',
];
const bridges = [
  'Slack bridge',
  'Telegram bridge',
  'WhatsApp bridge',
  'GitHub notifications',
  'GitLab notifications',
  'Jira notifications',
];

/** Made up of the account's id, so the same for the same account. */
const inventRecords = (userId: string): ServiceRecord[] => {
  const bytes = createHash('sha256').update(userId).digest();
  const pick = (list: readonly string[], index: number): string => list[bytes.readUInt8(index) % list.length] ?? '';
  const workspace = `${pick(words, 0)}-${pick(words, 1)}`;
  const host = `${workspace}.ems.example`;
  const names: [Kind, string][] = [
    ['host', host],
    ['host', `staging.${host}`],
    ['integration', `${pick(bridges, 2)} on ${host}`],
    ['subscription', `Business plan, ${5 + (bytes.readUInt8(3) % 20)} users`],
  ];
  return names.map(([kind, name]) => ({ userId, kind, name }));
};

const mine = (userId: string) => [{ field: 'userId', value: userId }];

export const records: OwnedResources = {
  async create({ db }, userId) {
    // An account from before may be taken over: it keeps what it has.
    if ((await db.count({ model, where: mine(userId) })) > 0) return;
    for (const record of inventRecords(userId)) await db.create({ model, data: { ...record } });
  },
  async list({ db }, userId) {
    const rows = await db.findMany<ServiceRecord>({
      model,
      where: mine(userId),
      sortBy: { field: 'name', direction: 'asc' },
    });
    const names = (wanted: Kind): string[] => rows.filter(({ kind }) => kind === wanted).map(({ name }) => name);
    return { hosts: names('host'), integrations: names('integration'), subscriptions: names('subscription') };
  },
  async remove({ db }, userId) {
    await db.deleteMany({ model, where: mine(userId) });
  },
};
