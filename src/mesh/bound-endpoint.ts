import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { IServiceConnectEndpoint } from './endpoint';
import { IServiceConnectNamespace } from './namespace';
import { IServiceConnectService } from './service';
import { ServiceConnectEndpoint, ServiceConnectProtocol } from '../endpoint';
import { ListeningPorts } from './listening-ports';
import { cloudMapServiceElsewhere, sc009, sc018, urlOfTcp } from '../analysis/rules/misuse';
import { Mark, refuse } from '../validation';

const BINDING = new Mark<EndpointBinding>('endpoint-binding');

/** What a connection needs to know about an endpoint, beyond its public interface. */
export interface EndpointBinding {
  /** The name by which `connectTo` chooses it. */
  readonly name: string;
  /** The service that publishes it; `undefined` for an endpoint of another app. */
  readonly server?: IServiceConnectService;
  /** Whose security groups to open; `undefined` if they are not known. */
  readonly network?: IConnectable;
  /** The ports to open. */
  readonly listens: ListeningPorts;
  /** Whether the proxies encrypt; clients are redeployed when that changes, since their proxies encrypt too. */
  readonly tls: boolean;
  /** Its options; `undefined` for an endpoint of another app. */
  readonly definition?: ServiceConnectEndpoint;
  /** The ARN of its Cloud Map service; not there for an endpoint of another app. */
  cloudMapServiceArn?(): string;
}

/** The address of an endpoint, and where it is known. */
export interface EndpointAddress {
  readonly namespace: IServiceConnectNamespace;
  readonly dnsName: string;
  readonly port: number;
  readonly protocol: ServiceConnectProtocol;
  readonly discoveryName?: string;
}

/** An endpoint that clients can dial. */
export class BoundEndpoint implements IServiceConnectEndpoint {
  readonly namespace: IServiceConnectNamespace;
  readonly dnsName: string;
  readonly port: number;
  readonly protocol: ServiceConnectProtocol;
  readonly discoveryName?: string;

  constructor(address: EndpointAddress, binding: EndpointBinding) {
    this.namespace = address.namespace;
    this.dnsName = address.dnsName;
    this.port = address.port;
    this.protocol = address.protocol;
    this.discoveryName = address.discoveryName;
    BINDING.set(this, binding);
  }

  get endpoints(): IServiceConnectEndpoint[] {
    return [this];
  }

  get address(): string {
    return `${this.dnsName}:${this.port}`;
  }

  get url(): string {
    if (this.protocol === ServiceConnectProtocol.TCP) refuse(sc009, urlOfTcp(this.address));
    return `http://${this.address}`;
  }

  cloudMapServiceArn(): string {
    return bindingOf(this)!.cloudMapServiceArn?.() ?? refuse(sc018, cloudMapServiceElsewhere(this.address));
  }
}

/** The binding of an endpoint; `undefined` for an object that this library did not make. */
export function bindingOf(endpoint: IServiceConnectEndpoint): EndpointBinding | undefined {
  return BINDING.get(endpoint);
}
