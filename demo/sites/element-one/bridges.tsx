import { useState } from 'react';
import { networks, type Network } from './networks.ts';

/** Element One's own next step: which apps to bring together. */
export const Bridges = () => {
  const [chosen, setChosen] = useState<readonly Network[]>();

  const choose = (form: FormData): void => {
    const ids = form.getAll('network');
    setChosen(networks.filter(({ id }) => ids.includes(id)));
  };

  if (chosen) {
    return (
      <div className="bridges" role="status">
        <p>
          <b>You’re all set.</b>{' '}
          {chosen.length > 0
            ? 'Your chats will appear one by one. To finish connecting these, you’ll need your phone:'
            : 'You can add an app whenever you like. Chats with other Element users already work.'}
        </p>
        <ul className="chosen">
          {chosen.map(({ id, name, how }) => (
            <li key={id}>
              <span className={`badge ${id}`} aria-hidden="true">
                {name[0]}
              </span>
              <span>
                <b>{name}</b>
                {how}
              </span>
            </li>
          ))}
        </ul>
        <button type="button" className="button plain" onClick={() => setChosen(undefined)}>
          Choose again
        </button>
      </div>
    );
  }
  return (
    <form className="bridges" action={choose}>
      <p>Which apps would you like to bring along? Each takes a minute to connect and one click to disconnect.</p>
      <fieldset>
        <legend>Apps</legend>
        {networks.map(({ id, name, how }) => (
          <label key={id}>
            <input type="checkbox" name="network" value={id} />
            <span className={`badge ${id}`} aria-hidden="true">
              {name[0]}
            </span>
            <span>
              <b>{name}</b>
              {how}
            </span>
          </label>
        ))}
      </fieldset>
      <button className="button">Bring them together</button>
    </form>
  );
};
