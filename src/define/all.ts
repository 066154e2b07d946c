import './ems-provider.ts';
import './ems-register.ts';
import './ems-sign-in.ts';
import './ems-terms.ts';
import './ems-verify-email.ts';
