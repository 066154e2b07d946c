/** In a frame: does with each form what a person does, and tells the page around it what came of it. */
import { forms } from '../../elements/faults/forms.ts';
import { useForm } from '../../elements/faults/use-form.ts';

const errors: string[] = [];
addEventListener('error', ({ message }) => errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

// Fetched beside the first drawing, and sooner there than a person presses anything.
(await import('../../../src/base/once-drawn.ts')).listenToPage();

const results: Record<string, string> = {};
for (const [tag, rows] of Object.entries(forms))
  for (const form of rows) results[[tag, form.what].filter(Boolean).join(' ')] = (await useForm(tag, form)) ?? 'done';

parent.postMessage(JSON.stringify({ results, errors, origin }), '*');
