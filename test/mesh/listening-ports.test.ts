import { listeningPorts } from '../../src/mesh';

test.each([
  ['bridge', undefined, { from: 32768, to: 65535 }],
  ['bridge', 15000, { from: 15000, to: 15000 }],
  ['awsvpc', undefined, { from: 15000, to: 15000 }],
  ['awsvpc', 15000, { from: 15000, to: 15000 }],
])('in network mode %s with the override %s, a proxy listens on %j', (networkMode, ingressPortOverride, ports) => {
  expect(listeningPorts({ listenPort: 15000, ingressPortOverride }, networkMode)).toEqual(ports);
});
