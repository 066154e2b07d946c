import type { EmsElement } from '../base/ems-element.ts';
import type { Resource } from './resource.ts';

/** For what only the account has that is signed in: given up when it is another one. Without it all works that one person does. */
export const own = <T>(host: EmsElement, resource: Resource<T>): Resource<T> => {
  import('./own.ts').then(
    ({ watchOwn }) => watchOwn(host, resource),
    () => undefined,
  );
  return resource;
};
