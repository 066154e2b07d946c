'use client';

import { useRouter } from 'next/navigation';
import 'ems-elements/define/ems-sign-in.js';
import '../accounts';
import { useHydrated } from '../use-hydrated';

export default function SignIn() {
  const router = useRouter();
  const hydrated = useHydrated();
  return <ems-sign-in register-href="/" onems-signed-in={hydrated ? () => router.push('/account') : undefined} />;
}
