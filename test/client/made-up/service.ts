import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A rowing club's member service, made up: a small JSON interface with words of its own, a cookie, and a page for changing the password.
 * Its members' devices are its sessions.
 */
export interface RowingClub {
  readonly origin: string;
  addMember(member: { mail: string; secret: string; given: string; family: string }): void;
  /** Whether changing a password fails for now. */
  broken: boolean;
  stop(): Promise<void>;
}

interface Member {
  number: string;
  mail: string;
  secret: string;
  given: string;
  family: string;
}

interface Device {
  id: string;
  member: Member;
  program: string;
  since: number;
  seen: number;
}

const random = (): string => randomBytes(16).toString('hex');
const seconds = (): number => Math.floor(Date.now() / 1000);

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};

const rules = { shortest: 10, longest: 64 };

/** `site`: the origin of the pages that people may be sent back to. */
export const startRowingClub = async (site: string): Promise<RowingClub> => {
  const members: Member[] = [];
  /** By the secret of their cookie. */
  const devices = new Map<string, Device>();

  const json = (response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}): void =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(body === undefined ? undefined : JSON.stringify(body));
  const cookie = (value: string, age: number): { 'set-cookie': string } => ({
    'set-cookie': `seat=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}`,
  });
  const publicOf = ({ number, mail, given, family }: Member) => ({ number, mail, given, family });

  const login = (
    response: ServerResponse,
    request: IncomingMessage,
    { mail, secret }: { mail: string; secret: string },
  ): void => {
    const member = members.find(
      (each) => each.mail.toLowerCase() === mail.trim().toLowerCase() && each.secret === secret,
    );
    if (!member) return json(response, 401, { error: 'Mail or secret is wrong.' });
    const seat = random();
    const program = /\b(\w+)\/[\d.]+$/.exec(request.headers['user-agent'] ?? '')?.[1] ?? 'Browser';
    devices.set(seat, { id: random(), member, program, since: seconds(), seen: seconds() });
    json(response, 200, publicOf(member), cookie(seat, 86_400));
  };

  const change = (response: ServerResponse, member: Member, form: URLSearchParams): void => {
    const back = new URL(form.get('back') ?? '', site);
    if (back.origin !== site) return json(response, 400, { error: 'This page is none of ours.' });
    const kept = form.get('press') === 'keep';
    const { length } = form.get('secret') ?? '';
    if (!kept && (length < rules.shortest || length > rules.longest))
      return json(response, 422, { error: 'A secret has 10 to 64 letters.' });
    if (!kept && !club.broken) member.secret = form.get('secret') ?? '';
    back.searchParams.set('secret', kept ? 'kept' : club.broken ? 'broken' : 'changed');
    response.writeHead(303, { location: back.href }).end();
  };

  const page = (response: ServerResponse, back: string): void =>
    void response.writeHead(200, { 'content-type': 'text/html' })
      .end(`<form method="post"><input type="hidden" name="back" value="${encodeURI(back)}">
      <input type="password" name="secret"><button name="press" value="change">Change</button><button name="press" value="keep">Keep</button></form>`);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://club');
    const seat = /\bseat=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const body = await bodyOf(request);
    const route = `${request.method} ${url.pathname}`;
    if (route === 'POST /login') return login(response, request, JSON.parse(body) as { mail: string; secret: string });
    if (route === 'GET /rules') return json(response, 200, rules);
    if (route === 'POST /logout') {
      devices.delete(seat);
      return json(response, 204, undefined, cookie('', 0));
    }
    const here = devices.get(seat);
    if (!here) return json(response, 401, { error: 'Nobody sits here.' });
    here.seen = seconds();
    const { member } = here;
    const own = [...devices].filter(([, device]) => device.member === member);
    if (route === 'GET /me') return json(response, 200, publicOf(member));
    if (route === 'GET /secret') return page(response, url.searchParams.get('back') ?? '');
    if (route === 'POST /secret') return change(response, member, new URLSearchParams(body));
    if (route === 'GET /devices') {
      const list = own.map(([, { id, program, since, seen }]) => ({ id, here: id === here.id, program, since, seen }));
      return json(
        response,
        200,
        list.sort((one, other) => Number(other.here) - Number(one.here) || other.seen - one.seen),
      );
    }
    if (request.method === 'DELETE') {
      const [, , id] = url.pathname.split('/');
      for (const [key, device] of own) if (id === undefined ? device !== here : device.id === id) devices.delete(key);
      return json(response, 204);
    }
    json(response, 404, { error: 'There is nothing here.' });
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const club: RowingClub = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken: false,
    addMember: (member) => void members.push({ number: random(), ...member }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return club;
};
