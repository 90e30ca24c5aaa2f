/**
 * An address as people write it and every client takes it: `host:port`, and `[host]:port` where the
 * host is an IPv6 address, whose own colons would leave open where it ends (RFC 3986, 3.2.2).
 */
export function hostPort({ host, port }: { readonly host: string; readonly port: number }): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
