/** A port where its operations have forms of ours; nothing where they happen on a page of the service. */
export const inline = <P extends { readonly kind: 'inline' | 'redirect' }>(
  port: P | undefined,
): Extract<P, { kind: 'inline' }> | undefined =>
  port?.kind === 'inline' ? (port as Extract<P, { kind: 'inline' }>) : undefined;

/** A port where its operations happen on a page of the service. */
export const redirect = <P extends { readonly kind: 'inline' | 'redirect' }>(
  port: P | undefined,
): Extract<P, { kind: 'redirect' }> | undefined =>
  port?.kind === 'redirect' ? (port as Extract<P, { kind: 'redirect' }>) : undefined;
