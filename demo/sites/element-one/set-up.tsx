import { Bridges } from './bridges.tsx';
import { draw } from './layout.tsx';
import { useSession } from './use-session.ts';

const SetUp = () => {
  const nobody = useSession()?.status === 'anonymous';
  return (
    <div className="set-up">
      <h1>Your bridges</h1>
      {nobody && (
        <p className="notice">
          You’re not signed in. <a href="/sign-up">Create an account</a> or <a href="/sign-up#ems-sign-in">sign in</a>{' '}
          to keep your apps connected.
        </p>
      )}
      <Bridges />
    </div>
  );
};

draw(<SetUp />);
