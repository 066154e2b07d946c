/** What a browser keeps between a registration and its verification. */
export interface Waiting {
  email: string;
  /** Lets this browser, and nobody else, ask whether the address was verified meanwhile. */
  ticket: string;
  /** Set once the service said so, so that everyone who asks afterwards hears the same. */
  verified?: boolean | undefined;
}

/** The last registration that this browser waits for. One is enough: who registers again waits for the new address. */
export interface WaitingRoom {
  get(): Waiting | undefined;
  set(waiting: Waiting): void;
  clear(): void;
}

/** E-mail addresses are told apart without their case: nobody runs mailboxes that differ in nothing else. */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** Forgotten when the page is left. */
export const createMemoryWaitingRoom = (): WaitingRoom => {
  let waiting: Waiting | undefined;
  return {
    get: () => waiting,
    set: (next) => void (waiting = next),
    clear: () => void (waiting = undefined),
  };
};

/** What the browser holds for an address; nothing when it waits for another one. */
export const waitingFor = (room: WaitingRoom, email: string): Waiting | undefined => {
  const waiting = room.get();
  return waiting && emailKey(waiting.email) === emailKey(email) ? waiting : undefined;
};
