import { useNavigate } from 'react-router';
import 'ems-elements/define/ems-sign-in.js';

export const SignIn = () => {
  const navigate = useNavigate();
  return <ems-sign-in register-href="/" onems-signed-in={() => void navigate('/account')} />;
};
