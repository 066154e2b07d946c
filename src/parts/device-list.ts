import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { missingPart } from '../client/missing-part.ts';
import type { Problem } from '../client/problem.ts';
import type { AuthClient } from '../client/types.ts';
import type { CallOptions } from '../client/ports/call.ts';
import type { Outcome } from '../client/outcome.ts';
import type { DeviceActions, ListHost, Named, Place } from './device-actions.ts';
import type { DeviceAction } from './device-row.ts';
import { alert } from './form.ts';
import { own } from './only-own.ts';
import { Resource } from './resource.ts';
import { Status } from './status.ts';

interface Shown<D> {
  /** What the list is called. */
  label: string;
  /** Above it. */
  text: string;
  /** In its place where nothing is in it; the text stays above it where `always`. */
  none: string;
  always?: boolean;
  row(device: D): TemplateResult;
}

/**
 * A list of what is the person's, such as passkeys or apps with access, with what is done with one of them in its place. One that is in
 * hand stays in the list, should it vanish elsewhere meanwhile.
 */
export class DeviceList<D extends Named> {
  readonly status: Status;
  readonly devices: Resource<D[]>;
  /** Fetched when the first one is taken in hand. */
  actions: DeviceActions<D> | undefined;
  readonly #host: ListHost;
  readonly #place: Omit<Place<D>, 'devices' | 'status'>;
  /** Why nothing can be done: the part that does it could not be fetched. */
  #problem: Problem | undefined;

  constructor(
    host: ListHost,
    ask: (client: AuthClient, options: CallOptions) => Promise<Outcome<D[]>> | undefined,
    place: Omit<Place<D>, 'devices' | 'status'>,
  ) {
    this.#host = host;
    this.#place = place;
    this.status = new Status(host);
    this.devices = own(host, new Resource<D[]>(host, ask));
  }

  /** The one in hand. */
  get held(): D | undefined {
    return this.actions?.device;
  }

  async act(device: D, action: DeviceAction): Promise<void> {
    this.#problem = undefined;
    try {
      const { DeviceActions } = await import('./device-actions.ts');
      this.actions ??= new DeviceActions<D>(this.#host, {
        ...this.#place,
        devices: this.devices,
        status: this.status,
      });
      await this.actions.open(device, action);
    } catch {
      this.#problem = { code: missingPart() };
      this.#host.requestUpdate();
    }
  }

  /** For `reopen` of an element: see `step-up-return.ts`. */
  async reopen(subject: string | undefined, action: DeviceAction, may = (_device: D) => true): Promise<boolean> {
    const device = this.devices.value?.find((one) => one.id === subject && may(one));
    if (device) await this.act(device, action);
    return device !== undefined;
  }

  /** `end`: what stands below the list. */
  template({ label, text, none, always, row }: Shown<D>, end?: () => unknown): TemplateResult {
    const { held, devices } = this;
    const { value, problem } = devices;
    const { localizer, signInHref } = this.#host;
    if (!value || (problem && !this.actions?.types)) return devices.template(signInHref);
    const rows = held && !value.some(({ id }) => id === held.id) ? [...value, held] : value;
    const failed = this.#problem;
    return html`${problem ? devices.template(signInHref, true) : nothing}${this.status.template()}${alert(nothing, failed && localizer.problem(failed.code, failed))}
      ${always || rows.length ? html`<p>${text}</p>` : nothing}
      ${
        rows.length
          ? html`<ul class="ems-devices" aria-label=${label}>
              ${repeat(
                rows,
                ({ id }) => id,
                (device) => html`<li>${device.id === held?.id ? this.actions!.template(false) : row(device)}</li>`,
              )}
            </ul>`
          : html`<p class="ems-muted">${none}</p>`
      }
      ${end?.()}`;
  }
}
