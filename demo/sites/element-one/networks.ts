export interface Network {
  id: string;
  name: string;
  /** What joining it takes. */
  how: string;
}

/** What Element One can bring together. */
export const networks: readonly Network[] = [
  { id: 'whatsapp', name: 'WhatsApp', how: 'Scan a code with your phone' },
  { id: 'signal', name: 'Signal', how: 'Scan a code with your phone' },
  { id: 'telegram', name: 'Telegram', how: 'Enter a code we send you' },
  { id: 'instagram', name: 'Instagram', how: 'Sign in once' },
  { id: 'discord', name: 'Discord', how: 'Scan a code with your phone' },
  { id: 'slack', name: 'Slack', how: 'Sign in to a workspace' },
];
