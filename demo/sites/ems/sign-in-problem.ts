/** What a person can make something of; everything else is for who runs the site, and says so already. */
const reasons = new Map([
  ['invalid_client', 'The site that sent you here is not known to us. Nothing of your account was shown to it.'],
  ['client_disabled', 'Signing in with this account is switched off for the site that sent you here.'],
  ['invalid_redirect', 'The site wanted you back at an address that is not known to be its own. So we kept you here.'],
]);

const reason = reasons.get(new URLSearchParams(location.search).get('error') ?? '');
if (reason !== undefined) document.querySelector('#reason')!.textContent = reason;
