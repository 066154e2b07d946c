/** A new set of recovery codes is in force. The codes themselves are nobody's but the person's. */
export interface RecoveryCodesGeneratedDetail {
  /** How many there are. */
  total: number;
}

/** The person says that the codes are saved. */
export type RecoveryCodesSavedDetail = Record<string, never>;

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-recovery-codes-generated': CustomEvent<RecoveryCodesGeneratedDetail>;
    'ems-recovery-codes-saved': CustomEvent<RecoveryCodesSavedDetail>;
  }
}
