import { html, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { inline } from '../../client/port-kind.ts';
import type { Authenticator } from '../../client/ports/authenticators.ts';
import { failure } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { deviceNameField, deviceNameRule, explainDeviceName } from '../../parts/device-name-field.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { signInLink, type Resource } from '../../parts/resource.ts';
import type { Status } from '../../parts/status.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { normalizeName } from '../../rules/name.ts';
import { aboutDevice, type DeviceAction } from './device-row.ts';
import type { TwoFactorMessages } from './messages/en.ts';

interface Place {
  devices: Resource<Authenticator[]>;
  status: Status;
  words: () => TwoFactorMessages;
  signInHref: () => string | undefined;
}

/** Renaming and removing a device, in its place in the list; one at a time. Fetched when it is asked for. */
export class DeviceActions {
  /** The device in hand. Kept as it was, should it vanish elsewhere meanwhile: what is typed isn't lost unseen. */
  device: Authenticator | undefined;
  readonly #host: EmsElement;
  readonly #place: Place;
  readonly #rename: FormController<Authenticator>;
  readonly #remove: FormController<void>;
  #action: DeviceAction = 'rename';

  constructor(host: EmsElement, place: Place) {
    this.#host = host;
    this.#place = place;
    this.#rename = new FormController<Authenticator>(host, {
      validate: ({ deviceName }) => ({ deviceName: deviceNameRule(host.localizer, deviceName) }),
      submit: ({ id = '', deviceName = '' }, options) =>
        host.activeClient?.authenticators?.rename({ id, name: normalizeName(deviceName) }, options) ??
        failure('not_offered'),
      done: (authenticator) => this.#renamed(authenticator),
      failed: (problem) => {
        explainDeviceName(this.#rename, problem);
        return false;
      },
    });
    this.#remove = new FormController<void>(host, {
      validate: () => ({}),
      submit: ({ id = '' }, options) =>
        host.activeClient?.authenticators?.remove({ id }, options) ?? failure('not_offered'),
      done: () => this.#removed(),
      failed: (problem) => this.#notRemoved(problem),
    });
  }

  async open(device: Authenticator, action: DeviceAction): Promise<void> {
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

  async #renamed(authenticator: Authenticator): Promise<void> {
    this.#host.emit('ems-authenticator-renamed', { authenticator });
    await this.#place.devices.load();
    await this.close();
    const { name } = authenticator;
    this.#place.status.announce(verbatim(this.#place.words().renamed(name), name));
  }

  async #removed(): Promise<void> {
    const { id, name } = this.device!;
    const { devices, status } = this.#place;
    this.device = undefined;
    devices.set((devices.value ?? []).filter((other) => other.id !== id));
    this.#host.emit('ems-authenticator-removed', { id, left: devices.value?.length ?? 0 });
    await focusHeading(this.#host);
    status.announce(verbatim(this.#place.words().removed(name), name));
    await devices.load();
  }

  async #notRemoved(problem: Problem): Promise<boolean> {
    // Somebody else was faster: what was wanted is so.
    if (problem.code === 'not_found') await this.#removed();
    else if (!this.#place.status.onCancelled(problem)) return false;
    return true;
  }

  template(last: boolean): TemplateResult {
    const { device } = this;
    const t = this.#place.words();
    const cancel = (label: string): TemplateResult =>
      html`<button type="button" class="ems-secondary" @click=${() => this.close()}>${label}</button>`;
    // Says of which device a request is: with the same key nothing else may be asked.
    const id = html`<input type="hidden" name="id" data-ems-subject .value=${device!.id} />`;
    const signIn = (form: FormController<unknown>) =>
      signInLink(this.#host, form.problem, this.#place.signInHref(), true);
    if (this.#action === 'rename') {
      return formFrame(
        this.#rename,
        html`${id}${deviceNameField(this.#rename, device!.name)}
          <div class="ems-inline">${submitButton(this.#rename, t.save)}${cancel(t.cancel)}</div>`,
        signIn(this.#rename),
      );
    }
    return html`${aboutDevice(device!, t, this.#host.localizer.lang)}
    ${formFrame(
      this.#remove,
      html`${id}
        <p tabindex="-1" class="ems-question">${verbatim((last ? t.removeLastText : t.removeText)(device!.name), device!.name)}${inline(this.#host.activeClient?.authenticators) ? ` ${t.endsOthers}` : ''}</p>
        <div class="ems-inline">${cancel(t.keep)}${submitButton(this.#remove, t.remove, { className: 'ems-danger' })}</div>`,
      signIn(this.#remove),
    )}`;
  }
}
