import { createEmsServiceClient, type EmsServiceClientOptions } from '../../../src/client/ems-service/index.ts';
import { createStorage } from './service-harness.ts';

export interface Asked {
  path: string;
  body: Record<string, unknown> | undefined;
}

/** A client whose service answers what the test says: by path a status and a body, or several in turn. */
export const clientOf = (
  answers: Record<string, [status: number, body: unknown][]>,
  options: Partial<EmsServiceClientOptions> = {},
) => {
  const asked: Asked[] = [];
  const client = createEmsServiceClient({
    baseURL: 'https://id.example.org/api/auth/',
    storage: createStorage(),
    retryDelays: [],
    fetch: (input, init) => {
      const path = String(input).replace('https://id.example.org/api/auth', '');
      asked.push({
        path,
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : undefined,
      });
      const queue = answers[path];
      const [status, body] = (queue && queue.length > 1 ? queue.shift() : queue?.[0]) ?? [404, {}];
      return Promise.resolve(Response.json(body, { status }));
    },
    ...options,
  });
  return { client, asked };
};
