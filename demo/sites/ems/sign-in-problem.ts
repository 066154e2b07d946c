const error = new URLSearchParams(location.search).get('error');

/** What a person can make something of; everything else is for who runs the site, and says so already. */
const reason = [...document.querySelectorAll<HTMLElement>('[data-error]')].find(
  ({ dataset }) => dataset.error === error,
);

if (reason) document.querySelector('#reason')!.textContent = reason.textContent;
