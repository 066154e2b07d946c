/** `docs/openapi.json`: the interface of the service as an OpenAPI 3.1 document, for generators, mocks and fuzzers. */
import { operations, type Operation } from '../../src/contract/operations.ts';
import { ProblemDocument } from '../../src/contract/problem.ts';
import type { ServiceProblemCode } from '../../src/contract/problem-statuses.ts';
import { bodyRefusals, refusalsOf, takesToken } from '../../src/contract/refusals.ts';
import { IdempotencyKey } from '../../src/contract/scalars.ts';
import { refTo, schemas } from './schemas.ts';

type Json = Record<string, unknown>;

const json = (schema: Json): Json => ({ 'application/json': { schema } });

/** What waits says for how long, and what a token was refused for says that it was the token. */
const headersOf = (status: number, { http }: Operation): Json => ({
  ...((status === 429 || status === 503) && {
    'Retry-After': { $ref: '#/components/headers/RetryAfter' },
  }),
  ...((status === 401 || status === 403) &&
    takesToken(http.path) && { 'WWW-Authenticate': { $ref: '#/components/headers/TokenRefused' } }),
});

/** Most refusals are the same for many operations. */
const responses: Record<string, Json> = {};

const refusal = (status: number, codes: readonly ServiceProblemCode[], operation: Operation): Json => {
  const why = codes[0] === 'unexpected_answer' ? bodyRefusals[status as keyof typeof bodyRefusals] : undefined;
  const headers = headersOf(status, operation);
  const exactly = { properties: { status: { const: status }, code: { enum: codes } } };
  const name = [status, ...codes, ...('WWW-Authenticate' in headers ? ['token'] : [])].join('-');
  responses[name] = {
    description: [codes.map((code) => `\`${code}\``).join(', '), why].filter(Boolean).join(': '),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { 'application/problem+json': { schema: { allOf: [refTo(ProblemDocument), exactly] } } },
  };
  return { $ref: `#/components/responses/${name}` };
};

const responsesOf = (operation: Operation): Json => ({
  200: { description: 'Done.', content: json(refTo(operation.answer)) },
  ...Object.fromEntries(
    [...refusalsOf(operation)].map(([status, codes]) => [status, refusal(status, codes, operation)]),
  ),
});

const securityOf = ({ session, http }: Operation): Json[] => [
  ...(session === 'required' ? [] : [{}]),
  ...(session === 'none' ? [] : [{ session: [] }]),
  ...(takesToken(http.path) ? [{ accessToken: [] }] : []),
];

const bodyOf = ({ body, http }: Operation): Json => {
  if (http.method === 'GET') return {};
  // Whatever is sent where nothing is wanted is not heeded.
  return {
    requestBody: body
      ? { required: true, content: json(refTo(body)) }
      : { required: false, content: json({ default: {} }) },
  };
};

const pathItem = (operation: Operation): Json => {
  const { port, method, summary, session, sensitive, idempotent } = operation;
  const notes = [
    sensitive &&
      'Sensitive: answers `reauthentication_required` and changes nothing unless the session was authenticated in the last five minutes.',
    idempotent && 'The same `Idempotency-Key` with the same body is carried out once.',
  ].filter(Boolean);
  const parameters = [idempotent && 'IdempotencyKey', session === 'required' && 'Account'].filter(Boolean);
  return {
    operationId: `${port}${method.charAt(0).toUpperCase()}${method.slice(1)}`,
    tags: [port],
    summary,
    ...(notes.length > 0 && { description: notes.join(' ') }),
    security: securityOf(operation),
    ...(parameters.length > 0 && {
      parameters: parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    }),
    ...bodyOf(operation),
    responses: responsesOf(operation),
  };
};

const paths: Record<string, Json> = {};
for (const operation of Object.values(operations) as Operation[]) {
  (paths[operation.http.path] ??= {})[operation.http.method.toLowerCase()] = pathItem(operation);
}

export const openApiDocument = {
  openapi: '3.1.1',
  info: {
    title: 'Account service of ems-elements',
    version: '1',
    description:
      'Generated from `src/contract` by `npm run generate`. `docs/http-api.md` says the same in words, and more of it.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [
    {
      url: '{base}',
      description: 'Where the interface begins.',
      variables: { base: { default: 'https://id.example.org/api/auth' } },
    },
  ],
  tags: [...new Set(Object.values(operations).map(({ port }) => port))].map((name) => ({ name })),
  paths,
  components: {
    schemas,
    responses,
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        schema: refTo(IdempotencyKey),
      },
      Account: {
        name: 'Ems-Account',
        in: 'header',
        required: false,
        description: 'The account that the page shows. For another one than the session’s nothing is done: `conflict`.',
        schema: { type: 'string' },
      },
    },
    headers: {
      RetryAfter: { description: 'Seconds until a repeat makes sense.', schema: { type: 'integer', minimum: 0 } },
      TokenRefused: {
        description: 'Where an access token was refused (RFC 6750 section 3).',
        schema: { type: 'string' },
      },
    },
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'better-auth.session_token',
        description: 'With `__Secure-` before it where the service is reached by https.',
      },
      accessToken: { type: 'http', scheme: 'bearer', description: 'Of the OpenID provider, with the scope `account`.' },
    },
  },
};
