import type { AuthContext, BetterAuthOptions } from 'better-auth';

/** The context of a host's own Better Auth (`await auth.$context`). Its type depends on the host's options, which nothing here looks at. */
export type HostContext<Options extends BetterAuthOptions> = AuthContext<Options>;

export const ofAnyHost = <Options extends BetterAuthOptions>(context: HostContext<Options>): AuthContext =>
  context as unknown as AuthContext;
