import { createSignal, For } from 'solid-js';
import 'ems-elements/define/ems-register.js';

export const SignUp = () => {
  const [plan, setPlan] = createSignal('Personal');
  const [twice, setTwice] = createSignal(false);
  const [helpFirst, setHelpFirst] = createSignal(false);
  const [email, setEmail] = createSignal('');

  const parts = {
    form: () => (
      <ems-register
        prop:messages={{ heading: `Create your ${plan()} account` }}
        prop:confirmPassword={twice()}
        sign-in-href="/sign-in"
        on:ems-registered={({ detail }) => setEmail(detail.email)}
      />
    ),
    help: () => <aside>Do you have a question? Write to help@example.org.</aside>,
  };

  return (
    <>
      <p>
        <label>
          Plan{' '}
          <select name="plan" value={plan()} onChange={(event) => setPlan(event.target.value)}>
            <option>Personal</option>
            <option>Team</option>
          </select>
        </label>
        <label>
          <input name="twice" type="checkbox" checked={twice()} onChange={() => setTwice(!twice())} />
          Enter the password twice
        </label>
        <label>
          <input name="help" type="checkbox" checked={helpFirst()} onChange={() => setHelpFirst(!helpFirst())} />
          Help first
        </label>
      </p>
      <For each={helpFirst() ? (['help', 'form'] as const) : (['form', 'help'] as const)}>
        {(part) => parts[part]()}
      </For>
      <p role="status">{email() && `Registered: ${email()}`}</p>
    </>
  );
};
