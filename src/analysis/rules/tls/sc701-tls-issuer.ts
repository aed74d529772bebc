import { isKnown, MeshFacts } from '../../facts';
import { Problem, Rule } from '../rule';
import { TLS_PAGE } from '../sources';
import { isAddress, tlsEndpoints } from './tls-endpoints';

const AUTHORITY_ARN = /^arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[^/\s]+$/;
const FORM = 'arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>';
const FIX = 'name the private certificate authority of AWS Private CA that signs the certificates';

const LEFT_OUT: Problem = { message: ({ prop }) => `${prop('awsPcaAuthorityArn')} is left out; use the ARN of a private certificate authority, ${FORM}`, fix: FIX };

/** Resources whose `Ref` is an ARN, but that of a certificate. */
const CERTIFICATES = new Set(['AWS::CertificateManager::Certificate', 'AWS::ACMPCA::Certificate', 'AWS::IAM::ServerCertificate']);

/** What is wrong with the ARN of the authority that signs the certificates of an endpoint. */
export function authorityArnProblem(arn: string): Problem | undefined {
  if (AUTHORITY_ARN.test(arn)) return undefined;
  return { message: ({ prop }) => `${prop('awsPcaAuthorityArn')} is ${JSON.stringify(arn)}; use the ARN of a private certificate authority, ${FORM}`, fix: FIX };
}

function resourceProblem(address: string, { resources }: MeshFacts): Problem | undefined {
  const resource = resources.at(address);
  if (!resource || !CERTIFICATES.has(resource.type)) return undefined;
  return { message: ({ prop }) => `${prop('awsPcaAuthorityArn')} is that of ${resource.origin.logicalId}, an ${resource.type}; use the ARN of a private certificate authority, ${FORM}`, fix: FIX };
}

export const sc701: Rule = {
  id: 'SC701',
  name: 'tls-issuer',
  title: 'TLS names a certificate authority of AWS Private CA',
  severity: 'error',
  source: TLS_PAGE,
  * check(mesh) {
    for (const { service: { origin }, endpoint, tls: { authority } } of tlsEndpoints(mesh)) {
      const problem = authority === undefined ? LEFT_OUT
        : !isKnown(authority) ? undefined
          : isAddress(authority) ? resourceProblem(authority, mesh) : authorityArnProblem(authority);
      if (problem) yield { origin, property: `${endpoint.property}/Tls/IssuerCertificateAuthority/AwsPcaAuthorityArn`, ...problem };
    }
  },
};
