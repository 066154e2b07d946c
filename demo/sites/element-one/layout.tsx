import 'ems-elements/define/ems-account-menu.js';
import 'ems-elements/define/ems-provider.js';
import { followTitle } from 'ems-elements';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { siteOrigin } from '../shared/places.ts';
import { client } from './client.ts';
import logo from './favicon.svg';

const Header = () => (
  <header className="top">
    <a className="skip" href="#main">
      Skip to content
    </a>
    <a className="brand" href="/">
      <img src={logo} alt="" />
      Element One
    </a>
    <ems-account-menu accountHref={`${siteOrigin('ems')}/account`} signInHref="/sign-up#ems-sign-in">
      <a slot="items" href="/set-up">
        Your bridges
      </a>
    </ems-account-menu>
  </header>
);

const Footer = () => (
  <footer className="bottom">
    <p>Element One is made by EMS and runs on Matrix.</p>
    <nav aria-label="About">
      <a href={siteOrigin('www.ems')}>About EMS</a>
      <a href={`${siteOrigin('ems')}/legal/terms.html`}>Terms</a>
      <a href={`${siteOrigin('ems')}/legal/privacy.html`}>Privacy</a>
    </nav>
  </footer>
);

/** Draws a page: the client reaches every element of it by the provider, and its title follows what they show. */
export const draw = (page: ReactNode): void => {
  followTitle();
  createRoot(document.querySelector('#root')!).render(
    <StrictMode>
      <ems-provider client={client}>
        <Header />
        <main id="main">{page}</main>
        <Footer />
      </ems-provider>
    </StrictMode>,
  );
};
