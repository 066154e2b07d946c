import { html, nothing, type TemplateResult } from 'lit';
import type { Authenticator } from '../client/ports/authenticators.ts';
import { dateInWords } from './date.ts';

/** What has a name of its owner's and some dates: an authenticator, a passkey. */
export type Device = Authenticator;

export type DeviceAction = 'rename' | 'remove';

/** An element's own words of one of its devices. */
export interface DeviceWords {
  added: string;
  lastUsed: string;
  neverUsed: string;
  rename: string;
  renameDevice(name: string): string;
  remove: string;
  removeDevice(name: string): string;
}

/** A device: its name, its dates, and the buttons. */
export const aboutDevice = (
  { name, createdAt, lastUsedAt }: Device,
  t: DeviceWords,
  lang: string,
  buttons?: TemplateResult,
): TemplateResult =>
  html`<div class="ems-device">
    <div>
      <bdi translate="no">${name}</bdi>
      <p class="ems-hint">
        <span>${t.added} ${dateInWords(createdAt, lang)}</span> ${lastUsedAt === undefined ? nothing : html`<span>${lastUsedAt ? html`${t.lastUsed} ${dateInWords(lastUsedAt, lang)}` : t.neverUsed}</span>`}
      </p>
    </div>
    ${buttons}
  </div>`;

/** What can be done with a device. `data-for`: found again when the focus returns. */
export const deviceButtons = (
  { id, name }: Device,
  t: DeviceWords,
  act: (action: DeviceAction) => void,
): TemplateResult =>
  html`<div class="ems-inline">
    <button type="button" class="ems-secondary" data-for=${`rename ${id}`} aria-label=${t.renameDevice(name)} @click=${() => act('rename')}>${t.rename}</button>
    <button type="button" class="ems-secondary" data-for=${`remove ${id}`} aria-label=${t.removeDevice(name)} @click=${() => act('remove')}>${t.remove}</button>
  </div>`;
