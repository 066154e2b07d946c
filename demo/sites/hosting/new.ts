import { client } from './client.ts';
import './frame.ts';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;

const form = find<HTMLFormElement>('#order');
const created = find('#created');

const fill = (attribute: string, text: string): void => {
  for (const place of created.querySelectorAll(`[data-${attribute}]`)) place.textContent = text;
};

form.addEventListener('input', () => {
  find('#preview').textContent = find<HTMLInputElement>('[name="name"]').value || 'name';
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const order = Object.fromEntries(new FormData(form)) as Record<string, string>;
  fill('host', `${order.name}.ems.host`);
  fill('region', order.region ?? '');
  fill('size', order.size ?? '');
  form.hidden = true;
  created.hidden = false;
  created.focus();
});

find('#another').addEventListener('click', () => {
  form.reset();
  find('#preview').textContent = 'name';
  created.hidden = true;
  form.hidden = false;
  find('[name="name"]').focus();
});

const state = await client.session.current();
find('#signed-out').hidden = !state.ok || state.value.status === 'active';
