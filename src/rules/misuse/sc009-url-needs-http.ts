import { Problem } from '../rule';
import { misuse } from './misuse';

export const sc009 = misuse('SC009', 'url-needs-http', 'Only HTTP, HTTP/2 and gRPC endpoints have a URL');

/** The URL of a TCP endpoint. */
export function urlOfTcp(address: string): Problem {
  return {
    message: `endpoint ${address} speaks TCP, which has no URL scheme of its own`,
    fix: 'use address, or dnsName and port, and put the scheme of your protocol before them',
  };
}
