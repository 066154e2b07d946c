import type { AuthContext, BetterAuthOptions } from 'better-auth';

/** The context of a host's own Better Auth (`await auth.$context`) without its options: they shape its type, and nothing here looks at them. */
export const ofAnyHost = <Options extends BetterAuthOptions>(context: AuthContext<Options>): AuthContext =>
  context as unknown as AuthContext;
