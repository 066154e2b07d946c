/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS, which a test site may be. */
export const randomId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
