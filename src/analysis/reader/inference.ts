import { ContainerFacts, isKnown, PartialText } from '../facts';

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
/** The longest scheme of a URL that anybody writes: `jdbc:postgresql`. */
const MAX_SCHEME = 40;

/** Names of variables that hold what browsers and other clients outside are told, or what is not called through the proxy. */
const NO_CALL = /(^|_)NO_PROXY$|ALLOWED|CORS|ORIGIN|PUBLIC|EXTERNAL|REDIRECT|CALLBACK|ISSUER|SITE_URL|^(REACT_APP|VITE)_/i;

/**
 * Names that a container mentions as something to call: in a URL, as `name:port`, or alone in a variable that is meant for a host
 * name; in its command, only URLs count.
 */
export function mentionsOf({ environment, command }: ContainerFacts): Mention[] {
  const values = new Map<string, string>();
  for (const { name, value, visible = '' } of environment) {
    const text = isKnown(value) ? value : visible;
    if (text.length <= MAX_VALUE && !NO_CALL.test(name.slice(0, MAX_VALUE))) values.set(name, text);
  }
  const inCommand = command.filter((word) => word.length <= MAX_VALUE).flatMap((word) => wordsIn(word).map(fromUrl));
  return [
    ...[...values].flatMap(([variable, value]) => mentionsIn(variable, value, values)),
    ...inCommand.flatMap((mention) => (mention ? [{ variable: 'Command', ...mention }] : [])),
  ];
}

function wordsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}

function mentionsIn(variable: string, value: string, values: ReadonlyMap<string, string>): Mention[] {
  const words = wordsIn(value);
  const inWords = words.flatMap((word) => {
    const mention = fromUrl(word) ?? fromAddress(word);
    return mention ? [{ variable, ...mention }] : [];
  });
  if (inWords.length > 0) return inWords;
  return words.length === 1 && !words[0].includes(PartialText.GAP) ? aloneIn(variable, words[0], values) : [];
}

/** `http://catalog:8080/path`, `jdbc:postgresql://orders-db/orders`, `https://user@catalog`. */
function fromUrl(word: string): Omit<Mention, 'variable'> | undefined {
  const at = word.indexOf('://');
  if (at === -1) return undefined;
  const [scheme] = /[a-z][a-z0-9+.-]*$/i.exec(word.slice(Math.max(at - MAX_SCHEME, 0), at)) ?? [];
  const [authority] = word.slice(at + 3).split(/[/?#]/, 1);
  const [host, port, ...more] = authority.slice(authority.lastIndexOf('@') + 1).split(':');
  if (scheme === undefined || host === '' || host.includes(PartialText.GAP) || more.length > 0) return undefined;
  // The port is there, and unknown: any port of that name may be meant.
  if (port?.includes(PartialText.GAP) === true) return { host };
  return { host, port: port !== undefined && /^\d{1,5}$/.test(port) ? Number(port) : DEFAULT_PORTS.get(scheme.toLowerCase()) };
}

/** `catalog:8080` */
function fromAddress(word: string): Omit<Mention, 'variable'> | undefined {
  const [address] = word.split('/', 1);
  const [host, port, ...more] = address.split(':');
  if (host === '' || port === undefined || more.length > 0 || /[?#@]/.test(host) || host.includes(PartialText.GAP)) return undefined;
  return /^\d{1,5}$/.test(port) ? { host, port: Number(port) } : undefined;
}

function aloneIn(variable: string, host: string, values: ReadonlyMap<string, string>): Mention[] {
  const underscore = variable.lastIndexOf('_');
  const stem = underscore === -1 ? variable : variable.slice(0, underscore);
  const sibling = stem === variable ? undefined : values.get(`${stem}_PORT`) ?? values.get(`${variable}_PORT`);
  if (sibling !== undefined && /^\d{1,5}$/.test(sibling)) return [{ variable, host, port: Number(sibling) }];
  return /_(HOST|HOSTNAME|ADDR|ADDRESS)$/i.test(variable) ? [{ variable, host }] : [];
}
