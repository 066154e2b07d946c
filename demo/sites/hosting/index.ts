import { client } from './client.ts';
import './frame.ts';

// Who has an account goes on with what comes after it.
const state = await client.session.current();
if (state.ok && state.value.status === 'active') {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-start]')) link.href = '/new';
}
