/**
 * A one-time code as it is sent: whatever was pasted around it (spaces, dashes, full-width digits) is taken off. Letters
 * stay, so that a recovery code in the wrong field is answered by the service and not cut to nonsense.
 */
export const normalizeOneTimeCode = (value: string): string => value.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
