import 'ems-elements/define/ems-signup-flow.js';
import 'ems-elements/define/ems-terms.js';
import { siteOrigin } from '../shared/places.ts';
import { Bridges } from './bridges.tsx';
import { draw } from './layout.tsx';

const SignUp = () => (
  <ems-signup-flow className="flow" journey="element-one" tokenParam="token">
    <p slot="legal" className="small">
      Our <a href={`${siteOrigin('ems')}/legal/terms.html`}>terms</a> fit on a page. We won’t send you newsletters
      unless you ask.
    </p>
    <div slot="done">
      <Bridges />
    </div>
  </ems-signup-flow>
);

draw(
  <div className="sign-up">
    <div className="welcome">
      <h1>Hello there!</h1>
      <p>One minute for your account, one for your apps. Then all your chats are in one place.</p>
    </div>
    <SignUp />
  </div>,
);
