export { CHANGES, reasonOf, riskSentence } from './change-words';
export * from './dot';
export * from './mermaid';
export * from './page/page';
export * from './picture-of';
export { connectionNotes, endpointLabel } from './service-label';
