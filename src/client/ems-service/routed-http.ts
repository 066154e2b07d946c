import type { Routes } from '../../contract/routes.ts';
import type { BareHttpCall, Http, HttpCall } from '../http/http.ts';
import type { Outcome } from '../outcome.ts';

type PathOf<Route, Method extends string> = Route extends `${Method} ${infer Path}` ? Path : never;
/** The paths that the service answers by a method of HTTP. */
export type Path<Method extends string> = PathOf<Routes[keyof Routes], Method>;

/** `Http` that takes the paths of the contract and no others: a wrong one doesn't compile, and the table of routes costs a page nothing. */
export interface RoutedHttp extends Pick<Http, 'within'> {
  readonly baseURL: string;
  get<T>(path: Path<'GET'>, call: HttpCall<T>): Promise<Outcome<T>>;
  post: {
    <T>(path: Path<'POST'>, body: object, call: HttpCall<T>): Promise<Outcome<T>>;
    (path: Path<'POST'>, body: object, call?: BareHttpCall): Promise<Outcome>;
  };
  changed(): void;
}
