/** Whether a mailed link helps against a problem of the sign-in. */
export const helpsByMail = (code: string): boolean => code === 'device_unconfirmed' || code === 'rate_limited';
