/** How a test-traffic rule tells test requests from others. */
interface TestTrafficHeader {
  readonly name: string;
  readonly value?: string;
}

/**
 * Requests that the proxies send to the new version of a service while a blue/green deployment tests it, before any other request
 * goes there.
 *
 * ECS has such requests only if the service has the deployment strategy BLUE_GREEN, LINEAR or CANARY (see SC602).
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-blue-green.html
 */
export class ServiceConnectTestTraffic {
  /**
   * Requests with a header. Without a value, any value of the header counts.
   *
   * @param name name of the header, such as `x-shop-test`; ECS itself uses `x-amzn-ecs-blue-green-test` for endpoints without a rule
   * @param value value that the header has to have, exactly
   */
  public static header(name: string, value?: string): ServiceConnectTestTraffic {
    return new ServiceConnectTestTraffic({ name, value });
  }

  private constructor(private readonly byHeader: TestTrafficHeader) {}

  /**
   * The `TestTrafficRules` of a client alias.
   *
   * @internal
   */
  public _render(): object {
    const { name, value } = this.byHeader;
    return { Header: { Name: name, ...value === undefined ? {} : { Value: { Exact: value } } } };
  }
}
