/** Whether a host of a URL is the machine itself: nobody else reads what is sent there without TLS. */
export const isLocalHost = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
