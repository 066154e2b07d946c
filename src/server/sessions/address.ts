/**
 * An address as people write it. Of one of the sixth version Better Auth keeps the network of a household (64 bits) and no device: so
 * it is written as one.
 */
export const shownAddress = (kept: string | null | undefined): string | undefined => {
  if (!kept?.includes(':')) return kept || undefined;
  const network = URL.parse(`http://[${kept}]`)?.hostname.slice(1, -1);
  return network && `${network}/64`;
};
