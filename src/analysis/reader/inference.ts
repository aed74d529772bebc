import { ContainerFacts, isKnown } from '../facts';

/** A name, and perhaps a port, that the environment of a container mentions as something to call. */
interface Mention {
  readonly variable: string;
  readonly host: string;
  /** Left out where the environment does not say: any port of that name may be meant. */
  readonly port?: number;
}

const DEFAULT_PORTS = new Map([['http', 80], ['https', 443], ['ws', 80], ['wss', 443]]);

/** The longest value that is searched: nobody keeps an address in a longer one. */
const MAX_VALUE = 4096;

/**
 * Names that the environment of a container mentions as something to call: in a URL, as `name:port`, or alone in a variable that
 * is meant for a host name.
 */
export function mentionsOf(container: ContainerFacts): Mention[] {
  const values = new Map<string, string>();
  for (const { name, value } of container.environment) if (isKnown(value) && value.length <= MAX_VALUE) values.set(name, value);
  return [...values].flatMap(([variable, value]) => mentionsIn(variable, value, values));
}

function mentionsIn(variable: string, value: string, values: ReadonlyMap<string, string>): Mention[] {
  const words = value.split(/[\s,;]+/).filter((word) => word !== '');
  const inWords = words.flatMap((word) => {
    const mention = fromUrl(word) ?? fromAddress(word);
    return mention ? [{ variable, ...mention }] : [];
  });
  if (inWords.length > 0) return inWords;
  return words.length === 1 ? aloneIn(variable, words[0], values) : [];
}

/** `http://catalog:8080/path`, `jdbc:postgresql://orders-db/orders`, `https://user@catalog`. */
function fromUrl(word: string): { host: string; port?: number } | undefined {
  const [before, after] = word.split(/:\/\/(.*)/s, 2);
  if (after === undefined) return undefined;
  const [scheme] = /[a-z][a-z0-9+.-]*$/i.exec(before) ?? [];
  const [, host, port] = /^(?:[^/@]*@)?([^/:?#@]+)(?::(\d{1,5}))?/.exec(after) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  return { host, port: port === undefined ? DEFAULT_PORTS.get(scheme.toLowerCase()) : Number(port) };
}

/** `catalog:8080` */
function fromAddress(word: string): { host: string; port: number } | undefined {
  const address = /^([^/:?#@]+):(\d{1,5})(?:\/.*)?$/.exec(word);
  return address ? { host: address[1], port: Number(address[2]) } : undefined;
}

function aloneIn(variable: string, host: string, values: ReadonlyMap<string, string>): Mention[] {
  const stem = variable.replace(/_[^_]*$/, '');
  const sibling = stem === variable ? undefined : values.get(`${stem}_PORT`) ?? values.get(`${variable}_PORT`);
  if (sibling !== undefined && /^\d{1,5}$/.test(sibling)) return [{ variable, host, port: Number(sibling) }];
  return /_(HOST|HOSTNAME|ADDR|ADDRESS)$/i.test(variable) ? [{ variable, host }] : [];
}
