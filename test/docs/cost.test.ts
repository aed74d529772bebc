import { join } from 'path';
import { readPage } from './pages';
import { blocksIn, codeOf, synthesise } from './pasted-app';
import { ServiceConnectFargateTaskSize } from '../../src';
import { PROXY_ALLOWANCE } from '../../src/analysis/sizing';
import { scratch } from '../cli/support/cli';

const { text } = readPage(join('docs', 'guides', 'cost.md'));
const { path: folder } = scratch();

test('the program prints what the guide shows', () => {
  const printed = jest.spyOn(console, 'log').mockImplementation();
  synthesise(codeOf('cost'), folder);
  expect(`${printed.mock.calls.map(([line]) => line).join('\n')}\n`).toBe(blocksIn(text, 'text')[0]);
  printed.mockRestore();
});

describe('the table of sizes', () => {
  const SHARE = { cpu: PROXY_ALLOWANCE.cpu, memoryMiB: PROXY_ALLOWANCE.memoryMiB };
  const rows = text.split('\n').filter((line) => /^\| [\d.]+ vCPU, /.test(line)).map((line) => line.split('|').map((cell) => cell.trim()).slice(1, -1));

  /** A cell such as `1 vCPU, 2,048 MiB` or `768 units, 1,984 MiB`. */
  function resources(cell: string) {
    const [, amount, unit, memory] = /^([\d.,]+) (vCPU|units), ([\d,]+) MiB$/.exec(cell)!;
    const number = (digits: string) => Number(digits.replaceAll(',', ''));
    return { cpu: number(amount) * (unit === 'vCPU' ? 1024 : 1), memoryMiB: number(memory) };
  }

  const percent = (part: number, whole: number) => {
    const share = 100 * part / whole;
    return share < 0.5 ? share.toFixed(1) : share.toFixed(0);
  };

  test('has a size of each tier up to 16 vCPU', () => {
    expect(rows.map(([size]) => resources(size).cpu)).toEqual([256, 512, 1024, 2048, 4096, 8192, 16384]);
  });

  test.each(rows)('%s', (size, share, rest, lifted, step) => {
    const whole = resources(size);
    const next = ServiceConnectFargateTaskSize.of(whole, SHARE).chosen;
    expect(resources(lifted)).toEqual(next);
    const memory = next.memoryMiB / whole.memoryMiB;
    expect([next.cpu / whole.cpu, step]).toEqual([2, memory === 2 ? '× 2' : `× 2 for CPU, × ${memory.toFixed(1)} for memory`]);
    if (whole.cpu === SHARE.cpu) {
      expect([share, rest]).toEqual([`all, ${percent(SHARE.memoryMiB, whole.memoryMiB)}%`, 'only with a smaller, measured share']);
    } else {
      expect(share).toBe(`${percent(SHARE.cpu, whole.cpu)}%, ${percent(SHARE.memoryMiB, whole.memoryMiB)}%`);
      expect(resources(rest)).toEqual({ cpu: whole.cpu - SHARE.cpu, memoryMiB: whole.memoryMiB - SHARE.memoryMiB });
      expect(ServiceConnectFargateTaskSize.of(resources(rest), SHARE).chosen).toEqual(whole);
    }
  });
});
