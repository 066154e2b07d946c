import { maySwitch } from './account-switch.ts';
import type { EmsElement } from '../base/ems-element.ts';
import type { Account } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { failure, success } from '../client/outcome.ts';
import { shownEmail } from './email-address.ts';
import { remoteMessages } from './messages/remote.en.ts';
import { Resource } from './resource.ts';
import type { Status } from './status.ts';
import { verbatim } from './verbatim.ts';

/** Whose account it is. */
export class AccountResource extends Resource<Account> {
  /** How often it became another one: the key of what is drawn for one account only. */
  switches = 0;
  readonly #status: Status;

  /** `needs`: the port without which the element can do nothing. */
  constructor(host: EmsElement, status: Status, needs: (client: AuthClient) => object | undefined) {
    super(host, async (client, options) => {
      if (!needs(client)) return failure('not_offered');
      const outcome = await client.session.current(options);
      if (!outcome.ok) return outcome;
      return 'account' in outcome.value ? success(outcome.value.account) : failure('not_signed_in');
    });
    this.#status = status;
  }

  /**
   * What was typed for one account must not reach another one: its form is drawn anew, and the person is told. A page around
   * it may keep the account from before, as long as it lets nothing through (`ems-account`).
   */
  override set(account: Account): void {
    if (this.value && this.value.id !== account.id) {
      if (!maySwitch(this.host)) return;
      this.switches++;
      const email = shownEmail(this.host, account.email);
      this.#status.announce(verbatim(this.host.localizer.group('remote', remoteMessages).otherAccount(email), email));
    }
    super.set(account);
  }
}
