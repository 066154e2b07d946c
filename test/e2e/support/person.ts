import { randomUUID } from 'node:crypto';

export interface Person {
  firstName: string;
  lastName: string;
  email: string;
  password: string;
}

/** Somebody nobody has heard of yet. */
export const newPerson = (more: Partial<Person> = {}): Person => ({
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: `ada.${randomUUID().slice(0, 8)}@example.org`,
  password: 'correct horse battery staple',
  ...more,
});
