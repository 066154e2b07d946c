import { administrator } from './server.ts';
import { StartError } from './start-error.ts';

export interface Administration {
  /** A call of the Admin REST API; the path below `/admin/realms`. Answers what it got as JSON, nothing for an empty answer. */
  call<T = unknown>(path: string, method?: 'GET' | 'POST' | 'PUT' | 'DELETE', body?: unknown): Promise<T>;
}

/** A token lasts for a minute. */
const freshFor = 30_000;

export const administer = (origin: string): Administration => {
  let token = { value: '', since: 0 };

  const newToken = async (): Promise<string> => {
    const response = await fetch(`${origin}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...administrator }),
    });
    if (!response.ok) throw new StartError(`Keycloak's administrator can't sign in: ${await response.text()}`);
    const { access_token: value } = (await response.json()) as { access_token: string };
    return value;
  };

  return {
    async call<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
      if (Date.now() - token.since > freshFor) token = { since: Date.now(), value: await newToken() };
      const response = await fetch(`${origin}/admin/realms${path}`, {
        method,
        headers: { authorization: `Bearer ${token.value}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new StartError(`Keycloak refused ${method} ${path}: ${response.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
};
