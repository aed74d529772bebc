"""The emulator ministack, with the resource types and the checks of Service Connect that it lacks.

It writes each operation on a resource to the file that OPERATIONS names, as one line of JSON.
"""
import json
import os
import uuid

from ministack import app
from ministack.services import ec2, ecs, servicediscovery
from ministack.services import cloudformation
from ministack.services.cloudformation import handlers, provisioners, stacks

HANDLERS = provisioners._RESOURCE_HANDLERS
LOG = os.environ['OPERATIONS']
# What a change of ECS services restarts the tasks for.
RESTARTING = (
    'CapacityProviderStrategy', 'ForceNewDeployment', 'LoadBalancers', 'NetworkConfiguration', 'PlatformVersion',
    'ServiceConnectConfiguration', 'ServiceRegistries', 'TaskDefinition', 'VolumeConfigurations',
)

services = {}  # properties of each ECS service, by its ARN
resources = {}  # stack, logical id and type of each resource, by type and physical id


def path_of(stack):
    """The name of a stack; of a nested one, the path to it over logical ids. Its own name is that of its parent, its id and 12 characters."""
    parent = cloudformation._stacks.get(stack, {}).get('_parent_stack_name')
    return stack if parent is None else f'{path_of(parent)}/{stack[len(parent) + 1:-13]}'


def log(operation, resource_type, physical_id, **details):
    stack, logical_id = resources.get((resource_type, physical_id), (None, None))
    line = {'operation': operation, 'type': resource_type, 'stack': path_of(stack), 'logicalId': logical_id, 'physicalId': physical_id, **details}
    with open(LOG, 'a', encoding='utf8') as file:
        file.write(json.dumps(line, default=str) + '\n')


# --- Resource types that exist, and do nothing.

def inert(prefix, attributes):
    def create(logical_id, props, stack):
        physical_id = f'{prefix}{uuid.uuid4().hex[:17]}'
        return physical_id, attributes(physical_id, props)

    def update(physical_id, old, new, stack):
        return physical_id, attributes(physical_id, new)

    return {'create': create, 'update': update, 'delete': lambda physical_id, props: None}


AUTHORITY = 'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/'
HANDLERS['AWS::EC2::EIP'] = inert('eipalloc-', lambda pid, props: {'AllocationId': pid, 'PublicIp': '192.0.2.1'})
HANDLERS['AWS::EC2::NatGateway'] = inert('nat-', lambda pid, props: {'NatGatewayId': pid})
HANDLERS['AWS::ACMPCA::CertificateAuthority'] = inert(AUTHORITY, lambda pid, props: {'Arn': pid, 'CertificateSigningRequest': 'request'})
HANDLERS['AWS::ACMPCA::Certificate'] = inert(f'{AUTHORITY}certificate/', lambda pid, props: {'Arn': pid, 'Certificate': 'certificate'})
HANDLERS['AWS::ACMPCA::CertificateAuthorityActivation'] = inert('activation-', lambda pid, props: {'CompleteCertificateChain': 'chain'})
HANDLERS['AWS::ACMPCA::Permission'] = inert('permission-', lambda pid, props: {})
HANDLERS['AWS::Route53::RecordSet'] = inert('record-', lambda pid, props: {})  # the hosted zones of examples are not in the account
for kind in ('Mesh', 'VirtualNode', 'VirtualService'):
    HANDLERS[f'AWS::AppMesh::{kind}'] = inert(f'{kind}-', lambda pid, props, kind=kind: {
        'Arn': f'arn:aws:appmesh:us-east-1:111122223333:{pid}', 'Uid': pid,
        'MeshName': props.get('MeshName', pid), f'{kind}Name': props.get(f'{kind}Name', pid),
    })


# --- Rules of security groups: EC2 refuses a group that does not exist and a rule that exists.

def group_rule(permissions_key):
    def permission(props):
        return provisioners._ec2_sg_permissions([props])[0]

    def create(logical_id, props, stack):
        group = ec2._security_groups.get(props['GroupId'])
        peer = props.get('SourceSecurityGroupId') or props.get('DestinationSecurityGroupId')
        for name in (props['GroupId'], peer):
            if name and name not in ec2._security_groups:
                raise ValueError(f'InvalidGroup.NotFound: the security group {name} does not exist')
        if permission(props) in group[permissions_key]:
            raise ValueError('InvalidPermission.Duplicate: the specified rule already exists')
        group[permissions_key].append(permission(props))
        return f'sgr-{uuid.uuid4().hex[:17]}', {'Id': 'rule'}

    def delete(physical_id, props):
        group = ec2._security_groups.get(props['GroupId'])
        if group and permission(props) in group[permissions_key]:
            group[permissions_key].remove(permission(props))

    def update(physical_id, old, new, stack):
        delete(physical_id, old)
        create('', new, stack)
        return physical_id, {'Id': 'rule'}

    return {'create': create, 'update': update, 'delete': delete}


HANDLERS['AWS::EC2::SecurityGroupIngress'] = group_rule('IpPermissions')
HANDLERS['AWS::EC2::SecurityGroupEgress'] = group_rule('IpPermissionsEgress')
delete_group = HANDLERS['AWS::EC2::SecurityGroup']['delete']


def delete_unused_group(physical_id, props):
    for group in ec2._security_groups.values():
        rules = group['IpPermissions'] + group['IpPermissionsEgress']
        if group['GroupId'] != physical_id and any(pair.get('GroupId') == physical_id for rule in rules for pair in rule['UserIdGroupPairs']):
            raise ValueError(f'DependencyViolation: a rule of {group["GroupId"]} refers to {physical_id}')
    for arn, service in services.items():
        if physical_id in json.dumps(service.get('NetworkConfiguration', {})):
            raise ValueError(f'DependencyViolation: the tasks of {arn} are in {physical_id}')
    return delete_group(physical_id, props)


HANDLERS['AWS::EC2::SecurityGroup']['delete'] = delete_unused_group


# --- Namespaces and services of ECS.

def connect_of(props):
    configuration = props.get('ServiceConnectConfiguration') or {}
    return configuration if str(configuration.get('Enabled')).lower() == 'true' else None


def published(props):
    configuration = connect_of(props) or {}
    return {(configuration.get('Namespace'), each.get('DiscoveryName') or each['PortName']) for each in configuration.get('Services', [])}


def check_service(props, arn=None):
    configuration = connect_of(props)
    if configuration is None:
        return
    namespaces = [namespace.get('Arn') for namespace in servicediscovery._namespaces.values()]
    if configuration['Namespace'].startswith('arn:') and configuration['Namespace'] not in namespaces:
        raise ValueError(f'NamespaceNotFoundException: {configuration["Namespace"]}')
    task = ecs._task_defs[ecs._resolve_td_key(props['TaskDefinition'])]
    ports = [mapping.get('name') for container in task['containerDefinitions'] for mapping in container.get('portMappings', [])]
    for each in configuration.get('Services', []):
        if each['PortName'] not in ports:
            raise ValueError(f'InvalidParameterException: no port mapping of the task definition is named {each["PortName"]}')
    for other, others in services.items():
        taken = published(props) & published(others) if other != arn else None
        if taken:
            raise ValueError(f'InvalidParameterException: {sorted(name for _, name in taken)} is already used by {other}')


def resolvable(namespace):
    """What the tasks of a deployment that starts now can dial."""
    return sorted({
        f'{alias.get("DnsName", each.get("DiscoveryName"))}:{alias["Port"]}'
        for props in services.values() if (connect_of(props) or {}).get('Namespace') == namespace
        for each in connect_of(props).get('Services', []) for alias in each.get('ClientAliases') or []
    })


def log_deployment(arn):
    configuration = connect_of(services[arn])
    log('deploy', 'AWS::ECS::Service', arn, resolves=resolvable(configuration['Namespace']) if configuration else [])


plain = dict(HANDLERS['AWS::ECS::Service'])


def create_service(logical_id, props, stack):
    check_service(props)
    arn, attributes = plain['create'](logical_id, props, stack)
    services[arn] = props
    resources[('AWS::ECS::Service', arn)] = (stack, logical_id)
    log_deployment(arn)
    return arn, attributes


def update_service(arn, old, new, stack):
    check_service(new, arn)
    result = plain['update'](arn, old, new, stack)
    services[arn] = new
    if any(old.get(key) != new.get(key) for key in RESTARTING):
        log_deployment(arn)
    return result


def delete_service(arn, props):
    result = plain['delete'](arn, props)
    services.pop(arn, None)
    return result


HANDLERS['AWS::ECS::Service'] = {**plain, 'create': create_service, 'update': update_service, 'delete': delete_service}
update_by_call = ecs._update_service


def update_by_api(request):
    """What functions and people call, with `forceNewDeployment`."""
    response = update_by_call(request)
    arn = next((arn for arn in services if arn.rsplit('/', 1)[-1] == str(request.get('service')).rsplit('/', 1)[-1]), None)
    if request.get('forceNewDeployment') and arn and response[0] < 400:
        log_deployment(arn)
    return response


ecs._ACTION_MAP['UpdateService'] = update_by_api

for kind in ('HttpNamespace', 'PrivateDnsNamespace', 'PublicDnsNamespace'):
    handler = HANDLERS[f'AWS::ServiceDiscovery::{kind}']

    def delete_namespace(physical_id, props, delete=handler['delete']):
        arn = servicediscovery._namespaces.get(physical_id, {}).get('Arn')
        for service, others in services.items():
            if arn and arn in [namespace for namespace, _ in published(others)]:
                raise ValueError(f'ResourceInUse: {service} is in {arn}')
        return delete(physical_id, props)

    HANDLERS[f'AWS::ServiceDiscovery::{kind}'] = {**handler, 'delete': delete_namespace}


# --- Exports: CloudFormation does not delete one that another stack imports.

resolve_outputs = stacks._resolve_stack_outputs


def keep_imported(*arguments):
    outputs, exports = resolve_outputs(*arguments)
    stack_id = arguments[-1]
    gone = {name for name, export in cloudformation._exports.items() if export['StackId'] == stack_id} - set(exports)
    for name, stack in cloudformation._stacks.items():
        used = sorted(gone & handlers._imported_export_names(stack, name)) if stack.get('StackStatus') != 'DELETE_COMPLETE' else []
        if used:
            raise ValueError(f'Export {used[0]} cannot be deleted as it is in use by {name}')
    return outputs, exports


stacks._resolve_stack_outputs = keep_imported


# --- The log of all.

def logged(resource_type, handler):
    def create(logical_id, props, stack, *rest):
        physical_id, attributes = handler['create'](logical_id, props, stack, *rest)
        resources[(resource_type, physical_id)] = (stack, logical_id)
        log('create', resource_type, physical_id, properties=props)
        return physical_id, attributes

    def update(physical_id, old, new, stack, *rest):
        result = handler['update'](physical_id, old, new, stack, *rest)
        log('update', resource_type, physical_id, changed=sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))
        return result

    def delete(physical_id, props, *rest):
        result = handler['delete'](physical_id, props, *rest)
        log('delete', resource_type, physical_id)
        return result

    wrapped = {'create': create, 'update': update, 'delete': delete}
    return {**handler, **{name: wrapped[name] for name in wrapped if name in handler}}


for name, handler in list(HANDLERS.items()):
    HANDLERS[name] = logged(name, handler)
app.main()
