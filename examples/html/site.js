import { createEmsServiceClient, setDefaultClient } from '/ems-elements.min.js';

setDefaultClient(createEmsServiceClient({ baseURL: 'http://ems.localhost:4400/api/auth' }));

const register = document.querySelector('ems-register');
if (register) {
  const plan = document.querySelector('[name="plan"]');
  const twice = document.querySelector('[name="twice"]');
  plan.addEventListener('change', () => {
    register.messages = { heading: `Create your ${plan.value} account` };
  });
  twice.addEventListener('change', () => {
    register.confirmPassword = twice.checked;
  });
  register.addEventListener('ems-registered', ({ detail }) => {
    document.querySelector('#registered').textContent = `Registered: ${detail.email}`;
  });
}

document.querySelector('ems-sign-in')?.addEventListener('ems-signed-in', () => location.assign('/account'));
