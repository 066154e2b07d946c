import type { CallOptions, MutationOptions } from '../ports/call.ts';
import type { SessionState } from '../ports/session.ts';
import type { Outcome } from '../outcome.ts';
import { createPageAnnouncer, type SessionAnnouncer } from '../session/announcer.ts';
import { createPendingVerificationStore } from '../session/pending-verification.ts';
import { travel, type MemoryNetwork, type MemoryOperation } from './network.ts';
import type { MemoryDevice, StoredSession } from './rules/sessions.ts';
import type { MemoryWorld } from './world.ts';

let browsers = 0;

/** One browser of the world: its session, its storage and its way to the service. */
export class MemoryBrowser {
  readonly world: MemoryWorld;
  readonly network: MemoryNetwork;
  readonly device: MemoryDevice;
  readonly pendingVerification = createPendingVerificationStore();
  readonly announcer: SessionAnnouncer = createPageAnnouncer();
  /** Kept when the session was ended elsewhere: what is asked with it then answers `session_expired`. */
  sessionId: string | undefined;
  readonly id = `browser ${++browsers}`;
  #noticed: string | undefined;

  constructor(world: MemoryWorld, network: MemoryNetwork, device: MemoryDevice) {
    this.world = world;
    this.network = network;
    this.device = device;
  }

  /** Carries a call out when it arrives at the world. */
  call<T>(
    operation: MemoryOperation,
    options: CallOptions | undefined,
    run: () => Outcome<T> | Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return travel(this.network, operation, options?.signal, async () => {
      const answer = await run();
      this.#noticeEnd();
      return answer;
    });
  }

  /** A call that is carried out once for one idempotency key. */
  mutate<T>(
    operation: MemoryOperation,
    options: MutationOptions | undefined,
    input: unknown,
    run: () => Outcome<T> | Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const { idempotency } = this.world;
    return this.call(operation, options, () =>
      idempotency.once(operation, options?.idempotencyKey, input, async () => run()),
    );
  }

  /** A call about this browser's account: one browser's key is nothing to another one. What it changes is announced. */
  change<T>(
    operation: MemoryOperation,
    options: MutationOptions | undefined,
    input: unknown,
    run: (sessionId: string | undefined) => Outcome<T> | Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.mutate(operation, options, { browser: this.id, input }, async () => {
      const answer = await run(this.sessionId);
      if (answer.ok) this.announcer.announce();
      return answer;
    });
  }

  /** Signs in, instead of whoever was. */
  begin(session: StoredSession): SessionState {
    this.end();
    this.sessionId = session.id;
    this.announcer.announce();
    return this.world.service.state(session);
  }

  end(): void {
    if (this.sessionId !== undefined) this.world.service.sessions.end(this.sessionId);
    this.sessionId = undefined;
    this.pendingVerification.clear();
  }

  /** It is closed, and opened again. */
  reopen(): void {
    if (this.sessionId !== undefined && !this.world.service.sessions.kept(this.sessionId)) this.sessionId = undefined;
  }

  /** Ended elsewhere, and heard of now: the other elements here don't know yet. */
  #noticeEnd(): void {
    const { sessionId } = this;
    if (sessionId === undefined || sessionId === this.#noticed || this.world.service.sessions.has(sessionId)) return;
    this.#noticed = sessionId;
    this.announcer.announce();
  }
}
