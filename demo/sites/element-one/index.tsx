import { networks } from './networks.ts';
import { draw } from './layout.tsx';

const chats = [
  { network: 'whatsapp', who: 'Grandma Rosa', says: 'The cake is in the oven!', when: '9:41', unread: 2 },
  { network: 'signal', who: 'Climbing on Thursday', says: 'Jo: I’ll bring the long rope', when: '9:38', unread: 5 },
  { network: 'telegram', who: 'Leipzig housing', says: 'Two rooms, balcony, cat included', when: '9:12', unread: 0 },
  { network: 'slack', who: 'Release crew', says: 'Ship it. Then lunch.', when: '8:57', unread: 1 },
  { network: 'discord', who: 'Sunday dungeon', says: 'Mika rolled a 1 again', when: 'Sun', unread: 0 },
];

const Phone = () => (
  <div className="phone" aria-hidden="true">
    <p className="phone-title">
      Chats <span>8 new</span>
    </p>
    <ul>
      {chats.map(({ network, who, says, when, unread }) => (
        <li key={who}>
          <span className={`badge ${network}`}>{who[0]}</span>
          <span className="chat">
            <b>{who}</b>
            <span>{says}</span>
          </span>
          <span className="when">
            {when}
            {unread > 0 && <i>{unread}</i>}
          </span>
        </li>
      ))}
    </ul>
  </div>
);

const reasons = [
  {
    title: 'One list',
    text: 'Every message of every app in one place, newest first. Your reply goes out through the app the message came from.',
  },
  {
    title: 'Nobody has to move',
    text: 'Your friends stay where they are and won’t notice a thing. You just have fewer icons.',
  },
  {
    title: 'Locked up',
    text: 'Chats between Element users are end-to-end encrypted. We couldn’t read them even if we were asked to.',
  },
];

draw(
  <>
    <section className="hero">
      <div className="hero-text">
        <h1>
          All your chats. <em>One</em> app.
        </h1>
        <p>WhatsApp, Signal, Telegram and the rest, in one friendly place. Stop hunting for who wrote what where.</p>
        <p className="actions">
          <a className="button" href="/sign-up">
            Get started
          </a>
          <span>30 days free, then €5 a month</span>
        </p>
      </div>
      <Phone />
    </section>
    <section className="band" aria-labelledby="networks">
      <h2 id="networks">Brings together</h2>
      <ul className="networks">
        {networks.map(({ id, name }) => (
          <li key={id}>
            <span className={`badge ${id}`} aria-hidden="true">
              {name[0]}
            </span>
            {name}
          </li>
        ))}
      </ul>
    </section>
    <section className="reasons" aria-label="Why Element One">
      {reasons.map(({ title, text }) => (
        <article key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </article>
      ))}
    </section>
    <section className="closing" aria-labelledby="closing">
      <h2 id="closing">Ready when you are</h2>
      <p>Create an account, tick the apps you use, and you’re done before the kettle boils.</p>
      <a className="button" href="/sign-up">
        Get started
      </a>
    </section>
  </>,
);
