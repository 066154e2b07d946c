import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';

type Listener = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Its types speak of Express, of which it needs nothing. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * The same answers, smaller on the line, for browsers that take that. Not for what holds something personal beside something that others
 * choose: the length of such an answer tells what is in it (BREACH, CVE-2013-3587).
 */
export const compressed = (listener: Listener, isPublic: (request: IncomingMessage) => boolean = () => true) => {
  const compress = compression({
    filter: (request, response) => isPublic(request) && compression.filter(request, response),
  }) as unknown as Middleware;
  return (request: IncomingMessage, response: ServerResponse): void =>
    compress(request, response, () => void listener(request, response));
};

/** Whoever sends no cookie is nobody yet: there is nothing personal in the answer. */
export const isStranger = ({ headers }: IncomingMessage): boolean => headers.cookie === undefined;
