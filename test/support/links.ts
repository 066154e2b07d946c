/** Addresses that a page, a service or a mail may link to. */
export const links = [
  'https://example.org/sign-in?a=b:c#d',
  'http://localhost:3000/',
  'HTTPS://EXAMPLE.ORG',
  ' https://example.org',
  '/sign-in',
  'sign-in',
  './sign-in:now',
  '//example.org/sign-in',
  '?next=javascript:1',
  '#a:b',
  '/a:b',
  '',
];

/** Addresses that run as a program, or lead out of the web. */
export const noLinks = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\tjavascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'javascript\r:alert(1)',
  'javascript://https://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'filesystem:https://example.org/x',
  'view-source:https://example.org',
  'intent://example.org#Intent;end',
  'mailto:a@b.example',
  'tel:+19005550100',
];
