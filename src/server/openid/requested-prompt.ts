import { isRecord } from '../../rules/record.ts';

/**
 * Takes `consent` out of what a site asks for (OpenID Connect Core section 3.1.2.1): the person gives it on the sign-in page with each press, and
 * the provider would ask for it on a page of its own, which there is none of.
 */
export const leaveOutConsent = (parameters: unknown): void => {
  if (!isRecord(parameters) || typeof parameters.prompt !== 'string') return;
  const prompts = parameters.prompt.split(' ').filter((prompt) => prompt !== 'consent');
  if (prompts.length > 0) parameters.prompt = prompts.join(' ');
  else delete parameters.prompt;
};
