import { useNavigate } from '@solidjs/router';
import 'ems-elements/define/ems-sign-in.js';

export const SignIn = () => {
  const navigate = useNavigate();
  return <ems-sign-in register-href="/" on:ems-signed-in={() => navigate('/account')} />;
};
