import { A, Route, Router } from '@solidjs/router';
import type { ParentProps } from 'solid-js';
import { Account } from './Account.tsx';
import { SignIn } from './SignIn.tsx';
import { SignUp } from './SignUp.tsx';

const Layout = (props: ParentProps) => (
  <>
    <nav>
      <A href="/">Sign up</A> <A href="/account">Account</A>
    </nav>
    <main>{props.children}</main>
  </>
);

export const App = () => (
  <Router root={Layout}>
    <Route path="/" component={SignUp} />
    <Route path="/sign-in" component={SignIn} />
    <Route path="/account" component={Account} />
  </Router>
);
