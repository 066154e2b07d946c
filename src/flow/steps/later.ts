import { arrival } from './arrival.ts';
import { done } from './done.ts';
import { email } from './email.ts';
import { signIn } from './sign-in.ts';
import { verify } from './verify.ts';

export const laterSteps = [email, verify, signIn, arrival, done];
