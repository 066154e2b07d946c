import { html, type TemplateResult } from 'lit';
import { onSwitch } from '../base/on-switch.ts';
import type { EmsElement } from '../base/ems-element.ts';
import { FormController } from '../base/form-controller.ts';
import type { MutationOptions } from '../client/ports/call.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';
import { normalizeName } from '../rules/name.ts';
import { deviceNameField, deviceNameRule, explainDeviceName } from './device-name-field.ts';
import type { DeviceAction } from './device-row.ts';
import { focusHeading } from './focus-heading.ts';
import { formFrame, submitButton } from './form.ts';
import { askOwner } from './own.ts';
import { signInLink, type Resource } from './resource.ts';
import type { Status } from './status.ts';
import { verbatim } from './verbatim.ts';

interface ActionWords {
  remove: string;
  keep: string;
  removed(name: string): string;
  /** Where it can be renamed. */
  save?: string;
  cancel?: string;
  renamed?(name: string): string;
}

/** An element that shows a list of them. */
export type ListHost = EmsElement & { signInHref: string | undefined };

/** What has an id and a name. */
export interface Named {
  id: string;
  name: string;
}

/** What the list of devices is, and what is done with one of them. */
export interface Place<D extends Named> {
  devices: Resource<D[]>;
  status: Status;
  words: () => ActionWords;
  /** Above the question. */
  about(device: D): TemplateResult;
  rename?(input: { id: string; name: string }, options: MutationOptions): Promise<Outcome<D>> | undefined;
  renamed?(device: D): void;
  /** Asks whether it is to be removed. */
  question(device: D, last: boolean): unknown;
  remove?(input: { id: string }, options: MutationOptions): Promise<Outcome> | undefined;
  /** What the list has in its place from then on; nothing when absent. */
  left?(device: D): D;
  /** It was removed here; what the list knows says so already. */
  removed?(device: D): void;
  /** The button that leads to the page of the service where that happens instead, and before it the one that keeps the device. */
  removal?(device: D, keep: TemplateResult): TemplateResult | undefined;
}

/** Renaming and removing a device, in its place in the list; one at a time. Fetched when it is asked for. */
export class DeviceActions<D extends Named> {
  /** The device in hand. Kept as it was, should it vanish elsewhere meanwhile: what is typed isn't lost unseen. */
  device: D | undefined;
  readonly #host: ListHost;
  readonly #place: Place<D>;
  readonly #rename: FormController<D>;
  readonly #remove: FormController<void>;
  #action: DeviceAction = 'rename';

  constructor(host: ListHost, place: Place<D>) {
    this.#host = host;
    this.#place = place;
    onSwitch(host, () => (this.device = undefined));
    this.#rename = new FormController<D>(host, {
      validate: ({ deviceName }) => ({ deviceName: deviceNameRule(host.localizer, deviceName) }),
      submit: ({ id = '', deviceName = '' }, options) =>
        place.rename?.({ id, name: normalizeName(deviceName) }, options) ?? failure('not_offered'),
      done: (device) => this.#renamed(device),
      failed: (problem) => {
        explainDeviceName(this.#rename, problem);
        return false;
      },
    });
    this.#remove = new FormController<void>(host, {
      validate: () => ({}),
      submit: ({ id = '' }, options) => place.remove?.({ id }, options) ?? failure('not_offered'),
      done: () => this.#removed(),
      failed: (problem) => this.#notRemoved(problem),
    });
  }

  /** Its answer is for the device that it was sent for: until then nothing else is begun, nor given up. */
  get #busy(): boolean {
    return this.#rename.busy || this.#remove.busy;
  }

  /** There is a field in hand, and not a question. */
  get types(): boolean {
    return this.device !== undefined && this.#action === 'rename';
  }

  async open(device: D, action: DeviceAction): Promise<void> {
    if (this.#busy) return;
    this.device = device;
    this.#action = action;
    this.#place.status.announce(undefined);
    this.#rename.problem = this.#remove.problem = undefined;
    this.#rename.setError('deviceName', undefined);
    await this.#host.updateComplete;
    const field = this.#host.querySelector<HTMLInputElement>('.ems-devices [name="deviceName"]');
    if (field) field.select();
    // The question is read first; the button that removes isn't under the next press of Enter.
    else this.#host.querySelector<HTMLElement>('.ems-question')?.focus();
  }

  /** The row is as before, and the focus where it came from. */
  async close(): Promise<void> {
    const id = this.device?.id ?? '';
    this.device = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const button = this.#host.querySelector<HTMLElement>(`[data-for="${CSS.escape(`${this.#action} ${id}`)}"]`);
    if (button) button.focus();
    else await focusHeading(this.#host);
  }

  /** What was asked was done in a window beside this page: the focus is on a button that goes. */
  async doneElsewhere(): Promise<void> {
    this.device = undefined;
    await focusHeading(this.#host);
  }

  async #renamed(device: D): Promise<void> {
    this.#place.renamed?.(device);
    await this.#place.devices.load();
    await this.close();
    const { name } = device;
    this.#place.status.announce(verbatim(this.#place.words().renamed?.(name) ?? '', name));
  }

  async #removed(): Promise<void> {
    const device = this.device!;
    const { id, name } = device;
    const { devices, status } = this.#place;
    this.device = undefined;
    const left = this.#place.left?.(device);
    devices.set((devices.value ?? []).flatMap((other) => (other.id === id ? (left ?? []) : other)));
    this.#place.removed?.(device);
    await focusHeading(this.#host);
    status.announce(verbatim(this.#place.words().removed(name), name));
    // Known without asking; what else changed meanwhile is asked for.
    void devices.load();
  }

  async #notRemoved(problem: Problem): Promise<boolean> {
    if (problem.code !== 'not_found') return this.#place.status.onCancelled(problem);
    // Somebody else was faster: what was wanted is so. Or another account is signed in, and the device in hand is given up.
    await askOwner(this.#host);
    if (this.device) await this.#removed();
    return true;
  }

  template(last: boolean): TemplateResult {
    const { device } = this;
    const t = this.#place.words();
    const cancel = (label: string): TemplateResult =>
      html`<button type="button" class="ems-secondary" @click=${() => this.#busy || this.close()}>${label}</button>`;
    // Says of which device a request is: with the same key nothing else may be asked.
    const id = html`<input type="hidden" name="id" data-ems-subject .value=${device!.id} />`;
    const signIn = (form: FormController<unknown>) =>
      signInLink(this.#host, form.problem, this.#host.signInHref, this.types);
    if (this.#action === 'rename') {
      return formFrame(
        this.#rename,
        html`${id}${deviceNameField(this.#rename, device!.name)}
          <div class="ems-inline">${submitButton(this.#rename, t.save!)}${cancel(t.cancel!)}</div>`,
        signIn(this.#rename),
      );
    }
    const about = this.#place.about(device!);
    const question = html`<p tabindex="-1" class="ems-question">${this.#place.question(device!, last)}</p>`;
    const keep = cancel(t.keep);
    const removal = this.#place.removal?.(device!, keep);
    if (removal) return html`${about}${question}${removal}`;
    return html`${about}
    ${formFrame(
      this.#remove,
      html`${id}${question}
        <div class="ems-inline">${keep}${submitButton(this.#remove, t.remove, { className: 'ems-danger' })}</div>`,
      signIn(this.#remove),
    )}`;
  }
}
