'use client';

import 'ems-elements/define/ems-account.js';
import '../accounts';

export default function Account() {
  return <ems-account sign-in-href="/sign-in" continue-href="/" service-name="Example" />;
}
