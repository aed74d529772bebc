import { PartialText } from '../facts';

/** A host, and perhaps a port, in a text. */
export interface HostMention {
  readonly host: string;
  /** Left out if the text does not say: any port of that host can be meant. */
  readonly port?: number;
  /** Scheme of a URL, in lower case. */
  readonly scheme?: string;
}

const DEFAULT_PORTS = new Map([['http', 80], ['https', 443], ['ws', 80], ['wss', 443]]);

/** The longest text that is searched: nobody keeps an address in a longer one. */
const MAX_LENGTH = 4096;

/** The longest scheme of a URL that anybody writes: `jdbc:postgresql`. */
const MAX_SCHEME = 40;

/** Words in the names of variables whose hosts are for browsers, proxies and identity providers, and not for calls. */
const NO_CALL = /NO_PROXY|ALLOWED|CORS|ORIGIN|PUBLIC|EXTERNAL|REDIRECT|CALLBACK|ISSUER|SITE_URL|REACT_APP_|VITE_/i;

/** What stands between the words of a text. */
const SEPARATOR = /[\s,;]/;

/** Variables with their values, of which each may have a `PartialText.GAP`. */
type Variables = ReadonlyMap<string, string>;

/**
 * Hosts that a variable mentions as something to call: in a URL, as `name:port`, or alone in a variable that is meant for a host
 * name.
 *
 * @param variables the variable and those beside it
 * @param ownPorts ports that the container listens on: a `_PORT` that is one of them says nothing of another host
 */
export function hostsInVariable(variable: string, variables: Variables, ownPorts: ReadonlySet<number>): HostMention[] {
  const value = variables.get(variable)!;
  if (NO_CALL.test(variable) || value.length > MAX_LENGTH) return [];
  const words = wordsIn(value);
  const inWords = words.map((word) => fromUrl(word) ?? fromAddress(word)).filter((mention) => mention !== undefined);
  if (inWords.length > 0) return inWords;
  return words.length === 1 ? aloneIn(variable, words[0], variables, ownPorts) : [];
}

/** Hosts in the URLs of a word of a command. */
export function hostsInCommand(word: string): HostMention[] {
  return word.length > MAX_LENGTH ? [] : wordsIn(word).map(fromUrl).filter((mention) => mention !== undefined);
}

function wordsIn(text: string): readonly string[] {
  return text.split(SEPARATOR).filter((word) => word !== '');
}

/** `http://catalog:8080/path`, `jdbc:postgresql://orders-db/orders`, `https://user@catalog`. */
function fromUrl(word: string): HostMention | undefined {
  const at = word.indexOf('://');
  if (at < 0) return undefined;
  const scheme = /[a-z][a-z0-9+.-]*$/i.exec(word.slice(Math.max(at - MAX_SCHEME, 0), at))?.[0].toLowerCase();
  const [authority] = word.slice(at + 3).split(/[/?#'"`)<>|\\]/, 1);
  const [, host, , port] = /^([^:]+)(:(.*))?/.exec(authority.slice(authority.lastIndexOf('@') + 1)) ?? [];
  if (scheme === undefined || host === undefined || host.includes(PartialText.GAP)) return undefined;
  return { host, scheme, port: port === undefined ? DEFAULT_PORTS.get(scheme) : portIn(port) };
}

/** `catalog:8080` */
function fromAddress(word: string): HostMention | undefined {
  const [, host, port] = /^([^/:?#@]+):([^/]+)/.exec(word) ?? [];
  if (host === undefined || host.includes(PartialText.GAP) || portIn(port) === undefined) return undefined;
  return { host, port: portIn(port) };
}

function aloneIn(variable: string, host: string, variables: Variables, ownPorts: ReadonlySet<number>): HostMention[] {
  // A number is the port of another variable.
  if (host.includes(PartialText.GAP) || portIn(host) !== undefined) return [];
  const stem = variable.replace(/_[^_]*$/, '');
  const port = stem === variable ? undefined : portIn(variables.get(`${stem}_PORT`) ?? variables.get(`${variable}_PORT`));
  if (port !== undefined) return [ownPorts.has(port) ? { host } : { host, port }];
  return /_(HOST|HOSTNAME|ADDR|ADDRESS)$/i.test(variable) ? [{ host }] : [];
}

function portIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
