import 'ems-elements/define/ems-account.js';

export const Account = () => <ems-account sign-in-href="/sign-in" continue-href="/" service-name="Example" />;
