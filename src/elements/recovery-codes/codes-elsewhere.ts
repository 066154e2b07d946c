import type { EmsElement } from '../../base/ems-element.ts';
import { redirect } from '../../client/port-kind.ts';
import type { RecoveryCodesLeft } from '../../client/ports/recovery-codes.ts';
import type { RedirectResult } from '../../client/ports/redirect.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import { redirectMessages } from '../../parts/messages/redirect.en.ts';
import { leavingWith, takeSeen } from '../../parts/seen-before.ts';
import type { Status } from '../../parts/status.ts';
import { codesElsewhereMessages } from './messages/codes-elsewhere.en.ts';

const name = 'recovery codes';

interface Needs {
  status: Status;
  submit(): string;
  className(): string | undefined;
  /** What becomes of the old codes, where there are some. */
  invalidates(): string | undefined;
  /** The set as it is known, and as it is now. */
  left(): RecoveryCodesLeft | null | undefined;
  load(): Promise<RecoveryCodesLeft | null | undefined>;
  made(total: number): void;
}

/** Whether there is a new set: by its date, or by its number where nobody knows what it was before; a result is no proof. */
const isNew = ({ total, remaining, createdAt }: RecoveryCodesLeft, before: unknown, result: RedirectResult): boolean =>
  total > 0 && ((typeof before === 'string' && createdAt !== before) || (result === 'success' && remaining === total));

/** The button that leads to the page of the service where recovery codes are made and shown. */
export const codesElsewhere = (
  host: EmsElement,
  { status, submit, className, invalidates, left, load, made }: Needs,
): RedirectButton => {
  const words = () => host.localizer.group('codesElsewhere', codesElsewhereMessages);
  return new RedirectButton(host, {
    port: ({ recoveryCodes }) => leavingWith(redirect(recoveryCodes), name, () => left()?.createdAt),
    words: () => ({ text: [invalidates(), words().text].filter(Boolean).join(' '), submit: submit(), hint: true }),
    status,
    className,
    onReturn: async (result) => {
      const before = takeSeen(name);
      const now = await load();
      const fresh = Boolean(now && isNew(now, before, result));
      if (fresh) made(now!.total);
      else if (result === 'success') status.announce(host.localizer.group('redirect', redirectMessages).unknown, false);
      return fresh || result === 'success';
    },
  });
};
