import type { LaunchOptions, Locator, Page } from '@playwright/test';

/** As in the browser's own settings: Playwright's `javaScriptEnabled` runs nothing either, but leaves `noscript` and `scripting: none` out. */
export const withoutScripts = (options: LaunchOptions): { scripts: false; launchOptions: LaunchOptions } => ({
  scripts: false,
  launchOptions: { ...options, args: [...(options.args ?? []), '--blink-settings=scriptEnabled=false'] },
});

/** Without a script a browser can't be asked what it thinks of a page but by what it shows. */
export const input = (page: Page, name: string): Locator =>
  page.locator(`input[name="${name}"]:not([type="hidden"]):visible`);

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
