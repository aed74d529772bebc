import { nearest } from '../../../src/analysis/rules/near-miss';

test.each<[word: string, words: string[], found: string | undefined]>([
  ['Namespace', ['Namespace'], 'Namespace'],
  ['namespace', ['Namespace'], 'Namespace'],
  ['Namspace', ['Namespace'], 'Namespace'],
  ['Namesspace', ['Namespace'], 'Namespace'],
  ['Namaspace', ['Namespace'], 'Namespace'],
  ['Naemspace', ['Namespace'], 'Namespace'],
  ['Namasbace', ['Namespace'], 'Namespace'],
  ['Namasbaze', ['Namespace'], undefined],
  ['Space', ['Namespace'], undefined],
  ['Namespaces', ['Name', 'Namespace', 'Namespacing'], 'Namespace'],
  ['Namespacez', ['Namespacexx', 'Namespace'], 'Namespace'],
  // One letter of three, and two of six.
  ['Tsl', ['Tls'], undefined],
  ['Tlz', ['Tls'], 'Tls'],
  ['Tx', ['Ts'], undefined],
  ['Poxxs', ['Ports'], undefined],
  ['Poxts', ['Ports'], 'Ports'],
  ['Fxxmat', ['Format'], 'Format'],
  ['', ['Tls'], undefined],
  ['Tls', [], undefined],
])('of %j among %j', (word, words, found) => {
  expect(nearest(word, words)).toBe(found);
});
