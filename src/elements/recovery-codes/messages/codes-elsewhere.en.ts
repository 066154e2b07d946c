/** Words where recovery codes are made on a page of the service. */
export const codesElsewhereMessages = {
  text: 'You’ll see your codes on a separate page. Come back here when you’ve saved them.',
};

export type CodesElsewhereMessages = typeof codesElsewhereMessages;
