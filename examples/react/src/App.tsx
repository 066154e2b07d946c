import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { Account } from './Account.tsx';
import { SignIn } from './SignIn.tsx';
import { SignUp } from './SignUp.tsx';

export const App = () => (
  <BrowserRouter>
    <nav>
      <Link to="/">Sign up</Link> <Link to="/account">Account</Link>
    </nav>
    <main>
      <Routes>
        <Route path="/" element={<SignUp />} />
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/account" element={<Account />} />
      </Routes>
    </main>
  </BrowserRouter>
);
