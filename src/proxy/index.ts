export * from './bound-proxy';
export * from './certificate-authority';
export * from './proxy-logging';
export * from './proxy-overhead';
export * from './tls';
