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
          You aren’t signed in. <a href="/sign-up">Create an account</a> or <a href="/sign-up#ems-sign-in">sign in</a>,
          so that your apps find their way back to you.
        </p>
      )}
      <Bridges />
    </div>
  );
};

draw(<SetUp />);
