import { CertificateAuthority } from 'aws-cdk-lib/aws-acmpca';
import { Certificate, ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone, IHostedZone } from 'aws-cdk-lib/aws-route53';
import { App, Stack } from 'aws-cdk-lib/core';
import { MeshStack, resourcesOf, Synthesised } from './app';
import { ServiceConnectPublicFrontend, ServiceConnectPublicFrontendProps, ServiceConnectTls } from '../../src';
import { findCycles } from '../../src/analysis/graph';
import { readAssembly, readMesh } from '../../src/analysis/reader';

export const INGRESS = 'AWS::EC2::SecurityGroupIngress';
export const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
export const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
export const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
export const RECORD = 'AWS::Route53::RecordSet';
export const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

const AUTHORITY_ARN = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555';
const CERTIFICATE_ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';

/** The resources of a type, with their logical ids. */
export function ofType(stack: Stack, type: string): [string, Synthesised][] {
  return Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === type);
}

/** The properties of the resources of a type. */
export function propertiesOf(stack: Stack, type: string): Synthesised['Properties'][] {
  return ofType(stack, type).map(([, { Properties }]) => Properties);
}

/** The rules of security groups for addresses. */
export function addressRules(stack: Stack): [string, Synthesised][] {
  return ofType(stack, INGRESS).filter(([, { Properties }]) => Properties.CidrIp ?? Properties.CidrIpv6);
}

/** A frontend on a mesh of one service, `Ui`. */
export function build(props: Partial<ServiceConnectPublicFrontendProps> = {}, mesh = new MeshStack(), ui = mesh.server('Ui')) {
  return { mesh, ui, frontend: new ServiceConnectPublicFrontend(mesh, 'Public', { service: ui, ...props }) };
}

export function zoneIn(stack: Stack): IHostedZone {
  return HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' });
}

export function certificateIn(stack: Stack): ICertificate {
  return Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);
}

/** TLS of a certificate authority from elsewhere. */
export function tlsIn(stack: Stack): ServiceConnectTls {
  return ServiceConnectTls.privateCa(CertificateAuthority.fromCertificateAuthorityArn(stack, 'Authority', AUTHORITY_ARN));
}

/** Order and findings of an app; no cycle is among them. */
export function meshOf(app: App) {
  const mesh = readMesh(readAssembly(app.synth().directory)[0]);
  const { deployment } = mesh;
  expect(findCycles(deployment.waitsFor.keys(), (node) => deployment.waitsFor.get(node) ?? [])).toEqual([]);
  return mesh;
}
