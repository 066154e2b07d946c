import { useState } from 'react';
import 'ems-elements/define/ems-register.js';
import 'ems-elements/types/react';
import '../accounts.ts';
import { useHydrated } from './use-hydrated.ts';

export function SignUp() {
  const hydrated = useHydrated();
  const [plan, setPlan] = useState('Personal');
  const [twice, setTwice] = useState(false);
  const [helpFirst, setHelpFirst] = useState(false);
  const [email, setEmail] = useState('');

  const parts = [
    <ems-register
      key="form"
      messages={hydrated ? { heading: `Create your ${plan} account` } : undefined}
      confirm-password={twice}
      sign-in-href="/sign-in"
      onems-registered={hydrated ? ({ detail }) => setEmail(detail.email) : undefined}
    />,
    <aside key="help">Do you have a question? Write to help@example.org.</aside>,
  ];

  return (
    <>
      <p>
        <label>
          Plan{' '}
          <select name="plan" value={plan} onChange={(event) => setPlan(event.target.value)}>
            <option>Personal</option>
            <option>Team</option>
          </select>
        </label>
        <label>
          <input name="twice" type="checkbox" checked={twice} onChange={() => setTwice(!twice)} />
          Enter the password twice
        </label>
        <label>
          <input name="help" type="checkbox" checked={helpFirst} onChange={() => setHelpFirst(!helpFirst)} />
          Help first
        </label>
      </p>
      {helpFirst ? parts.reverse() : parts}
      <p role="status">{email && `Registered: ${email}`}</p>
    </>
  );
}
