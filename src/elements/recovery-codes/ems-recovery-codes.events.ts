/** A new set of recovery codes is in force. The codes themselves are nobody's but the person's. */
export interface RecoveryCodesGeneratedDetail {
  /** How many there are. */
  total: number;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-recovery-codes-generated': CustomEvent<RecoveryCodesGeneratedDetail>;
    'ems-recovery-codes-saved': CustomEvent<Record<string, never>>;
  }
}
