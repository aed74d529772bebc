import { isKnown, ResourceFacts } from '../../facts';
import { attaching } from '../fix';
import { resourceOf } from '../properties';
import { RolePolicies } from '../role-policies';
import { Finding, Rule } from '../rule';
import { grants, statementsOf } from './policy-document';
import { tlsEndpoints, usedFor } from './tls-endpoints';

/** AWS pages that the rules about TLS rest on. */
const INFRASTRUCTURE_ROLE_PAGE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html';

const PRINCIPAL = 'ecs.amazonaws.com';
const POLICY = 'AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity';

/** What ECS cannot do without: to have a certificate issued, to fetch it, and to store it with its key. */
const ACTIONS = ['acm-pca:IssueCertificate', 'acm-pca:GetCertificate', 'secretsmanager:CreateSecret'];

/** Managed policies that are known to hold none of those actions: the others of ECS. Any other may. */
const WITHOUT_ACTIONS = /^arn:aws[a-z-]*:iam::aws:policy\/(service-role\/)?AmazonECS/;

export const sc702: Rule = {
  id: 'SC702',
  name: 'tls-role',
  title: `The role of TLS trusts ${PRINCIPAL} and can issue and store certificates`,
  severity: 'error',
  source: INFRASTRUCTURE_ROLE_PAGE,
  * check(mesh) {
    for (const { service: { origin }, endpoint, tls: { role } } of tlsEndpoints(mesh)) {
      if (role !== undefined) continue;
      yield {
        origin,
        property: `${endpoint.property}/Tls/RoleArn`,
        severity: 'warning',
        message: ({ prop }) => `${prop('roleArn')} is left out; ECS needs a role that trusts ${PRINCIPAL} to issue and store certificates`,
        fix: `name a role with the managed policy service-role/${POLICY}`,
      };
    }
    const roles = [...usedFor(mesh, 'role')].map((identity) => resourceOf(mesh, 'AWS::IAM::Role', identity)).filter((role) => role !== undefined);
    if (roles.length === 0) return;
    const policies = RolePolicies.of(mesh);
    for (const role of roles) {
      if (refusesEcs(role)) yield distrust(role);
      const missing = missingActions(role, policies);
      if (missing.length > 0) yield powerless(role, missing);
    }
  },
};

function refusesEcs({ properties }: ResourceFacts): boolean {
  const statements = statementsOf(properties.AssumeRolePolicyDocument);
  return isKnown(statements) && !statements.some((statement) => (
    grants(statement, 'sts:AssumeRole') && statement.principals.some((principal) => principal === PRINCIPAL || principal === '*')
  ));
}

/** The actions that no policy of the role grants; none where a policy may grant what nobody can see. */
function missingActions(role: ResourceFacts, policies: RolePolicies): string[] {
  const attached = policies.all(role);
  if (!isKnown(attached) || attached.arns.some((arn) => arn.endsWith(`/${POLICY}`) || !WITHOUT_ACTIONS.test(arn))) return [];
  const documents = attached.documents.map(statementsOf);
  if (!documents.every(isKnown)) return [];
  const statements = documents.flat();
  return ACTIONS.filter((action) => !statements.some((statement) => grants(statement, action)));
}

function distrust({ origin }: ResourceFacts): Finding {
  return {
    origin,
    property: 'AssumeRolePolicyDocument',
    message: `role ${origin.logicalId} is used for TLS, but does not trust ${PRINCIPAL}: ECS cannot assume it`,
    fix: `allow sts:AssumeRole to the service ${PRINCIPAL} in the trust policy`,
    changes: [{
      op: 'append',
      path: 'Properties/AssumeRolePolicyDocument/Statement',
      value: [{ Effect: 'Allow', Principal: { Service: PRINCIPAL }, Action: 'sts:AssumeRole' }],
    }],
  };
}

function powerless({ origin }: ResourceFacts, missing: readonly string[]): Finding {
  return {
    origin,
    property: 'ManagedPolicyArns',
    severity: 'warning',
    message: `role ${origin.logicalId} is used for TLS, but none of its policies grants ${missing.join(', ')}`,
    fix: `attach the managed policy service-role/${POLICY}, or statements that grant as much`,
    changes: [attaching(`service-role/${POLICY}`)],
  };
}
