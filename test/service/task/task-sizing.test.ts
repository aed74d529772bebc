import { FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { App, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { ServiceConnectFargateServiceProps, ServiceConnectFargateTaskSize, ServiceConnectProxyOverhead } from '../../../src';
import { CONTAINER, MeshStack, resourcesOf, serviceOf, taskOf } from '../../support/app';

const sizeOf = (props: Partial<ServiceConnectFargateServiceProps>) => new MeshStack().service('Ui', props).taskSize!;

describe('the size of a task', () => {
  test.each([
    // asked         proxy        chosen
    [[256, 512], [256, 64], [512, 1024]],
    [[256, 960], [256, 64], [512, 1024]],
    [[256, 961], [256, 64], [512, 2048]],
    [[512, 1024], [256, 64], [1024, 2048]],
    [[256, 4032], [256, 64], [512, 4096]],
    [[256, 4033], [256, 64], [1024, 5120]], // the next tier, since this one ends at 4,096
    [[768, 8192], [256, 64], [2048, 9216]],
    [[4096, 8192], [256, 64], [8192, 16384]],
    [[32, 6], [256, 64], [512, 1024]],
  ])('%j asked', (asked, proxy, chosen) => {
    const size = sizeOf({ cpu: asked[0], memoryLimitMiB: asked[1] });
    expect([size.asked, size.added, size.chosen].map(({ cpu, memoryMiB }) => [cpu, memoryMiB])).toEqual([asked, proxy, chosen]);
  });

  test('asks for 256 and 512 by default', () => expect(sizeOf({}).asked).toEqual({ cpu: 256, memoryMiB: 512 }));

  test.each([[undefined, 256], [0, 256], [500, 256], [501, 512]])('with %p requests a second at peak the proxy gets %d CPU units', (peakRequestsPerSecond, cpu) => {
    expect(sizeOf({ peakRequestsPerSecond }).added.cpu).toBe(cpu);
  });

  test('takes another overhead', () => {
    expect(sizeOf({ proxyOverhead: ServiceConnectProxyOverhead.included() }).chosen).toEqual({ cpu: 256, memoryMiB: 512 });
    expect(sizeOf({ proxyOverhead: ServiceConnectProxyOverhead.of(100, 600), cpu: 156 }))
      .toMatchObject({ added: { cpu: 100, memoryMiB: 600 }, chosen: { cpu: 256, memoryMiB: 2048 } });
    expect(sizeOf({ proxyOverhead: ServiceConnectProxyOverhead.recommended() }).added).toEqual({ cpu: 256, memoryMiB: 64 });
    expect(() => ServiceConnectProxyOverhead.of(-1, 0)).toThrow('SC012 value-range: cpu is -1');
    expect(() => ServiceConnectProxyOverhead.of(0, -1)).toThrow('SC012 value-range: memoryMiB is -1');
  });

  test('can be calculated without a service', () => {
    expect(ServiceConnectFargateTaskSize.of({ cpu: 256, memoryMiB: 512 }, { cpu: 256, memoryMiB: 64 }).chosen).toEqual({ cpu: 512, memoryMiB: 1024 });
  });

  test('is in the template, with its parts', () => {
    const task = taskOf(new MeshStack().service('Ui'));
    expect(task.Properties).toMatchObject({ Cpu: '512', Memory: '1024' });
    expect(task.Metadata!['cdk-ecs-service-connect']).toEqual({ asked: { cpu: 256, memoryMiB: 512 }, proxy: { cpu: 256, memoryMiB: 64 } });
  });

  test('counts sidecars that are added later, if they claim more than was asked for', () => {
    const service = new MeshStack().service('Ui', { container: { ...CONTAINER, memoryLimitMiB: 512 } });
    service.taskDefinition.addContainer('small', { ...CONTAINER, memoryReservationMiB: 128, cpu: 64 });
    expect(service.taskSize).toMatchObject({ asked: { cpu: 256, memoryMiB: 640 }, chosen: { cpu: 512, memoryMiB: 1024 } });
    service.taskDefinition.addContainer('large', { ...CONTAINER, memoryLimitMiB: 1024, cpu: 256 });
    expect(service.taskSize).toMatchObject({ asked: { cpu: 320, memoryMiB: 1664 }, chosen: { cpu: 1024, memoryMiB: 2048 } });
    expect(taskOf(service).Properties).toMatchObject({ Cpu: '1024', Memory: '2048' });
  });

  test.each([
    [{ memoryLimitMiB: 2048 }, [256, 2048], [512, 3072]],
    [{ cpu: 1024 }, [1024, 512], [2048, 4096]],
    [{ cpu: 1024, memoryLimitMiB: 2048 }, [1024, 2048], [2048, 4096]],
    [{ memoryReservationMiB: 1024 }, [256, 1024], [512, 2048]],
  ])('grows with a container of %j', (container, asked, chosen) => {
    const service = new MeshStack().service('Ui', { container: { ...CONTAINER, ...container } });
    expect(service.taskSize).toMatchObject({ asked: { cpu: asked[0], memoryMiB: asked[1] }, chosen: { cpu: chosen[0], memoryMiB: chosen[1] } });
    expect(taskOf(service).Properties).toMatchObject({ Cpu: String(chosen[0]), Memory: String(chosen[1]) });
  });

  test('is what the L2 sees, with sidecars that claim more than the task had', () => {
    const mesh = new MeshStack();
    const service = mesh.service('Ui');
    service.taskDefinition.addContainer('sidecar', { ...CONTAINER, cpu: 2048, memoryLimitMiB: 4096 });
    const { cpu, memoryMiB } = service.taskDefinition as FargateTaskDefinition;
    expect(mesh.resolve([cpu, memoryMiB])).toEqual([4096, 8192]);
    expect(taskOf(service).Properties).toMatchObject({ Cpu: '4096', Memory: '8192' });
  });

  test('of a container that Fargate has no size for fails at the call', () => {
    expect(() => sizeOf({ container: { ...CONTAINER, memoryLimitMiB: 249856 } })).toThrow(/^SC406 fargate-task-size: .*249920/);
  });

  test.each([
    ['cpu', 1, 'cpu is 1; the minimum is 32: 1,024 units are one vCPU; set cpu to 32 or more'],
    ['cpu', 0.25, 'cpu is 0.25; the minimum is 32: 1,024 units are one vCPU'],
    ['memoryLimitMiB', 2, 'memoryLimitMiB is 2; the minimum is 6: 1,024 MiB are one GiB'],
  ])('fails with %s %d, which is meant in another unit', (prop, value, message) => {
    expect(() => sizeOf({ [prop]: value })).toThrow(`SC012 value-range: ${message}`);
  });

  test('fails above what Fargate has, at the call, and names the largest pair', () => {
    expect(() => sizeOf({ cpu: 32768 })).toThrow(/^SC406 fargate-task-size: .*33024.*32768.*249856.*\[Shop\/Ui\]/);
    expect(() => sizeOf({ memoryLimitMiB: 249800 })).toThrow(/^SC406 fargate-task-size: .*249864.*32768.*249856/);
    expect(() => ServiceConnectFargateTaskSize.of({ cpu: 40000, memoryMiB: 1 }, { cpu: 0, memoryMiB: 0 })).toThrow('SC406');
  });

  test('fails at synthesis if the namespace grew later', () => {
    const mesh = new MeshStack(undefined, 'Shop', { expectedServices: 101 });
    const service = mesh.service('Ui', { cpu: 32768 - 256, memoryLimitMiB: 249856 - 64 });
    expect(() => service.taskSize).toThrow('SC406');
    expect(() => resourcesOf(mesh)).toThrow(/\[Shop\/Ui\/TaskDefinition\] SC406 fargate-task-size: /);
  });
});

describe('a large namespace', () => {
  test.each([
    [{ expectedServices: 100 }, 64], [{ expectedServices: 101 }, 128], [{ expectedTasks: 2000 }, 64], [{ expectedTasks: 2001 }, 128],
  ])('%j gives every proxy %d MiB', (props, memoryMiB) => {
    expect(new MeshStack(undefined, 'Shop', props).service('Ui').taskSize!.added.memoryMiB).toBe(memoryMiB);
  });

  test('fails on a negative expectation, and on a token', () => {
    expect(() => new MeshStack(undefined, 'Shop', { expectedServices: -1 })).toThrow('SC012 value-range: expectedServices is -1');
    expect(() => new MeshStack(undefined, 'Shop', { expectedTasks: -1 })).toThrow('SC012 value-range: expectedTasks is -1');
    const expectedTasks = Token.asNumber(Lazy.number({ produce: () => 1 }));
    expect(() => new MeshStack(undefined, 'Shop', { expectedTasks })).toThrow('SC004 literal-required: expectedTasks is a token');
  });

  test('counts tasks: what is expected, else the scaling maximum, else the desired count, else one', () => {
    const grow = (build: (mesh: MeshStack) => void) => {
      const mesh = new MeshStack();
      const first = mesh.service('First');
      build(mesh);
      return first.taskSize!.added.memoryMiB;
    };
    expect(grow((mesh) => mesh.service('Many', { desiredCount: 1999 }))).toBe(64);
    expect(grow((mesh) => mesh.service('Many', { desiredCount: 2000 }))).toBe(128);
    expect(grow((mesh) => mesh.service('Many', { desiredCount: 2000, expectedTasks: 5 }))).toBe(64);
    expect(grow((mesh) => mesh.service('Many', { desiredCount: 1 }).autoScaleTaskCount({ maxCapacity: 2000 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 50 }))).toBe(128);
    expect(grow((mesh) => mesh.service('Many', { expectedTasks: 2000 }))).toBe(128);
  });

  test('the expectation and the rate are in the metadata', () => {
    const mesh = new MeshStack();
    const service = mesh.service('Ui', { peakRequestsPerSecond: 700 });
    service.autoScaleTaskCount({ maxCapacity: 7 });
    expect(serviceOf(service).Metadata!['cdk-ecs-service-connect']).toMatchObject({ peakRequestsPerSecond: 700, expectedTasks: 7 });
  });

  test('101 services over three stacks: every task gets 128 MiB, whatever the order of definition', () => {
    const app = new App();
    const mesh = new MeshStack(app, 'Base');
    const stacks = [mesh, new Stack(app, 'Second'), new Stack(app, 'Third')];
    const services = Array.from({ length: 101 }, (_, i) => mesh.service(`S${i}`, { cpu: 256, memoryLimitMiB: 960 }, stacks[i % 3]));
    expect(services.slice(0, 100).map(({ taskSize }) => taskSize!.added.memoryMiB)).toEqual(Array(100).fill(128));
    const assembly = app.synth();
    const tasks = assembly.stacks.flatMap(({ template }) => Object.values(template.Resources as ReturnType<typeof resourcesOf>))
      .filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition');
    expect(tasks).toHaveLength(101);
    for (const { Properties } of tasks) expect([Properties.Cpu, Properties.Memory]).toEqual(['512', '2048']);
  });
});
