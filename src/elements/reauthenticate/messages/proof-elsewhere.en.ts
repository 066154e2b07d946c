/** Words of the dialog where the person proves who they are on a page of the service. */
export const proofElsewhereMessages = {
  text: 'To make this change, confirm it’s you on a separate page. You’ll come back here afterwards.',
  submit: 'Confirm it’s you',
};

export type ProofElsewhereMessages = typeof proofElsewhereMessages;
