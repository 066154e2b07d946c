/**
 * Each example as a stranger gets it: copied, installed from the packed packages, type-checked, built, served, and used in a browser with the
 * account service. One script for all: it finds the pages by what the examples have in common (docs/decisions/0050).
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect as expectSoon, type Page } from '@playwright/test';
import { startDemo, type Demo } from '../e2e/support/demo.ts';
import { field, fill, heading, proceedElsewhere, submitRegistration, submitSignIn } from '../e2e/support/pages.ts';
import { newPerson } from '../e2e/support/person.ts';
import { waitForMails } from '../support/mail.ts';
import { copyOf, install, removeCopies, runIn } from './installed.ts';
import { serve, type Served } from './served.ts';
import { chosenStacks } from './stacks.ts';
import { cells, recorder, type Cell } from './table.ts';
import { service, site, visit, type Visit } from './visit.ts';

/** With the patience of a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 });

let demo: Demo;
before(async () => {
  demo = await startDemo({ BASE_URL: `${service}/api/auth`, SITE_URL: service, TRUSTED_ORIGINS: site });
});
after(async () => {
  await demo.remove();
  removeCopies();
});

const firstName = (page: Page) => field(page, 'firstName');

/** Whether the framework has its page: it hears of another plan, which the words of the form tell of. */
const choosePlan = async (page: Page, plan: string): Promise<void> => {
  await expect(async () => {
    // A choice that was made before the framework heard of any is made anew.
    await page.locator('select[name="plan"]').selectOption({ index: 0 });
    await page.locator('select[name="plan"]').selectOption(plan);
    await expect(heading(page, `Create your ${plan} account`)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
};

/** Types into the first field as soon as it is drawn, before any script of the page has its next turn. */
const typing = (): void => {
  const observer = new MutationObserver(() => {
    const input = document.querySelector<HTMLInputElement>('input[name="firstName"]');
    if (!input) return;
    observer.disconnect();
    input.value = 'Ada';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    Object.assign(window, { early: input });
  });
  observer.observe(document, { childList: true, subtree: true });
};
const typeAtOnce = (page: Page): Promise<unknown> => page.addInitScript(typing);

const expectEarlyKept = async (page: Page): Promise<void> => {
  await expect(firstName(page)).toHaveValue('Ada');
  assert.ok(await firstName(page).evaluate((input) => input === (window as never as { early: Element }).early));
  await expect(firstName(page)).toHaveCount(1);
};

/** A page that was loaded since is another one. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void Object.assign(window, { marked: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in window);

for (const stack of chosenStacks()) {
  describe(`${stack.name}: ${stack.title}`, () => {
    const record = recorder(stack);
    /** One cell of the table as a test. What a stack doesn't have isn't run. */
    const cell = (name: Cell, has: boolean, test: () => Promise<void>): void => {
      if (has)
        it(cells[name], async () => {
          record(name, '✗');
          await test();
          record(name, '✓');
        });
      else before(() => record(name, '–'));
    };
    const person = newPerson();
    let copy: string;
    let served: Served | undefined;
    let visited: Visit | undefined;

    const start = async (script: string, mode: 'built' | 'dev'): Promise<Visit> => {
      await stop();
      served = await serve(copy, script);
      visited = await visit({ site: served.port, service: demo.port }, mode);
      return visited;
    };
    const stop = async (): Promise<void> => {
      await visited?.close();
      await served?.stop();
      visited = served = undefined;
    };
    /** Opens a page of what was built. */
    const open = async (path: string): Promise<Page> => {
      const { page } = visited ?? (await start('preview', 'built'));
      await page.goto(site + path);
      return page;
    };

    before(() => {
      copy = copyOf(stack);
    });
    after(stop);

    cell('install', true, async () => {
      assert.doesNotMatch(await install(stack, copy), /ERESOLVE|peer dep/i);
      for (const name of stack.ours) assert.ok(existsSync(join(copy, 'node_modules', name, 'dist')), name);
    });
    cell('types', 'check' in stack.scripts, async () => void (await runIn(copy, 'npm', 'run', 'check')));
    cell('build', 'build' in stack.scripts, async () => {
      const said = await runIn(copy, 'npm', 'run', 'build');
      // Node.js says so where a tool wants the colours that this test doesn't, Rolldown where the machine is busy.
      assert.doesNotMatch(
        said.replaceAll(/^.*'NO_COLOR' env is ignored.*$|^.*node --trace-warnings.*$|^.*\bPLUGIN_TIMINGS\b.*$/gm, ''),
        /\bwarn(ing)?\b/i,
      );
    });

    cell('properties', true, async () => {
      const page = await open('/');
      await choosePlan(page, 'Team');
      await expect(field(page, 'passwordConfirmation')).toHaveCount(0);
      await page.locator('input[name="twice"]').check();
      await expect(field(page, 'passwordConfirmation')).toHaveCount(1);
      await page.locator('input[name="twice"]').uncheck();
      await expect(field(page, 'passwordConfirmation')).toHaveCount(0);
    });

    cell('typed text', true, async () => {
      const page = await open('/');
      await choosePlan(page, 'Personal');
      await fill(page, { ...person, password: 'some words of mine' });
      await firstName(page).evaluate((input) => Object.assign(window, { early: input }));
      await choosePlan(page, 'Team');
      const again = page.locator('button[name="refresh"]');
      if (await again.count()) {
        // What the server doesn't send goes, so this tells that the page has come again.
        await page.locator('main').evaluate((main) => main.setAttribute('data-before', ''));
        await again.click();
        await expect(page.locator('main[data-before]')).toHaveCount(0);
      }
      const help = page.locator('input[name="help"]');
      if (await help.count())
        for (const first of [true, false]) {
          await help.setChecked(first);
          await expect
            .poll(() =>
              page.evaluate(
                () =>
                  document.querySelector('aside')!.compareDocumentPosition(document.querySelector('ems-register')!) ===
                  Node.DOCUMENT_POSITION_FOLLOWING,
              ),
            )
            .toBe(first);
        }
      await expect(firstName(page)).toHaveValue(person.firstName);
      await expect(field(page, 'email')).toHaveValue(person.email);
      await expect(field(page, 'password')).toHaveValue('some words of mine');
      assert.ok(await firstName(page).evaluate((input) => input === (window as never as { early: Element }).early));
    });

    /** To another page and back, by the page's own links. */
    const leave = async (page: Page): Promise<void> => {
      await page.locator('nav').getByRole('link', { name: 'Account' }).click();
      await expect(page.locator('ems-account').getByRole('link', { name: 'Sign in' })).toBeVisible();
      await expect(page.locator('ems-register')).toHaveCount(0);
    };
    const comeBack = async (page: Page): Promise<void> => {
      await page.locator('nav').getByRole('link', { name: 'Sign up' }).click();
      await expect(firstName(page)).toBeVisible();
    };

    cell('remount', true, async () => {
      await open('/');
      const page = await visited!.afresh();
      await page.goto(site);
      await choosePlan(page, 'Team');
      await leave(page);
      // A library may show what it has kept of a page until the server's comes, with nothing of what was typed in between.
      await typeAtOnce(page);
      await page.evaluate(typing);
      await comeBack(page);
      await page.waitForLoadState('networkidle');
      await expectEarlyKept(page);
      await choosePlan(page, 'Personal');
      await page.context().close();
    });

    cell('events', true, async () => {
      const page = await open('/');
      // React would add a listener that it forgot while it hydrated as soon as anything changes.
      if (stack.hydrates) await expect(heading(page, 'Create your Personal account')).toBeVisible();
      else {
        await choosePlan(page, 'Personal');
        await leave(page);
        await comeBack(page);
        await choosePlan(page, 'Team');
      }
      await submitRegistration(page, person);
      await expect(page.getByRole('status').filter({ hasText: `Registered: ${person.email}` })).toBeVisible();
      await expect(heading(page, 'Check your inbox')).toBeVisible();
    });

    cell('sections', true, async () => {
      const [{ link }] = await waitForMails(demo.mailPage, person.email);
      const page = await open('/sign-in');
      const mailed = await visited!.elsewhere();
      await mailed.goto(link);
      await proceedElsewhere(mailed, person);
      await expect(heading(mailed, 'Your address is verified')).toBeVisible();
      await mailed.context().close();
      await submitSignIn(page, person);
      await expect(page).toHaveURL(`${site}/account`);
      await expect(field(page, 'email')).toHaveValue(person.email);
      await mark(page);
      await page.locator('ems-account').getByRole('link', { name: 'Sessions' }).click();
      await expect(page).toHaveURL(`${site}/account#sessions`);
      await expect(heading(page, 'Your sessions')).toBeVisible();
      await page.goBack();
      await expect(page).toHaveURL(`${site}/account`);
      await expect(field(page, 'email')).toHaveValue(person.email);
      await page.goForward();
      await expect(heading(page, 'Your sessions')).toBeVisible();
      assert.ok(await isMarked(page), 'The page was loaded anew.');
      await page.reload();
      await expect(page).toHaveURL(`${site}/account#sessions`);
      await expect(heading(page, 'Your sessions')).toBeVisible();
      await expect(page.locator('ems-sessions').getByText('This device', { exact: true })).toBeVisible();
    });

    cell('hydration', stack.hydrates, async () => {
      await open('/');
      // Somebody who is signed in would be told so instead.
      const page = await visited!.afresh();
      const slow = await page.context().newCDPSession(page);
      await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await typeAtOnce(page);
      assert.match(await (await page.goto(site))!.text(), /<ems-register/);
      await expect(heading(page, 'Create your Personal account')).toBeVisible();
      await choosePlan(page, 'Team');
      await expectEarlyKept(page);
      await page.context().close();
    });

    cell('console', true, async () => {
      await open('/');
      assert.deepEqual(visited!.said, []);
      // What is typed is the service's alone, whatever a library makes of forms.
      assert.deepEqual(
        visited!.sent.filter((request) => /(@|%40)example\.org|correct.{1,3}horse/i.test(request)),
        [],
      );
    });

    cell('dev', 'dev' in stack.scripts, async () => {
      const { page, said } = await start('dev', 'dev');
      // What a development server finds while the first page loads may have it loaded once more.
      await page.goto(site);
      await choosePlan(page, 'Team');
      await page.waitForLoadState('networkidle');
      await typeAtOnce(page);
      await page.goto(site);
      await choosePlan(page, 'Team');
      await expectEarlyKept(page);
      await page.goto(`${site}/account`);
      await expect(page.locator('ems-account').getByRole('link', { name: 'Sign in' })).toBeVisible();
      assert.deepEqual(said, []);
    });
  });
}
