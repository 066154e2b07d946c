/** What a person can make something of; everything else is for who runs the site, and says so already. */
const reasons = new Map([
  ['invalid_client', 'We don’t recognise the site that sent you here. We didn’t share anything about your account.'],
  ['client_disabled', 'The site that sent you here can’t currently use EMS accounts to sign people in.'],
  ['invalid_redirect', 'The site asked us to send you to an address we don’t recognise, so we kept you here.'],
]);

const reason = reasons.get(new URLSearchParams(location.search).get('error') ?? '');
if (reason !== undefined) document.querySelector('#reason')!.textContent = reason;
