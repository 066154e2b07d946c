/** What a person does in a story, by the names of controls: those are the same in every language. */
import { expect, userEvent, waitFor } from 'storybook/test';

type Values = Record<string, string>;

const find = <T extends Element>(root: HTMLElement, selector: string): Promise<T> =>
  waitFor(() => {
    const found = [...root.querySelectorAll<T & HTMLElement>(selector)].find((element) => element.checkVisibility());
    if (!found) throw new Error(`Nothing visible matches ${selector}.`);
    return found;
  });

export const field = (root: HTMLElement, name: string): Promise<HTMLInputElement> => find(root, `[name="${name}"]`);

/** Types, letter by letter. */
export const type = async (root: HTMLElement, values: Values): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await userEvent.type(await field(root, name), value);
};

/** Pastes, which is quicker where the letters don't matter. */
export const paste = async (root: HTMLElement, values: Values): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    await userEvent.click(await field(root, name));
    await userEvent.paste(value);
  }
};

/** Clicks what a selector finds. */
export const click = async (root: HTMLElement, selector: string): Promise<void> =>
  userEvent.click(await find(root, selector));

export const submit = (root: HTMLElement): Promise<void> => click(root, 'button[type="submit"]');

export const showPassword = (root: HTMLElement): Promise<void> => click(root, 'button.ems-reveal');

/** Waits until something is there to be seen. */
export const see = async (root: HTMLElement, selector: string): Promise<void> => {
  await expect(await find(root, selector)).toBeVisible();
};

/** Waits for the alert of a form. */
export const seeAlert = (root: HTMLElement): Promise<void> => see(root, '[role="alert"]');

/** Waits for the error at a field. */
export const seeFieldError = async (root: HTMLElement, name: string): Promise<void> => {
  // A hint describes the field, too: that there is a description doesn't say yet that there is an error. The browser
  // finds an empty field invalid before the form does.
  await waitFor(async () => expect(await field(root, name)).toHaveAttribute('aria-invalid', 'true'));
  // Its words may have to be fetched.
  await waitFor(async () => expect(await field(root, name)).toHaveAccessibleDescription(/\S/));
};

/** Waits until a story says calmly or gladly how something ended. */
export const seeStatus = (root: HTMLElement): Promise<void> =>
  see(root, '[role="status"]:is(.ems-success, .ems-muted)');
