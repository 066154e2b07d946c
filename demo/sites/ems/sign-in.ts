import 'ems-elements/define/ems-sign-in.js';
import { pageOf, rememberedAddress } from './client.ts';

const signIn = document.querySelector('ems-sign-in')!;
signIn.email ||= rememberedAddress();
signIn.addEventListener('ems-signed-in', ({ detail }) => location.assign(pageOf[detail.standing]));
signIn.addEventListener('ems-continue', ({ detail }) => location.assign(pageOf[detail.standing]));
