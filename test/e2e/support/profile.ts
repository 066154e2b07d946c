import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { findBrowser } from '../../support/find-browser.ts';

/** A profile of a browser: its settings are made before it starts, which Playwright's own contexts can't do. */
export interface Profile {
  context: BrowserContext;
  remove(): Promise<void>;
}

/** As people set it in "Third-party cookies" of their browser's settings, or `none`: no cookies at all, nor any other storage. */
export const openProfile = async (thirdPartyCookies: 'blocked' | 'allowed' | 'none'): Promise<Profile> => {
  const directory = await mkdtemp(join(tmpdir(), 'ems-profile-'));
  const blocked = thirdPartyCookies === 'blocked';
  await mkdir(join(directory, 'Default'));
  // `cookie_controls_mode`: 0 is "allow", 1 is "block".
  const preferences = {
    profile: {
      cookie_controls_mode: blocked ? 1 : 0,
      block_third_party_cookies: blocked,
      // 2 is "block".
      ...(thirdPartyCookies === 'none' && { default_content_setting_values: { cookies: 2 } }),
    },
  };
  await writeFile(join(directory, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(directory, {
    ...(await findBrowser()),
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  return {
    context,
    async remove() {
      await context.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

/** Why a test is left out where none is heeded. */
export const ignoresSettings = 'Chrome’s headless shell, which comes from npm, heeds no setting of its profile.';

export const heedsSettings = async (): Promise<boolean> => {
  const { context, remove } = await openProfile('none');
  const page = await context.newPage();
  await page.route('http://probe.localhost/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('http://probe.localhost/');
  const heeded = await page.evaluate(() => {
    document.cookie = 'kept=yes';
    return document.cookie === '';
  });
  await remove();
  return heeded;
};
