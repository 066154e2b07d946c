export interface CallOptions {
  /** Aborts the call: it then rejects with an `AbortError`. Elements abort when they are disconnected. */
  signal?: AbortSignal | undefined;
}

/** Options of a mutation that is safe to send again after a lost answer. */
export interface MutationOptions extends CallOptions {
  /** The same key with the same input is carried out once, however often it is sent (draft-ietf-httpapi-idempotency-key-header). */
  idempotencyKey?: string | undefined;
}
