import { visit } from '@hotwired/turbo';
import { createEmsServiceClient, setDefaultClient } from 'ems-elements';

setDefaultClient(createEmsServiceClient({ baseURL: 'http://ems.localhost:4400/api/auth' }));

// Pages come and go: what is heard is heard by the document, which stays.
document.addEventListener('change', ({ target }) => {
  const register = document.querySelector('ems-register');
  if (target.name === 'plan') register.messages = { heading: `Create your ${target.value} account` };
  if (target.name === 'twice') register.confirmPassword = target.checked;
});
document.addEventListener('ems-registered', ({ detail }) => {
  document.querySelector('#registered').textContent = `Registered: ${detail.email}`;
});
document.addEventListener('ems-signed-in', () => visit('/account'));
document.addEventListener('click', ({ target }) => {
  if (target.name === 'refresh') visit(location.href, { action: 'replace' });
});
